package de.buergerterminal.backend.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a service costs from a day on, until the next tariff begins.
///
/// @param validFrom first day
/// @param cases the first one whose condition holds replaces the usual amount
/// @param cents the usual amount, 0 to 99,999,999 euro cents
/// @param each an amount for each one of something, on top
public record Tariff(LocalDate validFrom, long cents, List<Case> cases, Optional<Each> each) {
    private static final long LARGEST_CENTS = 99_999_999;

    public Tariff {
        cases = List.copyOf(cases);
    }

    /// @param when decided by the answers, for example whether a certificate comes electronically
    public record Case(Condition when, long cents) {}

    /// @param field a question that is answered with a number
    public record Each(String field, long cents) {}

    /// The amount for these answers, never more than 99,999,999 cents.
    ///
    /// @param asked answers that count, see [Form#asked]
    long cents(Answers asked) {
        long base =
                cases.stream()
                        .filter(it -> it.when().holds(asked))
                        .mapToLong(Case::cents)
                        .findFirst()
                        .orElse(cents);
        long more = each.map(it -> it.cents() * count(asked.of(it.field()))).orElse(0L);
        return Math.min(base + more, LARGEST_CENTS);
    }

    /// The dearest that one person can be charged before anything is counted.
    long dearest() {
        return Math.max(
                Math.max(cents, each.map(Each::cents).orElse(0L)),
                cases.stream().mapToLong(Case::cents).max().orElse(0));
    }

    private static long count(String answer) {
        return FieldRules.number(answer).filter(it -> it >= 0 && it <= 100_000).orElse(0L);
    }
}
