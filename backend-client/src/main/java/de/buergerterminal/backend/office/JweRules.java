package de.buergerterminal.backend.office;

import java.util.Set;

/// What the service can demand of a JWE without being able to open it.
final class JweRules {
    private static final Set<String> DOCUMENTS = Set.of("application/json", "application/xml");

    private JweRules() {}

    /// @param part `encryptedMetadata`, `encryptedData` or `attachment`
    static void check(String part, String compact, Destination destination, SubmissionApi api) {
        CompactJwe jwe = parsed(part, compact);
        require(
                jwe.header("kid").equals(destination.encryption().kid()),
                part,
                "kid",
                "must be the destination's encryptionKid");
        if (api.allowsZip() && jwe.hasHeader("zip")) {
            require(jwe.header("zip").equals("DEF"), part, "zip", "must be DEF");
        } else {
            require(!jwe.hasHeader("zip"), part, "zip", "is not allowed");
        }
        String contentType = jwe.header("cty");
        boolean described =
                switch (part) {
                    case "encryptedMetadata" -> contentType.equals("application/json");
                    case "encryptedData" -> DOCUMENTS.contains(contentType);
                    default -> !contentType.isEmpty();
                };
        require(described, part, "cty", "must name the content type of the plain text");
    }

    /// Whose key a reply is for only its sender knows.
    static CompactJwe checkReply(String part, String compact) {
        CompactJwe jwe = parsed(part, compact);
        require(!jwe.header("kid").isEmpty(), part, "kid", "must name the sender's key");
        require(!jwe.hasHeader("zip"), part, "zip", "is not allowed");
        require(
                jwe.header("cty").equals("application/json"),
                part,
                "cty",
                "must be application/json");
        return jwe;
    }

    private static CompactJwe parsed(String part, String compact) {
        CompactJwe jwe =
                CompactJwe.parse(compact)
                        .orElseThrow(() ->
                                Refusal.unprocessable(
                                        part
                                                + " is no JWE in compact serialisation with"
                                                + " five parts."));
        require(jwe.header("alg").equals("RSA-OAEP-256"), part, "alg", "must be RSA-OAEP-256");
        require(jwe.header("enc").equals("A256GCM"), part, "enc", "must be A256GCM");
        require(!jwe.hasHeader("crit"), part, "crit", "is not supported");
        return jwe;
    }

    private static void require(boolean holds, String part, String member, String rule) {
        if (!holds) {
            throw Refusal.unprocessable(
                    part + ": invalid JWE header " + member + "; it " + rule + ".");
        }
    }
}
