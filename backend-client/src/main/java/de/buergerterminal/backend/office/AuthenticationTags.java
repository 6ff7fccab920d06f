package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/// The fifth parts of a submission's JWEs, as submit and accept events carry them. Whoever compares
/// them notices when a part was swapped on the way.
final class AuthenticationTags {
    private AuthenticationTags() {}

    static ObjectNode of(Submission submission) {
        ObjectNode tags = Json.object();
        tags.put("metadata", tag(submission.metadata())).put("data", tag(submission.data()));
        if (!submission.announced().isEmpty()) {
            ObjectNode attachments = tags.putObject("attachments");
            new TreeMap<>(submission.attachments())
                    .forEach((id, stored) -> attachments.put(id.toString(), stored.tag()));
        }
        return tags;
    }

    static boolean agree(Submission submission, JsonNode payload) {
        return of(submission).equals(payload.path("authenticationTags"));
    }

    private static String tag(String jwe) {
        return jwe.substring(jwe.lastIndexOf('.') + 1);
    }
}
