package de.buergerterminal.backend.fitconnect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import de.buergerterminal.backend.fitconnect.FitConnectHttp.Answer;
import de.buergerterminal.backend.fitconnect.Reply.Trouble;
import de.buergerterminal.backend.submission.SealedAttachment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The Submission API, v2 or v1, as a sender needs it. Blocking and safe for many threads; each
/// exchange ends within the request limit, an upload when nothing moves for so long. Never repeats
/// anything by itself: that is the courier's decision.
public final class FitConnectClient implements SubmissionService, ReplyService, AutoCloseable {
    private static final String JSON = "application/json";
    private static final int EVENTS_PER_PAGE = 500;
    private static final int MOST_PAGES = 4;

    private final FitConnectSettings settings;
    private final FitConnectHttp http;
    private final TokenSource tokens;
    private final SigningKeys signingKeys;
    private final Clock clock;

    private interface Call {
        HttpRequest.Builder method(HttpRequest.Builder request);
    }

    public FitConnectClient(FitConnectSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = new FitConnectHttp(settings, clock);
        this.tokens = new TokenSource(settings, http, clock);
        this.signingKeys =
                new SigningKeys(settings.trust(), this::serviceKeys, this::destinationKey);
    }

    @Override
    public Reply<Announcement> announce(
            UUID destinationId,
            String publicServiceIdentifier,
            String publicServiceName,
            List<UUID> attachmentIds) {
        ObjectNode body = BoundedJson.MAPPER.createObjectNode();
        body.put("destinationId", destinationId.toString());
        ArrayNode announced = body.putArray("announcedAttachments");
        attachmentIds.forEach(each -> announced.add(each.toString()));
        body.putObject(settings.api().serviceMember())
                .put("identifier", publicServiceIdentifier)
                .put("name", publicServiceName);
        return json(
                        "/v2/submissions",
                        request -> request.POST(json(body)).header("Content-Type", JSON))
                .then(FitConnectClient::announcement);
    }

    static Reply<Announcement> announcement(ObjectNode answer) {
        try {
            return new Reply.Done<>(
                    new Announcement(
                            BoundedJson.uuid(answer, "submissionId"),
                            BoundedJson.uuid(answer, "caseId")));
        } catch (Unreadable unreadable) {
            return Reply.retry(Trouble.FAILED, "announcing: " + unreadable.getMessage());
        }
    }

    /// Never holds more of the file than a buffer. Ends when nothing moves for the request limit.
    @Override
    public Reply<UUID> upload(UUID submissionId, SealedAttachment attachment) {
        Upload body;
        try {
            if (Files.size(attachment.file()) != attachment.size()) return damaged();
            body = new Upload(attachment.file(), attachment.size());
        } catch (IOException _) {
            return damaged();
        }
        return call(
                        "/v2/submissions/" + submissionId + "/attachments/" + attachment.id(),
                        request ->
                                request.PUT(body)
                                        .timeout(settings.requestLimit().plus(body.longest()))
                                        .header("Content-Type", "application/jose"))
                .then(_ -> new Reply.Done<>(attachment.id()));
    }

    private static Reply<UUID> damaged() {
        return new Reply.Refused<>(
                new Reply.Problem(
                        0, "", "the ciphertext of an attachment is missing or cut short", ""));
    }

    @Override
    public Reply<UUID> submit(UUID submissionId, String encryptedMetadata, String encryptedData) {
        ObjectNode body = BoundedJson.MAPPER.createObjectNode();
        body.put("encryptedMetadata", encryptedMetadata);
        body.put("encryptedData", encryptedData);
        // The answer's body proves nothing; the signed event log does.
        return call(
                        "/v2/submissions/" + submissionId,
                        request -> request.PUT(json(body)).header("Content-Type", JSON))
                .then(_ -> new Reply.Done<>(submissionId));
    }

