package de.buergerterminal.backend.catalogue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads what a service costs: `feeCents`, the same for ever and for everybody, or `fees`, a list
/// of tariffs with the day each begins.
///
/// @param facts root of `service.json`
/// @param questions the form's questions, which conditions and counts may look at
record FeeReader(JsonPlace facts, Map<String, Field> questions) {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final long LARGEST_CENTS = 99_999_999;

    Fee read(LocalText basis) {
        JsonPlace fees = facts.at("fees");
        if (!fees.exists()) return new Fee(cents(facts.at("feeCents")), basis);
        if (facts.at("feeCents").exists()) {
            fees.complain("stands beside feeCents", "keep one of the two");
        }
        List<Tariff> tariffs = new ArrayList<>();
        Set<LocalDate> days = new TreeSet<>();
        for (JsonPlace each : fees.elements(1, 20)) {
            Tariff tariff = tariff(each);
            tariffs.add(tariff);
            if (!days.add(tariff.validFrom())) {
                each.at("validFrom")
                        .complain("begins on the day of another", "give each its own day");
            }
        }
        return tariffs.isEmpty()
                ? new Fee(0, basis)
                : new Fee(tariffs.getFirst().cents(), basis, tariffs);
    }

    private Tariff tariff(JsonPlace place) {
        place.knowsOnly(Set.of("validFrom", "cents", "cases", "each"));
        return new Tariff(
                day(place.at("validFrom")),
                cents(place.at("cents")),
                place.at("cases").exists() ? cases(place.at("cases")) : List.of(),
                place.at("each").exists() ? Optional.of(each(place.at("each"))) : Optional.empty());
    }

    private List<Tariff.Case> cases(JsonPlace list) {
        var conditions = new ConditionReader(questions);
        List<Tariff.Case> cases = new ArrayList<>();
        for (JsonPlace place : list.elements(1, 20)) {
            place.knowsOnly(Set.of("when", "cents"));
            if (!place.at("when").exists()) {
                place.complain("has no condition", "add when, or put the amount beside cases");
            }
            cases.add(new Tariff.Case(conditions.read(place.at("when")), cents(place.at("cents"))));
        }
        return cases;
    }

    private Tariff.Each each(JsonPlace place) {
        place.knowsOnly(Set.of("field", "cents"));
        String name = place.at("field").text();
        if (!(questions.get(name) instanceof Field.NumberField)) {
            place.at("field")
                    .complain("names no question with a number", "name a question that counts");
        }
        return new Tariff.Each(name, cents(place.at("cents")));
    }

    private static LocalDate day(JsonPlace place) {
        Optional<String> text = place.text(DAY);
        try {
            return text.map(LocalDate::parse).orElse(LocalDate.EPOCH);
        } catch (DateTimeParseException _) {
            place.complain("is no day of the calendar", "write it as 2026-01-31");
            return LocalDate.EPOCH;
        }
    }

    private static long cents(JsonPlace place) {
        return place.whole(0, LARGEST_CENTS);
    }
}
