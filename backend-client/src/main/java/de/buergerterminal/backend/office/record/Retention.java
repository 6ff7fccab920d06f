package de.buergerterminal.backend.office.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// How long a record is kept: whole years, counted from the end of the year of the decision. The
/// number of years is the municipality's own decision; the stock value is a proposal.
///
/// @param years 1 to 100
public record Retention(int years) {
    public static final Retention USUAL = new Retention(10);
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    public Retention {
        if (years < 1 || years > 100) {
            throw new IllegalArgumentException("records are kept for 1 to 100 years");
        }
    }

    /// The last day, or empty while nobody has decided.
    public Optional<LocalDate> lastDay(Optional<Instant> decidedAt) {
        return decidedAt.map(it -> LocalDate.of(it.atZone(ZONE).getYear() + years, 12, 31));
    }

    /// Records decided before this moment need not be kept any more.
    public Instant overBefore(Instant now) {
        int year = now.atZone(ZONE).getYear() - years;
        return LocalDate.of(year, 1, 1).atStartOfDay(ZONE).toInstant();
    }

    public String rule() {
        return "%d Jahre nach Ablauf des Jahres der Entscheidung (Einstellung dieses Büros)"
                .formatted(years);
    }
}
