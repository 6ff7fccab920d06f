package de.buergerterminal.backend.fitconnect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.fitconnect.FitConnectSettings.Route;
import de.buergerterminal.backend.submission.Attachment;
import de.buergerterminal.backend.submission.PaidFee;
import de.buergerterminal.backend.submission.ServiceRequest;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The metadata of a submission in the versions this terminal can write; which one is used is the
/// destination's choice (`metadataVersions`).
enum MetadataTemplate {
    V2_1("2.1.0", MetadataSchema.VERSION_2),
    V1_3("1.3.0", MetadataSchema.VERSION_1),
    V1_2("1.2.0", MetadataSchema.VERSION_1),
    V1_1("1.1.0", MetadataSchema.VERSION_1),
    V1_0("1.0.0", MetadataSchema.VERSION_1);

    private static final String SCHEMAS = "https://schema.fitko.de/fit-connect/metadata/";
    // The date on the application is the citizen's date, not that of Greenwich.
    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");

    private final String version;
    private final MetadataSchema schema;

    MetadataTemplate(String version, MetadataSchema schema) {
        this.version = version;
        this.schema = schema;
    }

    /// The first member that breaks the rules of this version, by its place.
    Optional<String> violation(ObjectNode metadata) {
        return schema.violation(metadata);
    }

    /// The newest version both sides know. A destination that names none gets the newest.
    static Optional<MetadataTemplate> newestOf(List<String> accepted) {
        if (accepted.isEmpty()) return Optional.of(V2_1);
        for (MetadataTemplate each : values()) {
            if (accepted.contains(each.version)) return Optional.of(each);
        }
        return Optional.empty();
    }

    /// Version 1 knows no data that lie beside the submission.
    boolean takesDataAsAttachment() {
        return this == V2_1;
    }

    /// @param data the bytes exactly as they will be encrypted
    /// @param hashes SHA-512 of each attachment's plain bytes, lower-case hex, by its id
    ObjectNode fill(
            ServiceRequest request,
            Route route,
            byte[] data,
            Map<UUID, String> hashes,
            String softwareVersion) {
        ObjectNode metadata = BoundedJson.MAPPER.createObjectNode();
        if (this != V1_0) { // which has no such member
            metadata.put("$schema", SCHEMAS + version + "/metadata.schema.json");
        }
        ObjectNode structure = metadata.putObject("contentStructure");
        describe(structure, request, data);
        ArrayNode attachments = structure.putArray("attachments");
        for (Attachment each : request.attachments()) {
            describe(attachments.addObject(), each, Objects.requireNonNull(hashes.get(each.id())));
        }
        metadata.putObject("additionalReferenceInfo")
                .put("senderReference", request.ticket().reference().value())
                .put(
                        "applicationDate",
                        request.createdAt().atZone(GERMANY).toLocalDate().toString());
        request.payment().ifPresent(fee -> describe(metadata.putObject("paymentInformation"), fee));
        switch (this) {
            case V2_1 -> {
                ObjectNode author = metadata.putObject("author").put("name", "Bürgerterminal");
                author.putObject("product")
                        .put("name", "Bürgerterminal")
                        .put("version", softwareVersion)
                        .put("manufacturer", "Bürgerterminal");
                // Version 2 allows further members; the office answers in the citizen's language.
                metadata.putObject("terminal")
                        .put("catalogueVersion", request.catalogueVersion())
                        .put("language", request.language());
            }
            case V1_3, V1_2, V1_1, V1_0 ->
                    metadata.putObject("publicServiceType")
                            .put("identifier", route.publicServiceIdentifier())
                            .put("name", route.publicServiceName());
        }
        return metadata;
    }

    private static void describe(ObjectNode structure, ServiceRequest request, byte[] data) {
        ObjectNode description = structure.putObject("data");
        description.putObject("hash").put("type", "sha512").put("content", sha512(data));
        description
                .putObject("submissionSchema")
                .put("schemaUri", request.schemaUri())
                .put("mimeType", "application/json");
    }

    private static void describe(ObjectNode description, Attachment attachment, String hash) {
        description.putObject("hash").put("type", "sha512").put("content", hash);
        description
                .put("purpose", attachment.purpose().name().toLowerCase(Locale.ROOT))
                .put("mimeType", attachment.mimeType())
                .put("attachmentId", attachment.id().toString())
                .put("filename", attachment.filename());
        if (!attachment.description().isBlank()) {
            description.put("description", attachment.description());
        }
    }

    private static void describe(ObjectNode payment, PaidFee fee) {
        String transaction = "%s-%06d".formatted(fee.terminalId(), fee.traceNumber());
        payment.put("paymentMethod", "OTHER")
                .put("paymentMethodDetail", paymentWord(fee.cardName()))
                .put("status", "BOOKED")
                .put("transactionId", transaction)
                .put("transactionReference", transaction + "-%04d".formatted(fee.receiptNumber()))
                // Instant writes the seconds of a full minute too, which RFC 3339 demands.
                .put("transactionTimestamp", fee.at().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("grossAmount", BigDecimal.valueOf(fee.cents(), 2));
    }

    /// The schema allows 1 to 36 of letters, digits, `_` and `-`.
    private static String paymentWord(String cardName) {
        String word = cardName.replaceAll("[^A-Za-z0-9_-]+", "-");
        if (word.isEmpty()) return "card";
        return word.length() > 36 ? word.substring(0, 36) : word;
    }

    private static String sha512(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
