package de.buergerterminal.backend.catalogue;

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
    private static final Pattern LAW =
            Pattern.compile("§§?\\s?\\d|Art(\\.|ikel)\\s?\\d|satzung", Pattern.CASE_INSENSITIVE);

    /// Empty after a complaint about the schema, without which nothing else can be judged.
    Optional<PublicService> read(String id) {
        facts.knowsOnly(
                Set.of(
                        "version",
                        "leikaKey",
                        "feeCents",
                        "fees",
                        "minutes",
                        "needs",
                        "identification"));
        if (!isSound()) return Optional.empty();
        var words = new CatalogueTexts(texts, german);
        var forms = new FormReader(layout, new SchemaShape(schema.json()), words);
        Form form = forms.read();
        Identification identification = identification();
        Fee fee = new FeeReader(facts, forms.questions()).read(words.of("service", "feeBasis"));
        var service =
                new PublicService(
                        new ServiceId(id),
                        facts.at("version").text(VERSION).orElse(""),
                        leikaKey(),
                        schema.at("$id").text(SCHEMA_URI).orElse(""),
                        words.of("service", "name"),
                        words.of("service", "summary"),
                        legalBasis(words),
                        fee,
                        (int) facts.at("minutes").whole(1, 60),
                        words.list("service", "documents"),
                        words.of("service", "afterwards"),
                        needs(fee, identification),
                        identification,
                        form);
        words.complainAboutUnused();
        return Optional.of(service);
    }

    private boolean isSound() {
        if (!SchemaBounds.holdFor(schema)) return false;
        SchemaValidator.mistakesIn(schema.json())
                .forEach(it -> schema.complain(it, "correct the schema (JSON Schema 2020-12)"));
        return true;
    }

    /// Citizens are asked nothing without a law; the words must name where it stands.
    private LocalText legalBasis(CatalogueTexts words) {
        LocalText basis = words.of("service", "legalBasis");
        if (!basis.isEmpty() && !LAW.matcher(basis.german()).find()) {
            german.at("service")
                    .at("legalBasis")
                    .complain(
                            "names no law",
                            "name the section (§ …), the article (Art. …) or the by-law (…satzung)");
        }
        return basis;
    }

    private Optional<String> leikaKey() {
        JsonPlace key = facts.at("leikaKey");
        return key.exists() ? key.text(LEIKA_KEY) : Optional.empty();
    }

    /// NONE if it is left out.
    private Identification identification() {
        JsonPlace level = facts.at("identification");
        if (!level.exists()) return Identification.NONE;
        return Arrays.stream(Identification.values())
                .filter(it -> it.name().equals(level.json().asText()))
                .findFirst()
                .orElseGet(() -> {
                    level.complain(
                            "is no level of assurance",
                            "use one of " + Arrays.toString(Identification.values()));
                    return Identification.NONE;
                });
    }

    private Set<Need> needs(Fee fee, Identification identification) {
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
        boolean costs = !fee.isFree() || fee.tariffs().stream().anyMatch(it -> it.dearest() > 0);
        if (costs && !needs.containsAll(Set.of(Need.PAYMENT, Need.RECEIPT))) {
            facts.at("needs")
                    .complain(
                            "takes money without a terminal or a receipt", "add PAYMENT, RECEIPT");
        }
        boolean identifies = identification != Identification.NONE;
        if (identifies && !needs.contains(Need.IDENTITY_READING)) {
            facts.at("needs").complain("identifies without a reader", "add IDENTITY_READING");
        }
        return needs;
    }
}
