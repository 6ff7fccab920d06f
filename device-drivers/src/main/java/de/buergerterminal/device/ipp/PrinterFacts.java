package de.buergerterminal.device.ipp;

import de.buergerterminal.device.DocumentPrinter.Capabilities;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PrintTicket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// What a printer can do, from the answer to Get-Printer-Attributes (PWG 5100.14-2020).
///
/// @param raster how pages are drawn for it, where it takes PWG raster at all
/// @param sendsDocumentsApart knows Create-Job and Send-Document
record PrinterFacts(
        Capabilities capabilities,
        Optional<Raster> raster,
        boolean sendsDocumentsApart,
        List<String> sides,
        List<String> colourModes) {
    static final List<String> ASKED =
            List.of(
                    "printer-make-and-model",
                    "document-format-supported",
                    "operations-supported",
                    "copies-supported",
                    "sides-supported",
                    "print-color-mode-supported",
                    "media-supported",
                    "pwg-raster-document-resolution-supported",
                    "pwg-raster-document-type-supported");

    static final String PDF = "application/pdf";
    static final String PWG_RASTER = "image/pwg-raster";

    /// @param dotsPerInch the same along and across
    record Raster(int dotsPerInch, boolean grey, boolean colour) {
        private static final int GOOD_ENOUGH = 300;

        static Optional<Raster> of(IppGroup printer) {
            var types = printer.texts("pwg-raster-document-type-supported");
            var grey = types.contains("sgray_8");
            var colour = types.contains("srgb_8");
            var resolution = resolutionOf(printer);
            if (!(grey || colour) || resolution.isEmpty()) return Optional.empty();
            return Optional.of(new Raster(resolution.getAsInt(), grey, colour));
        }

        /// The coarsest that is good enough for small print, else the finest there is.
        private static OptionalInt resolutionOf(IppGroup printer) {
            var square =
                    printer.values("pwg-raster-document-resolution-supported").stream()
                            .filter(IppValue.Resolution.class::isInstance)
                            .map(IppValue.Resolution.class::cast)
                            .filter(it -> it.unit() == IppValue.Resolution.PER_INCH)
                            .filter(it -> it.feed() == it.crossFeed())
                            .mapToInt(IppValue.Resolution::feed)
                            .filter(it -> it >= 72 && it <= 1200)
                            .toArray();
            var good = IntStream.of(square).filter(it -> it >= GOOD_ENOUGH).min();
            return good.isPresent() ? good : IntStream.of(square).max();
        }
    }

    static PrinterFacts of(IppGroup printer) {
        var formats = printer.texts("document-format-supported");
        var raster = formats.contains(PWG_RASTER) ? Raster.of(printer) : Optional.<Raster>empty();
        var sides = printer.texts("sides-supported");
        var colourModes = printer.texts("print-color-mode-supported");
        var operations = printer.numbers("operations-supported");
        var capabilities =
                new Capabilities(
                        model(printer),
                        formats.contains(PDF),
                        raster.isPresent(),
                        colourModes.contains("color"),
                        sides.contains("two-sided-long-edge"),
                        StateReasons.told(printer.texts("media-supported"), 200),
                        mostCopies(printer));
        return new PrinterFacts(
                capabilities,
                raster,
                operations.contains(IppMessage.CREATE_JOB)
                        && operations.contains(IppMessage.SEND_DOCUMENT),
                sides,
                colourModes);
    }

    private static String model(IppGroup printer) {
        var said = printer.text("printer-make-and-model").orElse("").replaceAll("\\p{C}", "");
        var name = said.isBlank() ? "unknown model" : said.strip();
        return name.codePoints()
                .limit(127)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int mostCopies(IppGroup printer) {
        return printer.values("copies-supported").stream()
                .mapToInt(it -> it instanceof IppValue.Range range ? range.to() : 1)
                .map(it -> Math.clamp(it, 1, 99))
                .findFirst()
                .orElse(1);
    }

    /// What stops every document on this printer, whatever its state.
    Optional<Fault> unfit(String media) {
        if (!capabilities.pdf() && !capabilities.pages()) {
            return Optional.of(
                    new Fault(
                            FaultCode.UNSUPPORTED,
                            "takes neither application/pdf nor image/pwg-raster with 8 bits"));
        }
        if (!capabilities.media().contains(media)) {
            return Optional.of(new Fault(FaultCode.UNSUPPORTED, "takes no paper " + media));
        }
        return Optional.empty();
    }

    /// The job attributes of a ticket, only what this printer supports.
    IppGroup attributesOf(PrintTicket ticket, String media) {
        var job = IppGroup.of(IppGroup.JOB).and("media", IppValue.keyword(media));
        if (ticket.copies() > 1) job = job.and("copies", IppValue.integer(ticket.copies()));
        var side =
                ticket.bothSides() && capabilities.bothSides()
                        ? "two-sided-long-edge"
                        : "one-sided";
        if (sides.contains(side)) job = job.and("sides", IppValue.keyword(side));
        var mode = ticket.colour() && capabilities.colour() ? "color" : "monochrome";
        if (colourModes.contains(mode)) {
            job = job.and("print-color-mode", IppValue.keyword(mode));
        }
        return job;
    }
}
