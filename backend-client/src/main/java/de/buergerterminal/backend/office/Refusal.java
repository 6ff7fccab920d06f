package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The service says no: an HTTP status and a problem document (RFC 7807). The message never holds
/// anything from inside a submission.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String PREFIX =
            "https://schema.fitko.de/fit-connect/submission-api/problems/";

    private final int status;
    private final String type;
    private final String title;

    private Refusal(int status, String type, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
    }

    static Refusal submissionNotFound() {
        return new Refusal(
                404,
                PREFIX + "submission-not-found",
                "Submission not found",
                "There is no such submission, or it was deleted because it stayed unfinished.");
    }

    static Refusal destinationNotFound() {
        return new Refusal(
                404,
                PREFIX + "destination-not-found",
                "Destination not found",
                "There is no destination with this id; read the id again from the routing data.");
    }

    /// A refusal whose documented type is not known: `about:blank`, as RFC 7807 has it.
    static Refusal of(int status, String title, String detail) {
        return new Refusal(status, "about:blank", title, detail);
    }

    static Refusal badRequest(String detail) {
        return of(400, "Bad Request", detail);
    }

    static Refusal conflict(String detail) {
        return of(409, "Conflict", detail);
    }

    static Refusal unprocessable(String detail) {
        return of(422, "Unprocessable Content", detail);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String detail() {
        String detail = getMessage();
        return detail == null ? title : detail;
    }

    ObjectNode problem() {
        return Json.object()
                .put("type", type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail());
    }
}
