package de.buergerterminal.backend.office;

import de.buergerterminal.backend.office.record.RecordDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/// One attachment whose file was read to its end and proven when its case was filed; no plain byte
/// left this package then. Its content is decrypted once more, piece by piece, when somebody asks
/// for it.
///
/// @param name the file's name as the sender wrote it: text for people, never a path
/// @param size of the content in bytes
/// @param content fails at its end if the file was changed since it was filed; whoever passes the
///   bytes on must then break off visibly
record OpenedAttachment(
        UUID id, String name, String mediaType, long size, RecordDocument.Content content) {
    /// All of it in memory.
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream(Math.toIntExact(size));
        try {
            content.writeTo(bytes);
        } catch (IOException changedSinceThen) {
            throw new UncheckedIOException(changedSinceThen);
        }
        return bytes.toByteArray();
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "OpenedAttachment[" + id + "]";
    }
}
