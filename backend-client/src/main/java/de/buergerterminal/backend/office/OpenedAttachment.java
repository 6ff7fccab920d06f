package de.buergerterminal.backend.office;

import java.util.UUID;
import java.util.function.Supplier;

/// One attachment that was proven; its content is decrypted when somebody asks for it.
///
/// @param name the file's name as the sender wrote it: text for people, never a path
/// @param size of the content in bytes
/// @param reader decrypts the whole content into memory
record OpenedAttachment(
        UUID id, String name, String mediaType, long size, Supplier<byte[]> reader) {
    byte[] content() {
        return reader.get();
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "OpenedAttachment[" + id + "]";
    }
}
