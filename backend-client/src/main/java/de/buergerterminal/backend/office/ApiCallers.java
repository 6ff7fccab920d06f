package de.buergerterminal.backend.office;

import de.buergerterminal.backend.office.ApiClients.Client;
import de.buergerterminal.backend.office.ApiClients.Role;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/// Lets those call the service who hold a token of it.
final class ApiCallers {
    private final ApiClients clients;
    private final Clock clock;

    ApiCallers(ApiClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    Handler any(Handler handler) {
        return ctx -> {
            client(ctx);
            handler.handle(ctx);
        };
    }

    Handler by(Role role, Handler handler) {
        return ctx -> {
            if (client(ctx).role() != role) {
                throw Refusal.of(403, "Forbidden", "This client may not do that.");
            }
            handler.handle(ctx);
        };
    }

    private Client client(Context ctx) {
        String header = Optional.ofNullable(ctx.header("Authorization")).orElse("");
        if (!header.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            throw Refusal.of(401, "Unauthorized", "Send a bearer token from /token.");
        }
        return clients.bearer(header.substring("bearer ".length()).strip(), clock.instant())
                .orElseThrow(() ->
                        Refusal.of(
                                401,
                                "Unauthorized",
                                "The token is wrong or too old; fetch a new one."));
    }
}
