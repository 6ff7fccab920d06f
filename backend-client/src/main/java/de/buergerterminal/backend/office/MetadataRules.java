package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The members of FIT-Connect's metadata (schemas 1.x and 2.x) that this office reads, checked one
/// by one. Each violation is named by its place in the document.
final class MetadataRules {
    private static final Pattern SCHEMA =
            Pattern.compile(
                    "https://schema\\.fitko\\.de/fit-connect/metadata/[12]\\.\\d+\\.\\d+/metadata\\.schema\\.json");
    private static final Pattern SHA512 = Pattern.compile("[a-f0-9]{128}");
    private static final Set<String> PAYMENT_STATES =
            Set.of("INITIAL", "BOOKED", "FAILED", "CANCELED");
    private static final Set<String> PAYMENT_METHODS =
            Set.of("GIROPAY", "PAYDIRECT", "CREDITCARD", "PAYPAL", "INVOICE", "OTHER");

    /// They travel in one event, which has its limits; a stranger's mistakes have none.
    private static final int MOST_VIOLATIONS = 50;

    private static final Pattern SHORT_NAME = Pattern.compile("[\\w-]{1,36}");

    private final JsonNode metadata;
    private final List<String> violations = new ArrayList<>();

    private MetadataRules(JsonNode metadata) {
        this.metadata = metadata;
    }

    /// @return places in the document that break the schema, the first 50; empty if it is in order
    static List<String> violations(JsonNode metadata) {
        var rules = new MetadataRules(metadata);
        rules.check();
        return List.copyOf(rules.violations);
    }

    private void check() {
        matches("/$schema", SCHEMA);
        hash("/contentStructure/data/hash");
        require(
                "/contentStructure/data/submissionSchema/schemaUri",
                isText("/contentStructure/data/submissionSchema/schemaUri"));
        oneOf(
                "/contentStructure/data/submissionSchema/mimeType",
                Set.of("application/json", "application/xml"));
        require(
                "/contentStructure/attachments",
                metadata.at("/contentStructure/attachments").isArray());
        int attachments = metadata.at("/contentStructure/attachments").size();
        for (int i = 0; i < attachments && violations.size() < MOST_VIOLATIONS; i++) {
            String each = "/contentStructure/attachments/" + i;
            hash(each + "/hash");
            oneOf(each + "/purpose", Set.of("form", "attachment", "report", "data"));
            require(each + "/mimeType", isText(each + "/mimeType"));
            require(each + "/attachmentId", isText(each + "/attachmentId"));
        }
        if (metadata.has("replyChannel")) replyChannel("/replyChannel");
        if (metadata.has("paymentInformation")) payment("/paymentInformation");
        if (metadata.has("additionalReferenceInfo")) {
            String reference = "/additionalReferenceInfo/senderReference";
            require(reference, metadata.at(reference).isMissingNode() || isText(reference));
        }
    }

    private void hash(String at) {
        oneOf(at + "/type", Set.of("sha512"));
        matches(at + "/content", SHA512);
    }

    private void replyChannel(String at) {
        require(at, metadata.at(at).size() == 1);
        JsonNode own = metadata.at(at).path("fitConnect");
        if (own.isMissingNode()) return;
        JsonNode standards = own.path("processStandards");
        require(
                at + "/fitConnect/processStandards",
                standards.isArray()
                        && !standards.isEmpty()
                        && standards.valueStream().allMatch(JsonNode::isTextual));
        require(
                at + "/fitConnect/encryptionPublicKey",
                ReplyKey.isUsable(own.path("encryptionPublicKey")));
    }

    private void payment(String at) {
        require(at + "/transactionReference", isText(at + "/transactionReference"));
        matches(at + "/transactionId", SHORT_NAME);
        oneOf(at + "/paymentMethod", PAYMENT_METHODS);
        oneOf(at + "/status", PAYMENT_STATES);
        if (!metadata.at(at + "/paymentMethodDetail").isMissingNode()) {
            matches(at + "/paymentMethodDetail", SHORT_NAME);
        }
        JsonNode amount = metadata.at(at + "/grossAmount");
        if (amount.isMissingNode()) return;
        require(
                at + "/grossAmount",
                amount.isNumber()
                        // 1e999 is a number in JSON and infinite here; it has no decimal value.
                        && Double.isFinite(amount.doubleValue())
                        && amount.decimalValue().compareTo(new BigDecimal("0.01")) >= 0
                        && amount.decimalValue().stripTrailingZeros().scale() <= 2
                        && amount.decimalValue().compareTo(new BigDecimal("100000000")) < 0);
    }

    private boolean isText(String at) {
        return !metadata.at(at).asText("").isBlank() && metadata.at(at).isTextual();
    }

    private void matches(String at, Pattern pattern) {
        require(at, isText(at) && pattern.matcher(metadata.at(at).textValue()).matches());
    }

    private void oneOf(String at, Set<String> allowed) {
        require(at, isText(at) && allowed.contains(metadata.at(at).textValue()));
    }

    private void require(String at, boolean holds) {
        if (!holds && violations.size() < MOST_VIOLATIONS) violations.add(at);
    }
}
