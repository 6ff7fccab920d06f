package de.buergerterminal.backend.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Builds one service of its files.
///
/// @param texts root of each language's texts, German among them
record ServiceReader(
        JsonPlace facts,
        JsonPlace schema,
        JsonPlace layout,
        Map<String, JsonPlace> texts,
        JsonPlace german) {
    private static final Pattern VERSION = Pattern.compile("\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}");
    private static final Pattern LEIKA_KEY = Pattern.compile("99\\d{12}");
    private static final Pattern SCHEMA_URI = Pattern.compile("(https|urn):[!-~]{3,200}");
    private static final long LARGEST_FEE_CENTS = 99_999_999;

    PublicService read(String id) {
        facts.knowsOnly(Set.of("version", "leikaKey", "feeCents", "minutes", "needs"));
        checkSchema();
        var words = new CatalogueTexts(texts, german);
        long cents = facts.at("feeCents").whole(0, LARGEST_FEE_CENTS);
        var service =
                new PublicService(
                        new ServiceId(id),
                        facts.at("version").text(VERSION).orElse(""),
                        leikaKey(),
                        schema.at("$id").text(SCHEMA_URI).orElse(""),
                        words.of("service", "name"),
                        words.of("service", "summary"),
                        words.of("service", "legalBasis"),
                        new Fee(cents, words.of("service", "feeBasis")),
                        (int) facts.at("minutes").whole(1, 60),
                        words.list("service", "documents"),
                        words.of("service", "afterwards"),
                        needs(cents),
                        new FormReader(layout, new SchemaShape(schema.json()), words).read());
        words.complainAboutUnused();
        return service;
    }

    private void checkSchema() {
        for (JsonNode reference : schema.json().findValues("$ref")) {
            if (!reference.asText().startsWith("#/$defs/")) {
                schema.complain(
                        "refers to " + reference.asText() + " outside itself",
                        "keep everything under $defs of this file");
            }
        }
        SchemaValidator.mistakesIn(schema.json())
                .forEach(it -> schema.complain(it, "correct the schema (JSON Schema 2020-12)"));
    }

    private Optional<String> leikaKey() {
        JsonPlace key = facts.at("leikaKey");
        return key.exists() ? key.text(LEIKA_KEY) : Optional.empty();
    }

    private Set<Need> needs(long cents) {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        for (JsonPlace each : facts.at("needs").elements(1, Need.values().length)) {
            Arrays.stream(Need.values())
                    .filter(it -> it.name().equals(each.json().asText()))
                    .findFirst()
                    .ifPresentOrElse(
                            needs::add,
                            () ->
                                    each.complain(
                                            "is no need of a service",
                                            "use one of " + Arrays.toString(Need.values())));
        }
        if (cents > 0 && !needs.containsAll(Set.of(Need.PAYMENT, Need.RECEIPT))) {
            facts.at("needs")
                    .complain(
                            "takes money without a terminal or a receipt", "add PAYMENT, RECEIPT");
        }
        return needs;
    }
}
