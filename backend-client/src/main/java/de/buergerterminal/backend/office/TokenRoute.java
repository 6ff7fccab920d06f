package de.buergerterminal.backend.office;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// `POST /token`: OAuth 2.0 client credentials (RFC 6749), only with the credentials in the body.
final class TokenRoute {
    private final ApiClients clients;
    private final Clock clock;

    TokenRoute(ApiClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    void answer(Context ctx) {
        ctx.header("Cache-Control", "no-store");
        if (ctx.header("Authorization") != null) {
            refuse(ctx, 401, "invalid_client");
            return;
        }
        Map<String, String> form = RequestBody.form(ctx, 8_192);
        Optional<ApiClients.Client> client =
                clients.authenticate(
                        form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", ""));
        if (!form.getOrDefault("grant_type", "").equals("client_credentials")) {
            refuse(ctx, 400, "unsupported_grant_type");
        } else if (client.isEmpty()) {
            refuse(ctx, 401, "invalid_client");
        } else if (form.containsKey("scope")
                && !form.getOrDefault("scope", "").equals(client.get().role().scope())) {
            refuse(ctx, 400, "invalid_scope");
        } else {
            Reply.json(
                    ctx,
                    200,
                    Json.object()
                            .put("access_token", clients.issue(client.get(), clock.instant()))
                            .put("token_type", "Bearer")
                            .put("expires_in", ApiClients.TOKEN_LIFE.toSeconds())
                            .put("scope", client.get().role().scope()));
        }
    }

    private static void refuse(Context ctx, int status, String error) {
        Reply.json(ctx, status, Json.object().put("error", error));
    }
}
