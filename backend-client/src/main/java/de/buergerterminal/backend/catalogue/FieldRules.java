package de.buergerterminal.backend.catalogue;

import de.buergerterminal.backend.catalogue.Field.AddressField;
import de.buergerterminal.backend.catalogue.Field.ChoiceField;
import de.buergerterminal.backend.catalogue.Field.DateField;
import de.buergerterminal.backend.catalogue.Field.NumberField;
import de.buergerterminal.backend.catalogue.Field.TextField;
import de.buergerterminal.backend.catalogue.Field.YesNoField;
import de.buergerterminal.backend.catalogue.FieldProblem.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What makes an answer good, field by field; at most one problem for each.
final class FieldRules {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");

    private FieldRules() {}

    /// The questions that hold an answer of their own: the parts of an address, else the field.
    static List<? extends Field> answerable(Field field) {
        return field instanceof AddressField address ? address.parts() : List.of(field);
    }

    /// One way to write each answer: trimmed, composed, dates with two-digit day and month, numbers
    /// without leading zeros. What is no date or number stays as typed.
    static String clean(Field field, String typed) {
        String text = StringLatin.clean(typed);
        return switch (field) {
            case DateField date -> TypedDate.parse(date, text).map(TypedDate::typed).orElse(text);
            case NumberField _ -> number(text).map(it -> Long.toString(it)).orElse(text);
            default -> text;
        };
    }

    static Optional<Long> number(String text) {
        return WHOLE_NUMBER.matcher(text).matches()
                ? Optional.of(Long.parseLong(text))
                : Optional.empty();
    }

    /// @param answers cleaned
    static List<FieldProblem> problems(Field field, Answers answers, LocalDate today) {
        if (field instanceof AddressField address) {
            boolean begun =
                    address.parts().stream().anyMatch(it -> !answers.of(it.name()).isEmpty());
            if (!address.required() && !begun) return List.of();
        }
        return answerable(field).stream()
                .flatMap(it -> problem(it, answers.of(it.name()), today).stream())
                .toList();
    }

    private static Optional<FieldProblem> problem(Field field, String answer, LocalDate today) {
        if (answer.isEmpty()) return field.required() ? is(field, Kind.MISSING) : Optional.empty();
        return switch (field) {
            case TextField text -> ofText(text, answer);
            case NumberField number -> ofNumber(number, answer);
            case DateField date -> ofDate(date, answer, today);
            case ChoiceField choice ->
                    choice.options().stream().anyMatch(it -> it.code().equals(answer))
                            ? Optional.empty()
                            : is(field, Kind.NOT_AN_OPTION);
            case YesNoField _ ->
                    answer.equals("true") || answer.equals("false")
                            ? Optional.empty()
                            : is(field, Kind.NOT_AN_OPTION);
            case AddressField _ ->
                    throw new IllegalArgumentException("an address is answered in parts");
        };
    }

    private static Optional<FieldProblem> ofText(TextField field, String answer) {
        if (answer.codePointCount(0, answer.length()) > field.longest()) {
            return is(field, Kind.TOO_LONG, Integer.toString(field.longest()));
        }
        if (!StringLatin.isLatin(answer)) return is(field, Kind.WRONG_CHARACTERS);
        boolean fits = field.pattern().isEmpty() || Pattern.matches(field.pattern(), answer);
        return fits ? Optional.empty() : is(field, Kind.WRONG_PATTERN);
    }

    private static Optional<FieldProblem> ofNumber(NumberField field, String answer) {
        Optional<Long> number = number(answer);
        if (number.isEmpty()) return is(field, Kind.NOT_A_NUMBER);
        if (number.get() < field.smallest()) {
            return is(field, Kind.TOO_SMALL, Long.toString(field.smallest()));
        }
        if (number.get() > field.largest()) {
            return is(field, Kind.TOO_LARGE, Long.toString(field.largest()));
        }
        return Optional.empty();
    }

    private static Optional<FieldProblem> ofDate(DateField field, String answer, LocalDate today) {
        Optional<TypedDate> date = TypedDate.parse(field, answer);
        if (date.isEmpty()) return is(field, Kind.NOT_A_DATE);
        LocalDate earliest = field.earliest(today);
        LocalDate latest = field.latest(today);
        if (date.get().last().isBefore(earliest)) {
            return is(field, Kind.TOO_EARLY, TypedDate.typed(earliest));
        }
        if (date.get().first().isAfter(latest)) {
            return is(field, Kind.TOO_LATE, TypedDate.typed(latest));
        }
        return Optional.empty();
    }

    private static Optional<FieldProblem> is(Field field, Kind kind) {
        return is(field, kind, "");
    }

    private static Optional<FieldProblem> is(Field field, Kind kind, String limit) {
        return Optional.of(new FieldProblem(field.name(), kind, limit));
    }
}
