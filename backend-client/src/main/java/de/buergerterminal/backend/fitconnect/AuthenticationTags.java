package de.buergerterminal.backend.fitconnect;

import static java.util.stream.Collectors.toUnmodifiableMap;

import de.buergerterminal.backend.submission.SealedAttachment;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.util.Map;
import java.util.UUID;

/// The fifth parts of the JWEs; equal tags in the event log prove that the office was handed
/// exactly what this terminal sealed.
///
/// @param attachments by attachment id
public record AuthenticationTags(String metadata, String data, Map<UUID, String> attachments) {
    public AuthenticationTags {
        attachments = Map.copyOf(attachments);
    }

    /// Of a submission without attachments.
    public AuthenticationTags(String metadata, String data) {
        this(metadata, data, Map.of());
    }

    public static AuthenticationTags of(SealedSubmission submission) {
        return new AuthenticationTags(
                SealedSubmission.authenticationTag(submission.encryptedMetadata()),
                SealedSubmission.authenticationTag(submission.encryptedData()),
                submission.attachments().stream()
                        .collect(toUnmodifiableMap(SealedAttachment::id, SealedAttachment::tag)));
    }
}
