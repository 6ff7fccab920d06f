package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Why the authority rejects, as it stands in a `reject-submission` event.
///
/// @param detail one sentence for people; names places in the document, never their content
/// @param instance which part is meant: `metadata`, `data` or `attachment:<id>`
record EventProblem(Kind kind, String detail, String instance) {
    /// The prefix is documented on docs.fitko.de (receiving/verification). **The names behind it
    /// are not confirmed**: they are recalled from that page and must be compared with it before
    /// anybody relies on one. `DECISION` is our own and says so by its URN: it is the case worker's
    /// no, for which the documented types, all of them technical, have no word.
    enum Kind {
        ENCRYPTION_ISSUE("encryption-issue", "Entschlüsselungs-Fehler"),
        SYNTAX_VIOLATION("syntax-violation", "Syntax-Fehler"),
        SCHEMA_VIOLATION("schema-violation", "Schema-Fehler"),
        UNSUPPORTED_SCHEMA("unsupported-schema", "Schema nicht unterstützt"),
        SERVICE_MISMATCH("service-mismatch", "Verwaltungsleistung stimmt nicht überein"),
        HASH_MISMATCH("hash-mismatch", "Prüfsumme stimmt nicht"),
        ATTACHMENTS_MISMATCH("attachments-mismatch", "Anlagen stimmen nicht überein"),
        MISSING_ATTACHMENT("missing-attachment", "Anlage fehlt"),
        INCORRECT_AUTHENTICATION_TAG("incorrect-authentication-tag", "Authentication-Tag falsch"),
        NOT_EXACTLY_ONE_SUBMIT_EVENT("not-exactly-one-submit-event", "Ereignisprotokoll falsch"),
        TECHNICAL_ERROR("technical-error", "Technischer Fehler"),
        DECISION("", "Vom Bürgerbüro zurückgewiesen");

        private final String name;
        private final String title;

        Kind(String name, String title) {
            this.name = name;
            this.title = title;
        }

        String type() {
            return name.isEmpty()
                    ? "urn:de:buergerterminal:problem:decision"
                    : "https://schema.fitko.de/fit-connect/events/problems/" + name;
        }
    }

    static EventProblem inMetadata(Kind kind, String detail) {
        return new EventProblem(kind, detail, "metadata");
    }

    static EventProblem inData(Kind kind, String detail) {
        return new EventProblem(kind, detail, "data");
    }

    static ObjectNode payload(List<EventProblem> problems) {
        ObjectNode payload = Json.object();
        var list = payload.putArray("problems");
        for (EventProblem each : problems) {
            list.addObject()
                    .put("type", each.kind.type())
                    .put("title", each.kind.title)
                    .put("detail", each.detail)
                    .put("instance", each.instance);
        }
        return payload;
    }
}
