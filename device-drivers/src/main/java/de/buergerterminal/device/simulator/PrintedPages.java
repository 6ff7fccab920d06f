package de.buergerterminal.device.simulator;

import java.util.Optional;

/// What lies in the tray of a [SimulatedDocumentPrinter]: a document as it was sent.
///
/// @param format MIME type
/// @param file the document's octets
/// @param pages sides of one copy
/// @param sides as the job asked, for example `one-sided`
/// @param colourMode as the job asked
/// @param media as the job asked
@SuppressWarnings("ArrayRecordComponent") // a simulator's memory, compared by nobody
public record PrintedPages(
        String jobName,
        String user,
        String format,
        byte[] file,
        int pages,
        int copies,
        Optional<String> sides,
        Optional<String> colourMode,
        Optional<String> media) {
    @Override
    public String toString() {
        return "PrintedPages[" + format + ", " + pages + " pages]";
    }
}
