package de.buergerterminal.backend.office;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;

/// What every call to the service passes before and after its route: the check for a real
/// `User-Agent` (the live service's bot detection answers 403 without one) and the faults.
final class Gate {
    private final Faults faults;

    Gate(Faults faults) {
        this.faults = faults;
    }

    void addTo(RoutesConfig routes) {
        for (String path : new String[] {"/token", DeliveryRoutes.BASE + "/*"}) {
            routes.before(path, this::enter);
            routes.after(path, this::leave);
        }
    }

    private void enter(Context ctx) throws InterruptedException {
        Thread.sleep(faults.delay());
        int failure = faults.failure();
        if (failure != 0) {
            throw Refusal.of(failure, "Fault", "This answer was ordered by the office's operator.");
        }
        String agent = Optional.ofNullable(ctx.userAgent()).orElse("");
        if (agent.isBlank() || agent.startsWith("Java-http-client")) {
            throw Refusal.of(403, "Forbidden", "Send a User-Agent that names your product.");
        }
    }

    /// The work is done and durable; the sender will never hear of it.
    private void leave(Context ctx) {
        exchange(ctx).filter(faults::losesTheAnswerOf).ifPresent(_ -> Reply.cutOff(ctx));
    }

    private static Optional<Exchange> exchange(Context ctx) {
        String path = ctx.path().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                switch (ctx.method().toString()) {
                    case "POST" ->
                            path.equals("/token")
                                    ? Exchange.TOKEN
                                    : path.endsWith("/submissions") ? Exchange.ANNOUNCE : null;
                    case "PUT" ->
                            path.contains("/replies/")
                                    ? null
                                    : path.contains("/attachments/")
                                            ? Exchange.ATTACH
                                            : Exchange.SUBMIT;
                    case "GET" -> path.endsWith("/events") ? Exchange.READ_EVENTS : null;
                    default -> null;
                });
    }
}
