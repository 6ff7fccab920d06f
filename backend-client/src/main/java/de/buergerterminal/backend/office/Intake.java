package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.catalogue.KnownCatalogues;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.office.EventProblem.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Opens one submission: decrypts every part with the destination's private key and checks it as a
/// receiver must (docs.fitko.de, receiving/verification) before anybody relies on it.
final class Intake {
    private final Submission submission;
    private final Destination destination;
    private final KnownCatalogues catalogues;
    private final List<EventProblem> problems = new ArrayList<>();

    private Intake(Submission submission, Destination destination, KnownCatalogues catalogues) {
        this.submission = submission;
        this.destination = destination;
        this.catalogues = catalogues;
    }

    /// @param events the case's events whose signatures were verified
    static OpenedSubmission open(
            Submission submission,
            Destination destination,
            KnownCatalogues catalogues,
            List<EventToken> events) {
        var intake = new Intake(submission, destination, catalogues);
        intake.compareTags(events);
        return intake.open();
    }

    private void compareTags(List<EventToken> events) {
        var submits = events.stream().filter(it -> it.kind() == EventKind.SUBMIT).toList();
        if (submits.size() != 1) {
            problems.add(
                    EventProblem.inMetadata(
                            Kind.NOT_EXACTLY_ONE_SUBMIT_EVENT,
                            "Das Ereignisprotokoll enthält nicht genau eine Übergabe."));
        } else if (!AuthenticationTags.agree(submission, submits.getFirst().payload())) {
            problems.add(
                    EventProblem.inMetadata(
                            Kind.INCORRECT_AUTHENTICATION_TAG,
                            "Ein verschlüsselter Teil ist nicht der, der übergeben wurde."));
        }
    }

    private OpenedSubmission open() {
        Optional<ObjectNode> metadata =
                decrypt(submission.metadata(), "metadata").flatMap(this::readMetadata);
        Optional<byte[]> data = decrypt(submission.data(), "data");
        List<OpenedAttachment> attachments = new ArrayList<>();
        metadata.ifPresent(it -> {
            checkService(it);
            data.ifPresent(bytes -> checkData(it, bytes));
            attachments.addAll(openAttachments(it));
        });
        return new OpenedSubmission(
                metadata.orElseGet(Json::object),
                data.map(it -> new String(it, StandardCharsets.UTF_8)).orElse(""),
                attachments,
                problems);
    }

    private Optional<byte[]> decrypt(String compact, String instance) {
        Optional<CompactJwe> jwe = CompactJwe.parse(compact);
        if (jwe.isPresent()) {
            try {
                return Optional.of(jwe.get().decrypt(destination.encryption().privateKey()));
            } catch (GeneralSecurityException wrongKeyOrChanged) {
                // Which of the two it was must not be told: that would be a decryption oracle.
            }
        }
        problems.add(encryptionIssue(instance));
        return Optional.empty();
    }

    private static EventProblem encryptionIssue(String instance) {
        return new EventProblem(
                Kind.ENCRYPTION_ISSUE,
                "Dieser Teil lässt sich nicht entschlüsseln oder wurde verändert.",
                instance);
    }

    private Optional<ObjectNode> readMetadata(byte[] bytes) {
        Optional<ObjectNode> metadata = Json.parse(new String(bytes, StandardCharsets.UTF_8));
        if (metadata.isEmpty()) {
            problems.add(
                    EventProblem.inMetadata(
                            Kind.SYNTAX_VIOLATION, "Der Metadatensatz ist kein gültiges JSON."));
            return metadata;
        }
        List<String> violations = MetadataRules.violations(metadata.get());
        if (violations.isEmpty()) return metadata;
        problems.add(
                EventProblem.inMetadata(
                        Kind.SCHEMA_VIOLATION,
                        "Der Metadatensatz verletzt sein Schema an: "
                                + String.join(", ", violations)));
        return Optional.empty();
    }

    private void checkService(JsonNode metadata) {
        // Metadata 1.x repeats the service; 2.x leaves it to the submission.
        String stated =
                Json.text(metadata, "/publicServiceType/identifier").orElse(submission.service());
        if (!stated.equals(submission.service())) {
            problems.add(
                    EventProblem.inMetadata(
                            Kind.SERVICE_MISMATCH,
                            "Der Metadatensatz nennt eine andere Leistung als die Einreichung."));
        }
    }

