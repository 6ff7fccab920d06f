package de.buergerterminal.backend.catalogue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A calendar date as people type it, `TT.MM.JJJJ`. In dates of birth, day or day and month may be
/// unknown and are typed as 00, as passports of some countries have it.
///
/// @param day 1 to 31, or 0 if unknown
/// @param month 1 to 12, or 0 if unknown
record TypedDate(int day, int month, int year) {
    /// FIM's group for a date of birth: day and month may be missing, the year may not.
    static final String BIRTH_DATE_GROUP = "G60000000083";

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");

    /// Empty unless it is a day of the calendar; parts may be unknown only in a date of birth.
    static Optional<TypedDate> parse(Field.DateField field, String typed) {
        Matcher matcher = SHAPE.matcher(typed);
        if (!matcher.matches()) return Optional.empty();
        var date =
                new TypedDate(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
        boolean exists = date.isWhole() || (isBirthDate(field) && date.isPartlyKnown());
        return exists ? Optional.of(date) : Optional.empty();
    }

    static boolean isBirthDate(Field.DateField field) {
        return field.name().endsWith(BIRTH_DATE_GROUP);
    }

    private boolean isWhole() {
        return month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
    }

    private boolean isPartlyKnown() {
        return day == 0 && month >= 0 && month <= 12;
    }

    /// The earliest day it can mean.
    LocalDate first() {
        return LocalDate.of(year, Math.max(month, 1), Math.max(day, 1));
    }

    /// The latest day it can mean.
    LocalDate last() {
        YearMonth end = YearMonth.of(year, month == 0 ? 12 : month);
        return day == 0 ? end.atEndOfMonth() : end.atDay(day);
    }

    static String typed(LocalDate date) {
        return new TypedDate(date.getDayOfMonth(), date.getMonthValue(), date.getYear()).typed();
    }

    String typed() {
        return "%02d.%02d.%04d".formatted(day, month, year);
    }
}
