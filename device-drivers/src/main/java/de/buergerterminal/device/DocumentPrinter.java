package de.buergerterminal.device;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A page printer with A4 paper.
public interface DocumentPrinter extends Device {
    /// What the printer said it can do when it was last connected; empty before the first time.
    Optional<Capabilities> capabilities();

    /// Prints one document. Documents are printed one after the other; one that cannot begin within
    /// 30 seconds is not printed. `onProgress` is called on the device's thread, once for each
    /// change; it must not block.
    Printing print(PageDocument document, PrintTicket ticket, Consumer<PrintProgress> onProgress);

    /// Asks the printer now, for the check before somebody pays for a document; completes within 3
    /// seconds with the health that was found.
    CompletableFuture<DeviceHealth> askReadiness();

    /// One document on its way to paper.
    interface Printing {
        /// Always completes, normally, within the limits of the device: how long it may print and
        /// how long it waits for staff.
        CompletableFuture<DocumentOutcome> outcome();

        /// Takes the document back if it is not finished yet; the outcome tells what became of it.
        /// Returns at once, and may be called more than once.
        void cancel();
    }

    /// @param model as the printer names itself, at most 127 characters
    /// @param pdf takes [PageDocument.Pdf]
    /// @param pages takes [PageDocument.Pages]
    /// @param media paper sizes in the names of PWG 5101.1, for example `iso_a4_210x297mm`
    /// @param mostCopies of one document, at least 1
    record Capabilities(
            String model,
            boolean pdf,
            boolean pages,
            boolean colour,
            boolean bothSides,
            List<String> media,
            int mostCopies) {
        public Capabilities {
            media = List.copyOf(media);
        }
    }
}
