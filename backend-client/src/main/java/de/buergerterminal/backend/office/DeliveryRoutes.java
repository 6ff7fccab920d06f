package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.office.ApiClients.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The Submission API of FIT-Connect, v2 and v1, as HTTP: paths, tokens, limits and statuses; what
/// they mean is `DeliveryService`'s matter.
final class DeliveryRoutes {
    static final String BASE = "/submission-api";
    private static final int MOST_ANNOUNCEMENT_BYTES = 64 * 1024;
    private static final int MOST_SUBMISSION_BYTES = 16 * 1024 * 1024;

    private final DeliveryService delivery;
    private final Registry registry;
    private final ApiCallers callers;
    private final Faults faults;
    private final WrongKeys wrongKeys;
    private final long mostAttachmentBytes;
    private final OfficeSettings.Authority authority;

    DeliveryRoutes(
            DeliveryService delivery,
            Registry registry,
            ApiCallers callers,
            Faults faults,
            WrongKeys wrongKeys,
            long mostAttachmentBytes,
            OfficeSettings.Authority authority) {
        this.delivery = delivery;
        this.registry = registry;
        this.callers = callers;
        this.faults = faults;
        this.wrongKeys = wrongKeys;
        this.mostAttachmentBytes = mostAttachmentBytes;
        this.authority = authority;
    }

    void addTo(RoutesConfig routes) {
        routes.get(BASE + "/.well-known/jwks.json", this::serviceKeys);
        // Where senders of API v1 look.
        routes.get("/.well-known/jwks.json", this::serviceKeys);
        for (SubmissionApi api : SubmissionApi.values()) addTo(routes, api);
    }

    private void addTo(RoutesConfig routes, SubmissionApi api) {
        String base = BASE + api.path();
        String one = base + "/submissions/{submission}";
        String attachment = one + "/attachments/{attachment}";
        routes.get(base + "/destinations/{destination}", callers.any(ctx -> destination(ctx, api)));
        routes.get(base + "/destinations/{destination}/keys/{kid}", callers.any(this::key));
        routes.post(base + "/submissions", callers.by(Role.SENDER, ctx -> announce(ctx, api)));
        routes.put(attachment, callers.by(Role.SENDER, ctx -> attach(ctx, api)));
        routes.put(one, callers.by(Role.SENDER, ctx -> submit(ctx, api)));
        routes.get(base + "/cases/{case}/events", callers.any(this::eventsOfCase));
        routes.get(one + "/events", callers.any(this::eventsOfSubmission));
        routes.get(base + "/submissions", callers.by(Role.RECEIVER, this::waiting));
        routes.get(one, callers.by(Role.RECEIVER, this::fetch));
        routes.get(attachment, callers.by(Role.RECEIVER, this::fetchAttachment));
        routes.post(base + "/cases/{case}/events", callers.by(Role.RECEIVER, this::append));
        new ReplyRoutes(delivery, registry, callers).addTo(routes, base);
    }

    private void serviceKeys(Context ctx) {
        ObjectNode keys = Json.object();
        keys.putArray("keys").add(delivery.serviceKey().jwk());
        Reply.json(ctx, 200, keys);
    }

