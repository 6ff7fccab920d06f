package de.buergerterminal.device.simulator;

import de.buergerterminal.device.ipp.IppGroup;
import de.buergerterminal.device.ipp.IppMessage;
import de.buergerterminal.device.ipp.IppValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a simulated page printer was built with.
///
/// @param colour and both sides, or only black on one
/// @param sendsDocumentsApart knows Create-Job and Send-Document besides Print-Job
public record DocumentPrinterModel(
        String name,
        boolean pdf,
        boolean pwgRaster,
        boolean colour,
        boolean bothSides,
        boolean sendsDocumentsApart,
        List<String> media) {
    private static final String A4 = "iso_a4_210x297mm";

    /// Everything IPP Everywhere asks for, and PDF.
    public static DocumentPrinterModel office() {
        return new DocumentPrinterModel(
                "Simulated Office Printer",
                true,
                true,
                true,
                true,
                true,
                List.of(A4, "na_letter_8.5x11in"));
    }

    /// IPP Everywhere without PDF.
    public static DocumentPrinterModel rasterOnly() {
        return new DocumentPrinterModel(
                "Simulated Raster Printer", false, true, true, false, true, List.of(A4));
    }

    /// PDF in black on one side, IPP 1.1 operations only.
    public static DocumentPrinterModel simple() {
        return new DocumentPrinterModel(
                "Simulated Simple Printer", true, false, false, false, false, List.of(A4));
    }

    DocumentPrinterModel withMedia(String... sizes) {
        return new DocumentPrinterModel(
                name, pdf, pwgRaster, colour, bothSides, sendsDocumentsApart, List.of(sizes));
    }

    DocumentPrinterModel withoutFormats() {
        return new DocumentPrinterModel(
                name, false, false, colour, bothSides, sendsDocumentsApart, media);
    }

    boolean takes(String format) {
        return formats().contains(format) || format.equals("application/octet-stream");
    }

    private List<String> formats() {
        return Stream.of(
                        pdf ? "application/pdf" : "",
                        pwgRaster ? "image/pwg-raster" : "",
                        "text/plain")
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /// The attributes that do not change while it runs.
    IppGroup attributes(String uri) {
        return media(paper(identity(uri)));
    }

    private IppGroup identity(String uri) {
        return IppGroup.of(IppGroup.PRINTER)
                .and("printer-uri-supported", IppValue.uri(uri))
                .and("uri-authentication-supported", IppValue.keyword("none"))
                .and("uri-security-supported", IppValue.keyword("none"))
                .and("printer-name", IppValue.name("simulated"))
                .and("printer-info", IppValue.text(name))
                .and("printer-make-and-model", IppValue.text(name))
                .and("printer-location", IppValue.text(""))
                .and("printer-more-info", IppValue.uri(uri.replaceFirst("^ipp", "http")))
                .and("ipp-versions-supported", keywords("1.1", "2.0"))
                .and("operations-supported", operations())
                .and("charset-configured", new IppValue.Text(IppValue.CHARSET, "utf-8"))
                .and("charset-supported", new IppValue.Text(IppValue.CHARSET, "utf-8"))
                .and("natural-language-configured", new IppValue.Text(IppValue.LANGUAGE, "en"))
                .and(
                        "generated-natural-language-supported",
                        new IppValue.Text(IppValue.LANGUAGE, "en"))
                .and("document-format-default", IppValue.mimeType(formats().getFirst()))
                .and(
                        "document-format-supported",
                        formats().stream().map(IppValue::mimeType).toList())
                .and("pdl-override-supported", IppValue.keyword("attempted"))
                .and("compression-supported", IppValue.keyword("none"))
                .and("multiple-document-jobs-supported", IppValue.truth(false))
                .and("multiple-operation-time-out", IppValue.integer(60));
    }

    private IppGroup paper(IppGroup printer) {
        var more =
                printer.and("color-supported", IppValue.truth(colour))
                        .and("copies-default", IppValue.integer(1))
                        .and("copies-supported", new IppValue.Range(1, 99))
                        .and("sides-default", IppValue.keyword("one-sided"))
                        .and(
                                "sides-supported",
                                bothSides
                                        ? keywords(
                                                "one-sided",
                                                "two-sided-long-edge",
                                                "two-sided-short-edge")
                                        : keywords("one-sided"))
                        .and("print-color-mode-default", IppValue.keyword("monochrome"))
                        .and(
                                "print-color-mode-supported",
                                colour
                                        ? keywords("auto", "color", "monochrome")
                                        : keywords("monochrome"))
                        .and("print-quality-default", IppValue.enumeration(4))
                        .and("print-quality-supported", IppValue.enumeration(4))
                        .and("orientation-requested-default", IppValue.enumeration(3))
                        .and("orientation-requested-supported", IppValue.enumeration(3))
                        .and("printer-resolution-default", IppValue.perInch(300))
                        .and("printer-resolution-supported", IppValue.perInch(300))
                        .and("output-bin-default", IppValue.keyword("face-down"))
                        .and("output-bin-supported", IppValue.keyword("face-down"));
        if (!pwgRaster) return more;
        return more.and("pwg-raster-document-resolution-supported", IppValue.perInch(300))
                .and("pwg-raster-document-sheet-back", IppValue.keyword("normal"))
                .and(
                        "pwg-raster-document-type-supported",
                        colour ? keywords("sgray_8", "srgb_8") : keywords("sgray_8"));
    }

    private IppGroup media(IppGroup printer) {
        var a4 =
                new IppValue.Collection(
                        Map.of(
                                "x-dimension", List.of(IppValue.integer(21_000)),
                                "y-dimension", List.of(IppValue.integer(29_700))));
        return printer.and("media-default", IppValue.keyword(media.getFirst()))
                .and("media-supported", media.stream().map(IppValue::keyword).toList())
                .and("media-ready", IppValue.keyword(media.getFirst()))
                .and("media-size-supported", a4)
                .and(
                        "media-col-default",
                        new IppValue.Collection(Map.of("media-size", List.of(a4))))
                .and("media-col-supported", IppValue.keyword("media-size"));
    }

    private List<IppValue> operations() {
        var always =
                Stream.of(
                        IppMessage.PRINT_JOB,
                        IppMessage.VALIDATE_JOB,
                        IppMessage.CANCEL_JOB,
                        IppMessage.GET_JOB_ATTRIBUTES,
                        IppMessage.GET_JOBS,
                        IppMessage.GET_PRINTER_ATTRIBUTES);
        var apart =
                sendsDocumentsApart
                        ? Stream.of(IppMessage.CREATE_JOB, IppMessage.SEND_DOCUMENT)
                        : Stream.<Integer>empty();
        return Stream.concat(always, apart).map(IppValue::enumeration).toList();
    }

    static List<IppValue> keywords(String... words) {
        return Arrays.stream(words).map(IppValue::keyword).toList();
    }
}
