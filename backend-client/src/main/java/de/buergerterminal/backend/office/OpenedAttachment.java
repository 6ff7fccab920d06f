package de.buergerterminal.backend.office;

import java.util.UUID;

/// One decrypted attachment.
final class OpenedAttachment {
    private final UUID id;
    private final String name;
    private final String mediaType;
    private final byte[] content;

    /// @param name the file's name as the sender wrote it: text for people, never a path
    OpenedAttachment(UUID id, String name, String mediaType, byte[] content) {
        this.id = id;
        this.name = name;
        this.mediaType = mediaType;
        this.content = content.clone();
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return content.clone();
    }
}
