package de.buergerterminal.backend.catalogue;

import java.time.LocalDate;
import java.util.List;

/// One question of a form. `name` is the path in the JSON document, FIM ids separated by `/`, for
/// example `G05000011594/F60000000227`, and unique within the form.
public sealed interface Field {
    String name();

    LocalText label();

    /// Why the office asks this; every field can say it.
    LocalText why();

    /// A short hint or example below the label, may be empty.
    LocalText hint();

    boolean required();

    /// Whether the question is asked, given the answers so far.
    Condition visibleWhen();

    /// One line of text in String.Latin characters (DIN 91379).
    ///
    /// @param longest 1 to 2,000 characters
    /// @param pattern regular expression that the whole answer must match; empty means any text
    /// @param patternHint what a valid answer looks like, in plain words
    /// @param input which keyboard to show
    record TextField(
            String name,
            LocalText label,
            LocalText why,
            LocalText hint,
            boolean required,
            Condition visibleWhen,
            int longest,
            String pattern,
            LocalText patternHint,
            Input input)
            implements Field {}

    /// A whole number.
    record NumberField(
            String name,
            LocalText label,
            LocalText why,
            LocalText hint,
            boolean required,
            Condition visibleWhen,
            long smallest,
            long largest)
            implements Field {}

    /// A calendar date, typed as TT.MM.JJJJ; limits are relative to today, in days.
    record DateField(
            String name,
            LocalText label,
            LocalText why,
            LocalText hint,
            boolean required,
            Condition visibleWhen,
            int earliestDays,
            int latestDays)
            implements Field {
        public LocalDate earliest(LocalDate today) {
            return today.plusDays(earliestDays);
        }

        public LocalDate latest(LocalDate today) {
            return today.plusDays(latestDays);
        }
    }

    /// One of 2 to 40 options.
    record ChoiceField(
            String name,
            LocalText label,
            LocalText why,
            LocalText hint,
            boolean required,
            Condition visibleWhen,
            List<Option> options)
            implements Field {
        public ChoiceField {
            options = List.copyOf(options);
        }
    }

    record YesNoField(
            String name,
            LocalText label,
            LocalText why,
            LocalText hint,
            boolean required,
            Condition visibleWhen)
            implements Field {}

    /// A German postal address, asked as one question in four parts: street, house number,
    /// postcode, town. Answers are stored under the parts' own names.
    record AddressField(
            String name,
            LocalText label,
            LocalText why,
            LocalText hint,
            boolean required,
            Condition visibleWhen,
            List<TextField> parts)
            implements Field {
        public AddressField {
            parts = List.copyOf(parts);
        }
    }

    /// @param code what the office receives
    record Option(String code, LocalText label) {}

    /// Which keyboard suits the answer.
    enum Input {
        TEXT,
        NAME,
        DIGITS,
        PHONE,
        EMAIL
    }
}
