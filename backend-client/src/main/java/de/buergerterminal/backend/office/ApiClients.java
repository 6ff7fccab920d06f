package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Who may call the service: one client that sends (a kiosk) and one that receives, each with a
/// secret in a file that only the owner may read, and the bearer tokens they get for half an hour.
final class ApiClients {
    static final Duration TOKEN_LIFE = Duration.ofMinutes(30);
    private static final String TOKEN = "token:";

    enum Role {
        SENDER("https://schema.fitko.de/fit-connect/oauth/scopes/send-submissions"),
        RECEIVER("https://schema.fitko.de/fit-connect/oauth/scopes/subscribe-destinations");

        private final String scope;

        Role(String scope) {
            this.scope = scope;
        }

        String scope() {
            return scope;
        }
    }

    record Client(String id, String secret, Role role) {
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    private final Client sender;
    private final Client receiver;
    private final SecretKeySpec tokenKey;

    private ApiClients(Client sender, Client receiver, SecretKeySpec tokenKey) {
        this.sender = sender;
        this.receiver = receiver;
        this.tokenKey = tokenKey;
    }

    static ApiClients open(Path folder) throws IOException {
        Path file = folder.resolve("token.secret");
        if (Files.notExists(file)) PrivateFile.write(file, randomText(32));
        byte[] secret = Files.readString(file).strip().getBytes(StandardCharsets.US_ASCII);
        return new ApiClients(
                client(folder.resolve("client.json"), Role.SENDER),
                client(folder.resolve("receiver.json"), Role.RECEIVER),
                new SecretKeySpec(secret, "HmacSHA256"));
    }

    private static Client client(Path file, Role role) throws IOException {
        if (Files.exists(file)) {
            ObjectNode known = Json.parse(Files.readString(file)).orElseGet(Json::object);
            Optional<String> id = Json.text(known, "/clientId");
            Optional<String> secret = Json.text(known, "/clientSecret");
            if (id.isEmpty() || secret.isEmpty()) {
                throw new IOException(
                        file + " holds no clientId and clientSecret; delete it to get new ones.");
            }
            return new Client(id.get(), secret.get(), role);
        }
        var fresh = new Client(UUID.randomUUID().toString(), randomText(32), role);
        ObjectNode json = Json.object();
        json.put("clientId", fresh.id()).put("clientSecret", fresh.secret());
        PrivateFile.write(file, json.toPrettyString() + "\n");
        return fresh;
    }

    Client sender() {
        return sender;
    }

    Client receiver() {
        return receiver;
    }

    Optional<Client> authenticate(String id, String secret) {
        for (Client each : new Client[] {sender, receiver}) {
            if (same(each.id() + ":" + each.secret(), id + ":" + secret)) return Optional.of(each);
        }
        return Optional.empty();
    }

    /// A JSON Web Token signed with HS256; only this office reads it, so nothing else is needed.
    String issue(Client client, Instant now) {
        ObjectNode claims = Json.object();
        claims.put("sub", client.id()).put("scope", client.role().scope());
        claims.put("exp", now.plus(TOKEN_LIFE).getEpochSecond());
        String body =
                Base64Url.encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
                        + "."
                        + Base64Url.encode(claims.toString());
        return body + "." + mac(TOKEN + body);
    }

    /// Whose token that is; empty if it is forged, garbled or too old.
    Optional<Client> bearer(String token, Instant now) {
        int lastDot = token.lastIndexOf('.');
        int firstDot = token.indexOf('.');
        if (firstDot < 0 || firstDot == lastDot) return Optional.empty();
        String body = token.substring(0, lastDot);
        if (!same(mac(TOKEN + body), token.substring(lastDot + 1))) return Optional.empty();
        String claims =
                new String(Base64Url.decode(body.substring(firstDot + 1)), StandardCharsets.UTF_8);
        return Json.parse(claims)
                .filter(it -> it.path("exp").asLong() > now.getEpochSecond())
                .flatMap(it -> Json.text(it, "/sub"))
                .flatMap(id ->
                        Stream.of(sender, receiver).filter(it -> it.id().equals(id)).findFirst());
    }

    /// A keyed digest for all that this office must recognise as its own. One key serves them all,
    /// so each text starts with what it is for; else a digest for one would do for another.
    String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(tokenKey);
            return Base64Url.encode(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", broken);
        }
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    static String randomText(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64Url.encode(random);
    }
}
