package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.office.ApiClients.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The Submission API v2 of FIT-Connect as HTTP: paths, tokens, limits and statuses; what they mean
/// is `DeliveryService`'s matter.
final class DeliveryRoutes {
    static final String BASE = "/submission-api";
    private static final int MOST_ANNOUNCEMENT_BYTES = 64 * 1024;
    private static final int MOST_SUBMISSION_BYTES = 16 * 1024 * 1024;

    private final DeliveryService delivery;
    private final Registry registry;
    private final ApiClients clients;
    private final Faults faults;
    private final WrongKeys wrongKeys;
    private final long mostAttachmentBytes;
    private final OfficeSettings.Authority authority;
    private final Clock clock;

    DeliveryRoutes(
            DeliveryService delivery,
            Registry registry,
            ApiClients clients,
            Faults faults,
            WrongKeys wrongKeys,
            long mostAttachmentBytes,
            OfficeSettings.Authority authority,
            Clock clock) {
        this.delivery = delivery;
        this.registry = registry;
        this.clients = clients;
        this.faults = faults;
        this.wrongKeys = wrongKeys;
        this.mostAttachmentBytes = mostAttachmentBytes;
        this.authority = authority;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        String v2 = BASE + "/v2";
        routes.get(BASE + "/.well-known/jwks.json", this::serviceKeys);
        routes.get(v2 + "/destinations/{destination}", any(this::destination));
        routes.get(v2 + "/destinations/{destination}/keys/{kid}", any(this::key));
        routes.post(v2 + "/submissions", by(Role.SENDER, this::announce));
        routes.put(
                v2 + "/submissions/{submission}/attachments/{attachment}",
                by(Role.SENDER, this::attach));
        routes.put(v2 + "/submissions/{submission}", by(Role.SENDER, this::submit));
        routes.get(v2 + "/cases/{case}/events", any(this::events));
        routes.get(v2 + "/replies/{reply}", by(Role.SENDER, this::reply));
        routes.get(v2 + "/submissions", by(Role.RECEIVER, this::waiting));
        routes.get(v2 + "/submissions/{submission}", by(Role.RECEIVER, this::fetch));
        routes.get(
                v2 + "/submissions/{submission}/attachments/{attachment}",
                by(Role.RECEIVER, this::fetchAttachment));
        routes.post(v2 + "/cases/{case}/events", by(Role.RECEIVER, this::append));
    }

    private void serviceKeys(Context ctx) {
        ObjectNode keys = Json.object();
        keys.putArray("keys").add(delivery.serviceKey().jwk());
        Reply.json(ctx, 200, keys);
    }

    private void destination(Context ctx) {
        Destination destination = delivery.destination(id(ctx, "destination"));
        ObjectNode body = Json.object();
        body.put("destinationId", destination.id().toString());
        body.put("name", destination.name()).put("status", "active");
        body.put("encryptionKid", destination.encryption().kid());
        var versions = body.putArray("metadataVersions");
        Destination.METADATA_VERSIONS.forEach(versions::add);
        body.putObject("replyChannels")
                .putObject("fitConnect")
                .putArray("processStandards")
                .add(ReplyKey.PROCESS_STANDARD);
        var services = body.putArray("publicServices");
        destination
                .services()
                .forEach((identifier, service) -> {
                    ObjectNode each = services.addObject();
                    each.put("identifier", identifier);
                    each.put("name", service.name().german());
                    each.putArray("submissionSchemas")
                            .addObject()
                            .put("schemaUri", service.schemaUri())
                            .put("mimeType", "application/json");
                    each.putArray("regions").add("DE");
                });
        Reply.json(ctx, 200, body);
    }

    private void key(Context ctx) {
        Destination destination = delivery.destination(id(ctx, "destination"));
        String kid = ctx.pathParam("kid");
        if (kid.equals(destination.encryption().kid())) {
            Reply.json(
                    ctx,
                    200,
                    faults.wrongKey()
                            .map(it -> wrongKeys.insteadOf(destination, it))
                            .orElseGet(() -> destination.encryption().jwk()));
        } else if (kid.equals(destination.signature().kid())) {
            Reply.json(ctx, 200, destination.signature().jwk());
        } else {
            throw Refusal.of(404, "Not Found", "The destination has no key with this kid.");
        }
    }

    private void announce(Context ctx) {
        ObjectNode body = RequestBody.json(ctx, MOST_ANNOUNCEMENT_BYTES);
        Submission fresh =
                delivery.announce(
                        uuid(body.path("destinationId").asText(), "destinationId"),
                        Json.text(body, "/publicService/identifier")
                                .orElseThrow(() ->
                                        Refusal.unprocessable(
                                                "publicService.identifier is missing.")),
                        announced(body.path("announcedAttachments")));
        Reply.json(ctx, 201, ids(fresh));
    }

    private static List<UUID> announced(JsonNode list) {
        if (!list.isArray() && !list.isMissingNode()) {
            throw Refusal.unprocessable("announcedAttachments must be a list of ids.");
        }
        var ids = new ArrayList<UUID>();
        for (JsonNode each : list) ids.add(uuid(each.asText(), "announcedAttachments"));
        return ids;
    }

