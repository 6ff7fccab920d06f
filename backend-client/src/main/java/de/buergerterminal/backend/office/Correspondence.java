package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Asks citizens back: writes the question, encrypts it to the key that their case brought along,
/// and hands it to the delivery service. They read it where they filed the case and answer at the
/// desk, by telephone or by letter.
final class Correspondence {
    static final int MOST_CHARACTERS = 1_000;
    private static final String FROM_ELSEWHERE =
            "Von einem anderen System der Behörde gestellt; hier nicht lesbar.";
    private static final String SCHEMA = "urn:de:buergerterminal:schema:question:1";

    private final OfficeDatabase database;
    private final DeliveryService delivery;
    private final Registry registry;
    private final Clock clock;

    Correspondence(
            OfficeDatabase database, DeliveryService delivery, Registry registry, Clock clock) {
        this.database = database;
        this.delivery = delivery;
        this.registry = registry;
        this.clock = clock;
    }

    /// Whether the sender of that case can be asked over FIT-Connect.
    static boolean reaches(ReceivedCase received) {
        return replyKey(received).isPresent();
    }

    private static Optional<ReplyKey> replyKey(ReceivedCase received) {
        return Json.parse(received.metadata()).flatMap(ReplyKey::of);
    }

    /// Nothing happens while another question is open or when the case is decided.
    ///
    /// @param question 1 to 1,000 characters
    /// @throws IllegalArgumentException too short, too long, or nobody there to ask
    Decision ask(UUID caseId, String question) {
        String text = question.strip();
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a question has 1 to 1,000 characters");
        }
        Decision decision =
                database.transaction(() -> {
                    Optional<ReceivedCase> found = registry.read(caseId);
                    if (found.isEmpty()) return Decision.NO_SUCH_CASE;
                    if (found.get().state() != CaseState.NEW) return Decision.DECIDED_BEFORE;
                    ReplyKey key =
                            replyKey(found.get())
                                    .orElseThrow(() ->
                                            new IllegalArgumentException(
                                                    "the sender offers no reply channel"));
                    delivery.replies().send(write(found.get(), text, key));
                    return Decision.DONE;
                });
        if (decision == Decision.DONE) registry.announce(caseId);
        return decision;
    }

    /// The citizen answered; the question is taken back from the terminal.
    Decision answered(UUID caseId) {
        Decision decision =
                database.transaction(() -> {
                    if (registry.entry(caseId).isEmpty()) return Decision.NO_SUCH_CASE;
                    return delivery.replies().closeAll(caseId)
                            ? Decision.DONE
                            : Decision.DECIDED_BEFORE;
                });
        if (decision == Decision.DONE) registry.announce(caseId);
        return decision;
    }

    private SentReply write(ReceivedCase received, String text, ReplyKey key) {
        Instant now = clock.instant();
        byte[] data = bytes(Json.object().put("question", text).put("askedAt", now.toString()));
        return new SentReply(
                UUID.randomUUID(),
                received.caseId(),
                now,
                CompactJwe.encrypt(bytes(metadata(data)), key.key(), key.kid()),
                CompactJwe.encrypt(data, key.key(), key.kid()),
                Optional.of(
                        CompactJwe.encrypt(
                                data, delivery.destination(received.destinationId()).encryption())),
                Optional.empty(),
                false);
    }

    private static ObjectNode metadata(byte[] data) {
        ObjectNode metadata = Json.object();
        metadata.put(
                "$schema",
                "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json");
        ObjectNode structure = metadata.putObject("contentStructure");
        structure.putArray("attachments");
        ObjectNode described = structure.putObject("data");
        described.putObject("hash").put("type", "sha512").put("content", sha512(data));
        described
                .putObject("submissionSchema")
                .put("schemaUri", SCHEMA)
                .put("mimeType", "application/json");
        return metadata;
    }

    /// All questions of a case, oldest first, decrypted now.
    List<Question> of(ReceivedCase received) {
        OfficeKey desk = delivery.destination(received.destinationId()).encryption();
        return delivery.replies().of(received.caseId()).stream()
                .map(it ->
                        new Question(
                                it.id(), it.madeAt(), text(it, desk), it.closedAt(), it.unread()))
                .toList();
    }

    private static String text(SentReply reply, OfficeKey desk) {
        if (reply.ownCopy().isEmpty()) return FROM_ELSEWHERE;
        try {
            byte[] plain = reply.ownCopy().get().decrypt(desk.privateKey());
            return Json.parse(new String(plain, StandardCharsets.UTF_8))
                    .flatMap(it -> Json.text(it, "/question"))
                    .orElse("");
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException(
                    "A question was changed in the data base; restore it from a backup.", changed);
        }
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String sha512(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no SHA-512", broken);
        }
    }
}
