package de.buergerterminal.backend.office;

import java.util.UUID;

/// One decrypted attachment.
final class OpenedAttachment {
    private final UUID id;
    private final String mediaType;
    private final byte[] content;

    OpenedAttachment(UUID id, String mediaType, byte[] content) {
        this.id = id;
        this.mediaType = mediaType;
        this.content = content.clone();
    }

    UUID id() {
        return id;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return content.clone();
    }
}
