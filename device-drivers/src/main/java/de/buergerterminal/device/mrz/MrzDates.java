package de.buergerterminal.device.mrz;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// Dates of six digits. The century is not written: a birth lies in the past, at most 100 years
/// back; an expiry lies nearest to today.
final class MrzDates {
    private MrzDates() {}

    /// Empty for what is no day of the calendar.
    static Optional<LocalDate> birth(String digits, LocalDate today) {
        return inCentury(digits, 2000)
                .filter(it -> !it.isAfter(today))
                .or(() -> inCentury(digits, 1900));
    }

    static Optional<LocalDate> expiry(String digits, LocalDate today) {
        return inCentury(digits, 2000)
                .filter(it -> it.getYear() - today.getYear() < 50)
                .or(() -> inCentury(digits, 1900));
    }

    private static Optional<LocalDate> inCentury(String digits, int century) {
        try {
            return Optional.of(
                    LocalDate.of(
                            century + Integer.parseInt(digits, 0, 2, 10),
                            Integer.parseInt(digits, 2, 4, 10),
                            Integer.parseInt(digits, 4, 6, 10)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