    private void destination(Context ctx, SubmissionApi api) {
        Destination destination = delivery.destination(Parameter.id(ctx, "destination"));
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
        var services = body.putArray(api.servicesMember());
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
        Destination destination = delivery.destination(Parameter.id(ctx, "destination"));
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

    private void announce(Context ctx, SubmissionApi api) {
        ObjectNode body = RequestBody.json(ctx, MOST_ANNOUNCEMENT_BYTES);
        Submission fresh =
                delivery.announce(
                        Parameter.uuid(body.path("destinationId").asText(), "destinationId"),
                        Json.text(body, "/" + api.serviceMember() + "/identifier")
                                .orElseThrow(() ->
                                        Refusal.unprocessable(
                                                api.serviceMember() + ".identifier is missing.")),
                        announced(body.path("announcedAttachments")),
                        api);
        Reply.json(ctx, 201, ids(fresh));
    }

    private static List<UUID> announced(JsonNode list) {
        if (!list.isArray() && !list.isMissingNode()) {
            throw Refusal.unprocessable("announcedAttachments must be a list of ids.");
        }
        var ids = new ArrayList<UUID>();
        for (JsonNode each : list) ids.add(Parameter.uuid(each.asText(), "announcedAttachments"));
        return ids;
    }

    private void attach(Context ctx, SubmissionApi api) throws IOException {
        RequestBody.require(ctx, "application/jose");
        delivery.attach(
                Parameter.id(ctx, "submission"),
                Parameter.id(ctx, "attachment"),
                RequestBody.stream(ctx, mostAttachmentBytes),
                api);
        ctx.status(204);
    }

    private void submit(Context ctx, SubmissionApi api) {
        UUID submissionId = Parameter.id(ctx, "submission");
        ObjectNode body = RequestBody.json(ctx, MOST_SUBMISSION_BYTES);
        Submission complete =
                delivery.submit(
                        submissionId,
                        Parameter.required(body, "encryptedMetadata"),
                        Parameter.required(body, "encryptedData"),
                        api);
        if (authority == OfficeSettings.Authority.OWN) registry.file(complete);
        Reply.json(ctx, 200, ids(complete));
    }

    private void eventsOfCase(Context ctx) {
        events(ctx, Parameter.id(ctx, "case"));
    }

    /// Where some senders look for the same.
    private void eventsOfSubmission(Context ctx) {
        UUID id = Parameter.id(ctx, "submission");
        events(
                ctx,
                delivery.submissions().find(id).orElseThrow(Refusal::submissionNotFound).caseId());
    }

    private void events(Context ctx, UUID caseId) {
        if (authority == OfficeSettings.Authority.OWN) registry.fileIfWaiting(caseId);
        List<String> page =
                delivery.publicEvents(
                        caseId,
                        Parameter.number(ctx, "offset", 0, 0, Integer.MAX_VALUE),
                        Parameter.number(ctx, "limit", 100, 1, 500));
        ObjectNode body = Json.object();
        var log = body.putArray("eventLog");
        page.forEach(log::add);
        Reply.json(ctx, 200, body);
    }

    private void waiting(Context ctx) {
        String destination = Optional.ofNullable(ctx.queryParam("destinationId")).orElse("");
        int offset = Parameter.number(ctx, "offset", 0, 0, Integer.MAX_VALUE);
        UUID destinationId = Parameter.uuid(destination, "destinationId");
        List<ObjectNode> page =
                delivery.submissions()
                        .waiting(
                                delivery.destination(destinationId).id(),
                                offset,
                                Parameter.number(ctx, "limit", 100, 1, 500))
                        .map(DeliveryRoutes::ids)
                        .toList();
        ObjectNode body = Json.object();
        body.put("offset", offset).put("count", page.size());
        body.putArray("submissions").addAll(page);
        Reply.json(ctx, 200, body);
    }

    private void fetch(Context ctx) {
        Submission submission = delivery.fetch(Parameter.id(ctx, "submission"));
        ObjectNode body = ids(submission);
        body.put("encryptedMetadata", submission.metadata());
        body.put("encryptedData", submission.data());
        var attachments = body.putArray("attachments");
        submission.announced().forEach(it -> attachments.add(it.toString()));
        Reply.json(ctx, 200, body);
    }

    private void fetchAttachment(Context ctx) throws IOException {
        StoredAttachment stored =
                delivery.fetch(Parameter.id(ctx, "submission"))
                        .attachments()
                        .get(Parameter.id(ctx, "attachment"));
        if (stored == null) throw Refusal.of(404, "Not Found", "There is no such attachment.");
        ctx.contentType("application/jose").result(Files.newInputStream(stored.file()));
    }

    private void append(Context ctx) {
        RequestBody.require(ctx, "application/jose");
        registry.append(
                Parameter.id(ctx, "case"), RequestBody.text(ctx, MOST_ANNOUNCEMENT_BYTES).strip());
        ctx.status(204);
    }

    private static ObjectNode ids(Submission submission) {
        return Json.object()
                .put("submissionId", submission.id().toString())
                .put("caseId", submission.caseId().toString())
                .put("destinationId", submission.destinationId().toString());
    }
}
