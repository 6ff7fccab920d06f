package de.buergerterminal.backend.fitconnect;

import de.buergerterminal.backend.submission.SealedSubmission;

/// The fifth parts of the two JWEs; equal tags in the event log prove that the office was handed
/// exactly what this terminal sealed.
public record AuthenticationTags(String metadata, String data) {
    public static AuthenticationTags of(SealedSubmission submission) {
        return new AuthenticationTags(
                SealedSubmission.authenticationTag(submission.encryptedMetadata()),
                SealedSubmission.authenticationTag(submission.encryptedData()));
    }
}
