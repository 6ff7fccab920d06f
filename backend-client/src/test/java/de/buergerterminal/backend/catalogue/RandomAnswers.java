package de.buergerterminal.backend.catalogue;

import static de.buergerterminal.backend.catalogue.StockExamples.TODAY;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/// Answers by chance, the same for the same seed.
final class RandomAnswers {
    private static final String LETTERS = "abzABZäöüßŠğőÉŁœẞİıȧǿ";
    private static final String OTHERS = "0189 -'.,()/&+\u0301\u0308\u0331’€§";
    private static final List<String> PATTERNED =
            List.of(
                    "33098",
                    "7",
                    "12 a",
                    "4/6",
                    "276098100000001",
                    "(05251) 123456",
                    "+49 211 123456789",
                    "10 12 34",
                    "pruef.muster@beispiel.de");

    private final Random random;

    RandomAnswers(long seed) {
        random = new Random(seed);
    }

    /// A good answer to every question, asked or not; sometimes none to an optional one.
    Answers good(Form form) {
        Map<String, String> answers = new HashMap<>();
        for (Field field : answerable(form)) {
            if (field.required() || random.nextBoolean()) answers.put(field.name(), good(field));
        }
        return new Answers(answers);
    }

    static List<Field> answerable(Form form) {
        return form.pages().stream()
                .flatMap(it -> it.fields().stream())
                .<Field>flatMap(it -> FieldRules.answerable(it).stream())
                .toList();
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String good(Field field) {
        return switch (field) {
            case Field.TextField text when !text.pattern().isEmpty() ->
                    oneOf(PATTERNED.stream().filter(it -> fits(text, it)).toList());
            case Field.TextField text -> latin(text.longest());
            case Field.NumberField number ->
                    Long.toString(random.nextLong(number.smallest(), number.largest() + 1));
            case Field.DateField date -> date(date);
            case Field.ChoiceField choice -> oneOf(choice.options()).code();
            case Field.YesNoField _ -> Boolean.toString(random.nextBoolean());
            case Field.AddressField _ -> throw new IllegalArgumentException("asked in parts");
        };
    }

    private static boolean fits(Field.TextField text, String value) {
        return value.length() <= text.longest() && Pattern.matches(text.pattern(), value);
    }

    private String date(Field.DateField date) {
        int days = random.nextInt(date.earliestDays(), date.latestDays() + 1);
        var day = TODAY.plusDays(days);
        boolean partly = TypedDate.isBirthDate(date) && days < -730 && random.nextInt(4) == 0;
        if (partly) return "00.%02d.%d".formatted(random.nextInt(13), day.getYear());
        return random.nextBoolean()
                ? TypedDate.typed(day)
                : day.getDayOfMonth() + "." + day.getMonthValue() + "." + day.getYear();
    }

    private String latin(int longest) {
        var text = new StringBuilder();
        int length = random.nextInt(4) == 0 ? longest : 1 + random.nextInt(Math.min(longest, 20));
        while (text.length() < length) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            if (text.length() < length && random.nextInt(3) == 0) {
                text.append(OTHERS.charAt(random.nextInt(OTHERS.length())));
            }
        }
        return random.nextInt(5) == 0 ? "  " + text + " " : text.toString();
    }
}
