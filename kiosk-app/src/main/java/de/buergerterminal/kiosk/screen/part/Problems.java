package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.backend.catalogue.FieldProblem;
import de.buergerterminal.kiosk.language.Wording;

/// The plain sentence for what is wrong with an answer and what to do about it.
final class Problems {
    private Problems() {}

    static String sentence(FieldProblem problem, Field field, Wording words) {
        if (problem.kind() == FieldProblem.Kind.WRONG_PATTERN
                && field instanceof Field.TextField text
                && !text.patternHint().isEmpty()) {
            return words.of("problem.WRONG_PATTERN.hint", words.of(text.patternHint()));
        }
        if (problem.kind() == FieldProblem.Kind.MISSING) {
            return words.of("problem.MISSING." + wayOfAnswering(field));
        }
        return words.of("problem." + problem.kind(), problem.limit());
    }

    private static String wayOfAnswering(Field field) {
        return switch (field) {
            case Field.ChoiceField _, Field.YesNoField _ -> "choose";
            case Field.DateField _ -> "date";
            case Field.TextField _, Field.NumberField _, Field.AddressField _ -> "type";
        };
    }
}
