package de.buergerterminal.backend.fitconnect;

import java.util.UUID;

/// Fetches what an office replied. Blocks for a bounded time; use a virtual thread.
public interface ReplyService {
    /// One reply as it lies at the service, encrypted for the sender of the case.
    ///
    /// @param encryptedMetadata compact JWE
    /// @param encryptedData compact JWE
    record SealedReply(UUID id, UUID caseId, String encryptedMetadata, String encryptedData) {
        AuthenticationTags tags() {
            return new AuthenticationTags(tag(encryptedMetadata), tag(encryptedData));
        }

        private static String tag(String compactJwe) {
            return compactJwe.substring(compactJwe.lastIndexOf('.') + 1);
        }
    }

    Reply<SealedReply> reply(UUID replyId);
}
