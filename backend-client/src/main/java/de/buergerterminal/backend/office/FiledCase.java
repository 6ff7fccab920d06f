package de.buergerterminal.backend.office;

import de.buergerterminal.backend.office.record.RoutedCopy;
import java.util.List;

/// A case with everything that its record needs; only ever in memory.
///
/// @param attachments in the order of the metadata
/// @param copies what other bodies get, empty before the acceptance
record FiledCase(
        ReceivedCase received, List<OpenedAttachment> attachments, List<RoutedCopy> copies) {
    FiledCase {
        attachments = List.copyOf(attachments);
        copies = List.copyOf(copies);
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "FiledCase[" + received + "]";
    }
}