    private void attach(Context ctx) throws IOException {
        RequestBody.require(ctx, "application/jose");
        delivery.attach(
                id(ctx, "submission"),
                id(ctx, "attachment"),
                RequestBody.stream(ctx, mostAttachmentBytes));
        ctx.status(204);
    }

    private void submit(Context ctx) {
        UUID submissionId = id(ctx, "submission");
        ObjectNode body = RequestBody.json(ctx, MOST_SUBMISSION_BYTES);
        Submission complete =
                delivery.submit(
                        submissionId, part(body, "encryptedMetadata"), part(body, "encryptedData"));
        if (authority == OfficeSettings.Authority.OWN) registry.file(complete);
        Reply.json(ctx, 200, ids(complete));
    }

    private static String part(ObjectNode body, String name) {
        return Json.text(body, "/" + name)
                .orElseThrow(() -> Refusal.unprocessable(name + " is missing."));
    }

    private void events(Context ctx) {
        List<String> page =
                delivery.publicEvents(
                        id(ctx, "case"),
                        number(ctx, "offset", 0, 0, Integer.MAX_VALUE),
                        number(ctx, "limit", 100, 1, 500));
        ObjectNode body = Json.object();
        var log = body.putArray("eventLog");
        page.forEach(log::add);
        Reply.json(ctx, 200, body);
    }

    private void reply(Context ctx) {
        SentReply reply = delivery.fetchReply(id(ctx, "reply"));
        ObjectNode body =
                Json.object()
                        .put("replyId", reply.id().toString())
                        .put("caseId", reply.caseId().toString())
                        .put("encryptedMetadata", reply.metadata().toString())
                        .put("encryptedData", reply.data().toString());
        body.putArray("attachments");
        Reply.json(ctx, 200, body);
    }

    private void waiting(Context ctx) {
        String destination = Optional.ofNullable(ctx.queryParam("destinationId")).orElse("");
        int offset = number(ctx, "offset", 0, 0, Integer.MAX_VALUE);
        UUID destinationId = uuid(destination, "destinationId");
        List<Submission> page =
                delivery.submissions()
                        .waiting(
                                delivery.destination(destinationId).id(),
                                offset,
                                number(ctx, "limit", 100, 1, 500));
        ObjectNode body = Json.object();
        body.put("offset", offset).put("count", page.size());
        var list = body.putArray("submissions");
        page.forEach(it -> list.add(ids(it)));
        Reply.json(ctx, 200, body);
    }

    private void fetch(Context ctx) {
        Submission submission = delivery.fetch(id(ctx, "submission"));
        ObjectNode body = ids(submission);
        body.put("encryptedMetadata", submission.metadata());
        body.put("encryptedData", submission.data());
        var attachments = body.putArray("attachments");
        submission.announced().forEach(it -> attachments.add(it.toString()));
        Reply.json(ctx, 200, body);
    }

    private void fetchAttachment(Context ctx) throws IOException {
        StoredAttachment stored =
                delivery.fetch(id(ctx, "submission")).attachments().get(id(ctx, "attachment"));
        if (stored == null) throw Refusal.of(404, "Not Found", "There is no such attachment.");
        ctx.contentType("application/jose").result(Files.newInputStream(stored.file()));
    }

    private void append(Context ctx) {
        RequestBody.require(ctx, "application/jose");
        registry.append(id(ctx, "case"), RequestBody.text(ctx, MOST_ANNOUNCEMENT_BYTES).strip());
        ctx.status(204);
    }

    private Handler any(Handler handler) {
        return ctx -> {
            client(ctx);
            handler.handle(ctx);
        };
    }

    private Handler by(Role role, Handler handler) {
        return ctx -> {
            if (client(ctx).role() != role) {
                throw Refusal.of(403, "Forbidden", "This client may not do that.");
            }
            handler.handle(ctx);
        };
    }

    private ApiClients.Client client(Context ctx) {
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

    private static ObjectNode ids(Submission submission) {
        return Json.object()
                .put("submissionId", submission.id().toString())
                .put("caseId", submission.caseId().toString())
                .put("destinationId", submission.destinationId().toString());
    }

    private static UUID id(Context ctx, String name) {
        return uuid(ctx.pathParam(name), name + " id");
    }

    private static UUID uuid(String text, String what) {
        try {
            UUID id = UUID.fromString(text);
            // Java also reads "1-1-1-1-1"; nobody else does.
            if (text.length() == 36) return id;
        } catch (IllegalArgumentException noUuid) {
            // Answered below, together with the short forms.
        }
        throw Refusal.badRequest("The " + what + " is no UUID.");
    }

    private static int number(Context ctx, String name, int otherwise, int least, int most) {
        String text = ctx.queryParam(name);
        if (text == null) return otherwise;
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException noNumber) {
            // Answered below, together with numbers out of range.
        }
        throw Refusal.badRequest(name + " must be a number from " + least + " to " + most + ".");
    }
}