    @Override
    public Reply<EventLog> events(SentCase sent) {
        var tokens = new ArrayList<String>();
        for (int page = 0; page < MOST_PAGES; page++) {
            Reply<List<String>> read = eventPage(sent.caseId(), page * EVENTS_PER_PAGE);
            if (!(read instanceof Reply.Done<List<String>>(var some))) {
                return read.then(_ -> new Reply.Contradiction<>("unread page"));
            }
            tokens.addAll(some);
            if (some.size() < EVENTS_PER_PAGE) {
                return EventLogRules.verify(tokens, sent, signingKeys).then(this::notOfTheFuture);
            }
        }
        return new Reply.Contradiction<>("the event log is longer than any real one");
    }

    @Override
    public Reply<SealedReply> reply(UUID replyId) {
        return json("/v2/replies/" + replyId, HttpRequest.Builder::GET)
                .then(answer -> {
                    try {
                        return new Reply.Done<>(
                                new SealedReply(
                                        BoundedJson.uuid(answer, "replyId"),
                                        BoundedJson.uuid(answer, "caseId"),
                                        BoundedJson.text(answer, "encryptedMetadata"),
                                        BoundedJson.text(answer, "encryptedData")));
                    } catch (Unreadable unreadable) {
                        return Reply.retry(Trouble.FAILED, "reply: " + unreadable.getMessage());
                    }
                });
    }

    /// Events signed by trusted keys and dated in the future: more likely our clock is wrong.
    private Reply<EventLog> notOfTheFuture(EventLog log) {
        return log.latest().minus(ServiceClock.TOLERATED).isAfter(clock.instant())
                ? Reply.retry(Trouble.CLOCK_WRONG, "an event of the log is dated in the future")
                : new Reply.Done<>(log);
    }

    private Reply<List<String>> eventPage(UUID caseId, int offset) {
        String path = "/v2/cases/" + caseId + "/events?limit=" + EVENTS_PER_PAGE;
        return json(path + "&offset=" + offset, HttpRequest.Builder::GET)
                .then(FitConnectClient::eventTokens);
    }

    static Reply<List<String>> eventTokens(ObjectNode answer) {
        try {
            if (!answer.has("eventLog")) throw new Unreadable("no eventLog");
            return new Reply.Done<>(BoundedJson.texts(answer, "eventLog"));
        } catch (Unreadable unreadable) {
            return Reply.retry(Trouble.FAILED, "event log: " + unreadable.getMessage());
        }
    }

    @Override
    public Optional<String> clockProblem() {
        return http.clockProblem();
    }

    @Override
    public boolean clockIsConfirmed() {
        return http.clockIsConfirmed();
    }

    Reply<ObjectNode> destination(UUID id) {
        return json("/v2/destinations/" + id, HttpRequest.Builder::GET);
    }

    /// @param keyId letters, digits and `_.~-` only
    Reply<ObjectNode> destinationKey(UUID id, String keyId) {
        return json("/v2/destinations/" + id + "/keys/" + keyId, HttpRequest.Builder::GET);
    }

    /// Public, and therefore asked for without a token.
    private Reply<ObjectNode> serviceKeys() {
        URI uri = settings.below("/.well-known/jwks.json");
        return http.send(http.request(uri).GET().build()).then(Answer::json);
    }

    private Reply<ObjectNode> json(String path, Call call) {
        return call(path, call).then(Answer::json);
    }

    private Reply<Answer> call(String path, Call call) {
        return tokens.token()
                .then(token -> {
                    HttpRequest.Builder request =
                            http.request(settings.below(path))
                                    .header("Authorization", "Bearer " + token);
                    Reply<Answer> reply = http.send(call.method(request).build());
                    if (reply instanceof Reply.Retry<Answer>(var trouble, _, _)
                            && trouble == Trouble.NOT_AUTHORISED) {
                        tokens.forget(token);
                    }
                    return reply;
                });
    }

    private static HttpRequest.BodyPublisher json(JsonNode body) {
        return FitConnectHttp.body(body.toString());
    }

    @Override
    public void close() {
        http.close();
    }
}
