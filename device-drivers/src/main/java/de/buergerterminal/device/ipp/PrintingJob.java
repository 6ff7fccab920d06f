package de.buergerterminal.device.ipp;

import de.buergerterminal.device.DocumentOutcome;
import de.buergerterminal.device.DocumentPrinter;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PageDocument;
import de.buergerterminal.device.PrintProgress;
import de.buergerterminal.device.PrintTicket;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One document on its way: what is to be printed and who waits for it. Its name is random, so that
/// nobody learns anything from a job list, and the printer can be asked whether it means the same.
final class PrintingJob implements DocumentPrinter.Printing {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// @param format MIME type
    @SuppressWarnings("ArrayRecordComponent") // compared with nothing, copied nowhere
    record Data(String format, byte[] octets) {}

    private final PrintTicket ticket;
    private final Consumer<PrintProgress> onProgress;
    private final CompletableFuture<DocumentOutcome> outcome = new CompletableFuture<>();
    private final String name = "Dokument %08X".formatted(RANDOM.nextInt());
    private final long askedAt = System.nanoTime();
    private volatile @Nullable PageDocument document;
    private volatile boolean cancelWanted;

    PrintingJob(PageDocument document, PrintTicket ticket, Consumer<PrintProgress> onProgress) {
        this.document = document;
        this.ticket = ticket;
        this.onProgress = onProgress;
    }

    String name() {
        return name;
    }

    PrintTicket ticket() {
        return ticket;
    }

    Consumer<PrintProgress> onProgress() {
        return onProgress;
    }

    long askedAt() {
        return askedAt;
    }

    boolean cancelWanted() {
        return cancelWanted;
    }

    /// What stops this document on this printer.
    Optional<Fault> unfit(PrinterFacts facts) {
        var able = facts.capabilities();
        var why =
                switch (document) {
                    case PageDocument.Pdf _ when !able.pdf() ->
                            "the printer takes no PDF, only drawn pages";
                    case PageDocument.Pages _ when !able.pages() ->
                            "the printer takes no drawn pages, only PDF";
                    case PageDocument.Pdf _ when ticket.copies() > able.mostCopies() ->
                            "the printer makes at most " + able.mostCopies() + " copies";
                    case null -> "the document is gone";
                    case PageDocument.Pdf _, PageDocument.Pages _ -> "";
                };
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fault(FaultCode.UNSUPPORTED, why));
    }

    /// The document as this printer takes it. Copies of drawn pages are drawn again, since a
    /// printer need not copy raster; each copy begins on a new sheet.
    Data data(PrinterFacts facts, PaperSize paper) {
        return switch (document) {
            case PageDocument.Pdf it -> new Data(PrinterFacts.PDF, it.file());
            case PageDocument.Pages it -> {
                var raster = facts.raster().orElseThrow();
                var colour = raster.colour() && (ticket.colour() || !raster.grey());
                var bothSides = ticket.bothSides() && facts.capabilities().bothSides();
                var copies = Sheets.copies(it.pages(), ticket.copies(), bothSides);
                yield new Data(
                        PrinterFacts.PWG_RASTER,
                        PwgRaster.of(copies, paper, raster.dotsPerInch(), colour, bothSides));
            }
            case null -> throw new IllegalStateException("the document is gone");
        };
    }

    /// Drawn pages carry their copies themselves.
    PrintTicket ticketForPrinter() {
        return document instanceof PageDocument.Pages
                ? new PrintTicket(1, ticket.bothSides(), ticket.colour())
                : ticket;
    }

    /// Ends it, once; the document is forgotten.
    void end(DocumentOutcome how) {
        forget();
        outcome.complete(how);
    }

    void notPrinted(Fault fault) {
        end(new DocumentOutcome.NotPrinted(fault));
    }

    /// The printer has it; nobody needs it here any more.
    void forget() {
        document = null;
    }

    @Override
    public CompletableFuture<DocumentOutcome> outcome() {
        return outcome;
    }

    @Override
    public void cancel() {
        cancelWanted = true;
    }
}
