package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import de.buergerterminal.backend.fitconnect.EventLog.SubmittedReply;
import de.buergerterminal.backend.fitconnect.ReplyService.SealedReply;
import de.buergerterminal.backend.submission.CaseTicket;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/// The way back from the office to one citizen: `replyChannel.fitConnect` with a key pair of this
/// case alone. Its private half lies in the box, locked with the secret of the citizen's receipt.
/// Safe for many threads.
public final class ReplyChannel {
    /// What both sides understand by a question; no public standard was at hand.
    static final String PROCESS_STANDARD = "urn:de:buergerterminal:process-standard:question:1";

    private static final int MOST_QUESTION_CHARACTERS = 2_000;

    private static final int MOST_QUESTION_LINES = 40;

    private final ReplyKeys keys;
    private final ReplyKeyBox box;
    private final SecureRandom random = new SecureRandom();

    public ReplyChannel(ReplyKeys keys, ReplyKeyBox box) {
        this.keys = keys;
        this.box = box;
    }

    /// The metadata's `replyChannel`; empty while no key is ready or it could not be kept.
    Optional<ObjectNode> offer(CaseTicket ticket) {
        Optional<KeyPair> pair = keys.take();
        if (pair.isEmpty()) return Optional.empty();
        RSAPublicKey open = (RSAPublicKey) pair.get().getPublic();
        String keyId = thumbprint(open);
        byte[] locked = ReplyKeyWrap.lock(pair.get().getPrivate(), keyId, ticket, random);
        if (!box.keep(ticket.reference(), keyId, locked)) return Optional.empty();
        ObjectNode channel = BoundedJson.MAPPER.createObjectNode();
        ObjectNode own = channel.putObject("fitConnect");
        own.putArray("processStandards").add(PROCESS_STANDARD);
        ObjectNode jwk = own.putObject("encryptionPublicKey");
        jwk.put("kty", "RSA").put("alg", "RSA-OAEP-256").put("kid", keyId);
        jwk.putArray("key_ops").add("wrapKey");
        jwk.put("n", number(open.getModulus())).put("e", number(open.getPublicExponent()));
        return Optional.of(channel);
    }

    /// The office's question in plain text; empty if this terminal does not hold the key.
    Reply<Optional<String>> read(CaseTicket ticket, SubmittedReply expected, SealedReply reply) {
        if (!reply.id().equals(expected.id()) || !reply.tags().equals(expected.tags())) {
            return new Reply.Contradiction<>("the reply is not the one of the event log");
        }
        try {
            Optional<byte[]> metadata = decrypt(ticket, reply.encryptedMetadata());
            Optional<byte[]> data = decrypt(ticket, reply.encryptedData());
            if (metadata.isEmpty() || data.isEmpty()) return new Reply.Done<>(Optional.empty());
            demandHash(metadata.get(), data.get());
            return new Reply.Done<>(Optional.of(question(data.get())));
        } catch (GeneralSecurityException changed) {
            return new Reply.Contradiction<>("the reply cannot be decrypted");
        } catch (Unreadable unreadable) {
            return new Reply.Contradiction<>("the reply: " + unreadable.getMessage());
        }
    }

    private Optional<byte[]> decrypt(CaseTicket ticket, String compact)
            throws Unreadable, GeneralSecurityException {
        String keyId = Jwe.keyIdOf(compact);
        Optional<byte[]> locked = box.find(ticket.reference(), keyId);
        if (locked.isEmpty()) return Optional.empty();
        return Optional.of(Jwe.decrypt(ReplyKeyWrap.unlock(locked.get(), keyId, ticket), compact));
    }

    private static void demandHash(byte[] metadata, byte[] data)
            throws Unreadable, GeneralSecurityException {
        String stated =
                BoundedJson.object(new String(metadata, UTF_8))
                        .at("/contentStructure/data/hash/content")
                        .asText("");
        String real = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(data));
        if (!real.equals(stated)) throw new Unreadable("its hash differs");
    }

    private static String question(byte[] data) throws Unreadable {
        String text = BoundedJson.text(BoundedJson.object(new String(data, UTF_8)), "question");
        String plain =
                text.lines()
                        .limit(MOST_QUESTION_LINES)
                        .map(it ->
                                ForeignText.oneLine(it, MOST_QUESTION_CHARACTERS).stripTrailing())
                        .collect(Collectors.joining("\n"))
                        .strip();
        if (plain.isEmpty()) throw new Unreadable("it asks nothing");
        return plain.length() > MOST_QUESTION_CHARACTERS
                ? plain.substring(0, MOST_QUESTION_CHARACTERS) + " …"
                : plain;
    }

    /// RFC 7638.
    private static String thumbprint(RSAPublicKey key) {
        String members =
                "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}"
                        .formatted(number(key.getPublicExponent()), number(key.getModulus()));
        try {
            return Jwe.base64url(
                    MessageDigest.getInstance("SHA-256").digest(members.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return Jwe.base64url(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
