package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.office.ApiClients.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// Replies over HTTP: the authority announces, submits and withdraws one, the sender fetches it.
/// The paths are our reading; no specification at hand has them.
final class ReplyRoutes {
    private static final int MOST_ANNOUNCEMENT_BYTES = 64 * 1024;
    private static final int MOST_REPLY_BYTES = 1024 * 1024;

    private final DeliveryService delivery;
    private final Registry registry;
    private final ApiCallers callers;

    ReplyRoutes(DeliveryService delivery, Registry registry, ApiCallers callers) {
        this.delivery = delivery;
        this.registry = registry;
        this.callers = callers;
    }

    void addTo(RoutesConfig routes, String base) {
        String one = base + "/replies/{reply}";
        routes.post(base + "/replies", callers.by(Role.RECEIVER, this::announce));
        routes.put(one, callers.by(Role.RECEIVER, this::submit));
        routes.delete(one, callers.by(Role.RECEIVER, this::withdraw));
        routes.get(one, callers.by(Role.SENDER, this::fetch));
    }

    private void announce(Context ctx) {
        ObjectNode body = RequestBody.json(ctx, MOST_ANNOUNCEMENT_BYTES);
        if (!body.path("announcedAttachments").isEmpty()) {
            throw Refusal.unprocessable("Replies with attachments are not supported.");
        }
        Reply.json(
                ctx,
                201,
                ids(delivery.replies().announce(Parameter.uuid(body.path("caseId"), "caseId"))));
    }

    private void submit(Context ctx) {
        ObjectNode body = RequestBody.json(ctx, MOST_REPLY_BYTES);
        AnnouncedReply taken =
                delivery.replies()
                        .submit(
                                Parameter.id(ctx, "reply"),
                                Parameter.required(body, "encryptedMetadata"),
                                Parameter.required(body, "encryptedData"));
        registry.announce(taken.caseId());
        Reply.json(ctx, 200, ids(taken));
    }

    private void withdraw(Context ctx) {
        delivery.replies().withdraw(Parameter.id(ctx, "reply"));
        ctx.status(204);
    }

    private void fetch(Context ctx) {
        SentReply reply = delivery.replies().fetch(Parameter.id(ctx, "reply"));
        ObjectNode body =
                ids(new AnnouncedReply(reply.id(), reply.caseId()))
                        .put("encryptedMetadata", reply.metadata().toString())
                        .put("encryptedData", reply.data().toString());
        body.putArray("attachments");
        Reply.json(ctx, 200, body);
    }

    private static ObjectNode ids(AnnouncedReply reply) {
        return Json.object()
                .put("replyId", reply.id().toString())
                .put("caseId", reply.caseId().toString());
    }
}
