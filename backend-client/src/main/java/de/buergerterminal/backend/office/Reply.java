package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/// Writes answers as JSON or as problem documents, or breaks one off.
final class Reply {
    private Reply() {}

    static void json(Context ctx, int status, JsonNode body) {
        ctx.status(status)
                .contentType("application/json")
                .result(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Ends the connection without another byte; the other side sees that something is missing.
    static void cutOff(Context ctx) {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    static void problem(Context ctx, Refusal refusal) {
        ctx.status(refusal.status())
                .contentType("application/problem+json")
                .result(refusal.problem().toString().getBytes(StandardCharsets.UTF_8));
    }
}
