package de.buergerterminal.backend.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// What a service costs.
///
/// @param cents 0 to 99,999,999 euro cents; 0 means free
/// @param basis the fee schedule it comes from
/// @param tariffs how `cents` follows from day and answers; empty if it never changes
public record Fee(long cents, LocalText basis, List<Tariff> tariffs) {
    public Fee {
        if (cents < 0 || cents > 99_999_999) {
            throw new IllegalArgumentException("fee must be 0 to 99,999,999 cents");
        }
        tariffs = List.copyOf(tariffs);
    }

    /// The same every day for everybody.
    public Fee(long cents, LocalText basis) {
        this(cents, basis, List.of());
    }

    public boolean isFree() {
        return cents == 0;
    }

    /// The fee of that day for these answers; before the first tariff begins, the first one holds.
    ///
    /// @param asked answers that count, see [Form#asked]; none for the usual amount
    Fee on(LocalDate day, Answers asked) {
        var byDay = Comparator.comparing(Tariff::validFrom);
        return tariffs.stream()
                .filter(it -> !it.validFrom().isAfter(day))
                .max(byDay)
                .or(() -> tariffs.stream().min(byDay))
                .map(it -> it.cents(asked))
                .filter(it -> it != cents)
                .map(it -> new Fee(it, basis, tariffs))
                .orElse(this);
    }
}