    private void checkData(JsonNode metadata, byte[] data) {
        checkHash(metadata.at("/contentStructure/data/hash/content"), sha512(data), "data");
        // Only terminals name the release they offered; other senders are judged by the current
        // one.
        String release = Json.text(metadata, "/terminal/catalogueVersion").orElse("");
        if (!catalogues.knows(release)) {
            problems.add(
                    EventProblem.inMetadata(
                            Kind.UNSUPPORTED_SCHEMA,
                            "Dieses Büro kennt den Leistungskatalog nicht, mit dem der Antrag"
                                    + " gestellt wurde."));
            return;
        }
        PublicService service =
                destination
                        .service(submission.service())
                        .flatMap(it -> catalogues.service(release, it.id()))
                        .orElse(null);
        String schemaUri =
                Json.text(metadata, "/contentStructure/data/submissionSchema/schemaUri").orElse("");
        if (service == null || !service.schemaUri().equals(schemaUri)) {
            problems.add(
                    EventProblem.inMetadata(
                            Kind.UNSUPPORTED_SCHEMA,
                            "Das Fachdatenschema gehört nicht zu dieser Leistung."));
            return;
        }
        String json = new String(data, StandardCharsets.UTF_8);
        if (Json.parse(json).isEmpty()) {
            problems.add(
                    EventProblem.inData(
                            Kind.SYNTAX_VIOLATION, "Der Fachdatensatz ist kein gültiges JSON."));
            return;
        }
        String violations =
                catalogues.validate(release, service, json).stream()
                        .map(it -> it.field() + " (" + it.limit() + ")")
                        .collect(Collectors.joining(", "));
        if (!violations.isEmpty()) {
            problems.add(
                    EventProblem.inData(
                            Kind.SCHEMA_VIOLATION,
                            "Der Fachdatensatz verletzt sein Schema an: " + violations));
        }
    }

    private List<OpenedAttachment> openAttachments(JsonNode metadata) {
        JsonNode described = metadata.at("/contentStructure/attachments");
        Set<String> ids = new HashSet<>();
        described.forEach(it -> ids.add(it.path("attachmentId").asText()));
        Set<String> announced =
                submission.announced().stream().map(UUID::toString).collect(Collectors.toSet());
        if (!ids.equals(announced) || ids.size() != described.size()) {
            problems.add(
                    EventProblem.inMetadata(
                            Kind.ATTACHMENTS_MISMATCH,
                            "Der Metadatensatz nennt andere Anlagen als die Einreichung."));
            return List.of();
        }
        var opened = new ArrayList<OpenedAttachment>();
        for (JsonNode each : described) {
            UUID id = UUID.fromString(each.path("attachmentId").asText());
            String instance = "attachment:" + id;
            openAttachment(id, each, instance).ifPresent(opened::add);
        }
        return opened;
    }

    /// Decrypts and hashes piece by piece and keeps nothing: attachments may be large. Once filed,
    /// an attachment is not opened again to be listed; reading it proves it anew.
    private Optional<OpenedAttachment> openAttachment(
            UUID id, JsonNode described, String instance) {
        @Nullable StoredAttachment stored = submission.attachments().get(id);
        if (stored == null) {
            problems.add(encryptionIssue(instance));
            return Optional.empty();
        }
        PrivateKey key = destination.encryption().privateKey();
        if (stored.plainSize().isPresent()) {
            return Optional.of(opened(id, described, stored.plainSize().getAsLong(), stored, key));
        }
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-512");
            var hashing = new DigestOutputStream(OutputStream.nullOutputStream(), hash);
            long size = SealedFile.open(stored, key, hashing);
            checkHash(
                    described.at("/hash/content"),
                    HexFormat.of().formatHex(hash.digest()),
                    instance);
            return Optional.of(opened(id, described, size, stored, key));
        } catch (GeneralSecurityException | IOException wrongKeyOrChanged) {
            problems.add(encryptionIssue(instance));
            return Optional.empty();
        }
    }

    private static OpenedAttachment opened(
            UUID id, JsonNode described, long size, StoredAttachment stored, PrivateKey key) {
        return new OpenedAttachment(
                id,
                described.path("filename").asText(""),
                described.path("mimeType").asText(),
                size,
                out -> again(stored, key, out));
    }

    private static void again(StoredAttachment stored, PrivateKey key, OutputStream out)
            throws IOException {
        try {
            SealedFile.open(stored, key, out);
        } catch (GeneralSecurityException changedSinceThen) {
            throw new IOException("an attachment's file was changed", changedSinceThen);
        }
    }

    private void checkHash(JsonNode stated, String sha512, String instance) {
        if (!stated.asText().equals(sha512)) {
            problems.add(
                    new EventProblem(
                            Kind.HASH_MISMATCH,
                            "Die Prüfsumme passt nicht zum Inhalt dieses Teils.",
                            instance));
        }
    }

    private static String sha512(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no SHA-512", broken);
        }
    }
}
