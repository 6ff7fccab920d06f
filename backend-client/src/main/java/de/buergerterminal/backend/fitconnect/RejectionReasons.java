package de.buergerterminal.backend.fitconnect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Why an office rejected, in sentences for the citizen. FIT-Connect's own types of problem tell of
/// hashes and schemas; here they become plain words, with the office's detail behind them. Problems
/// of other types are shown as the office worded them.
final class RejectionReasons {
    private static final String TYPES = "https://schema.fitko.de/fit-connect/events/problems/";
    private static final int MOST = 10;

    private RejectionReasons() {}

    /// @param rejection content of the event
    static List<String> of(ObjectNode rejection) {
        var reasons = new ArrayList<String>();
        for (JsonNode each : rejection.path("problems")) {
            if (!(each instanceof ObjectNode problem) || reasons.size() == MOST) continue;
            String subject = plain(problem.path("type").asText(""));
            if (subject.isEmpty()) subject = FitConnectHttp.word(problem, "title", 200);
            String detail = FitConnectHttp.word(problem, "detail", 500);
            String reason =
                    subject.isBlank() || detail.isBlank()
                            ? subject + detail
                            : subject + ": " + detail;
            if (!reason.isBlank()) reasons.add(reason);
        }
        return reasons.isEmpty() ? List.of("Ohne Angabe von Gründen.") : reasons;
    }

    /// Empty for a type whose meaning is not known. The prefix is documented on docs.fitko.de
    /// (receiving/verification); the names behind it are not confirmed.
    private static String plain(String type) {
        if (!type.startsWith(TYPES)) return "";
        return switch (type.substring(TYPES.length())) {
            case "encryption-issue" -> "Das Amt konnte den Antrag nicht entschlüsseln";
            case "syntax-violation", "schema-violation", "unsupported-schema", "missing-schema" ->
                    "Die Angaben passen nicht zum Formular des Amts";
            case "unsupported-service", "service-mismatch" ->
                    "Dieses Amt nimmt diese Leistung nicht an";
            case "unsupported-reply-channel" -> "Das Amt kann auf diesem Weg nicht antworten";
            case "missing-data",
                    "missing-attachment",
                    "attachments-mismatch",
                    "hash-mismatch",
                    "incorrect-authentication-tag",
                    "missing-authentication-tags",
                    "not-exactly-one-submit-event",
                    "invalid-event-log" ->
                    "Der Antrag kam beim Amt nicht vollständig und unverändert an";
            case "technical-error" -> "Beim Amt gab es eine technische Störung";
            default -> "";
        };
    }
}
