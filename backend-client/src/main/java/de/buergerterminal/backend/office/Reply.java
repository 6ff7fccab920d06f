package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/// Writes answers as JSON or as problem documents.
final class Reply {
    private Reply() {}

    static void json(Context ctx, int status, JsonNode body) {
        ctx.status(status)
                .contentType("application/json")
                .result(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static void problem(Context ctx, Refusal refusal) {
        ctx.status(refusal.status())
                .contentType("application/problem+json")
                .result(refusal.problem().toString().getBytes(StandardCharsets.UTF_8));
    }
}
