package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.kiosk.language.Wording;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Label, hint and, on request, why the office asks.
final class Question extends VBox {
    private final Label label;

    Question(Field field, Wording words) {
        getStyleClass().add("question");
        String name = words.of(field.label());
        label =
                Lettering.label(
                        field.required() ? name : name + " " + words.of("form.optional"),
                        "field-label",
                        "strong");
        if (field.why().isEmpty()) {
            getChildren().add(label);
        } else {
            var reason = reason(field, words);
            var why = whyButton(field, words, name, reason);
            getChildren().addAll(new LabelLine(label, why), reason);
        }
        if (!field.hint().isEmpty()) {
            getChildren().add(Lettering.label(words.of(field.hint()), "hint"));
        } else if (field instanceof Field.DateField) {
            getChildren().add(Lettering.label(words.of("form.date.hint"), "hint"));
        }
    }

    private static VBox reason(Field field, Wording words) {
        var panel =
                new VBox(
                        Lettering.strong(words.of("form.why.question")),
                        Lettering.body(words.of(field.why())));
        panel.getStyleClass().add("why");
        panel.setVisible(false);
        panel.setManaged(false);
        return panel;
    }

    private static Button whyButton(Field field, Wording words, String name, VBox reason) {
        var why =
                Buttons.tertiary(
                        FieldIds.why(field.name()),
                        words.of("form.why"),
                        Icon.HELP,
                        () -> {
                            reason.setVisible(!reason.isVisible());
                            reason.setManaged(reason.isVisible());
                        });
        why.setAccessibleText(words.of("form.why.question") + " " + name);
        return why;
    }

    /// Gives the hint away to stand in another place.
    Optional<Label> takeHint() {
        Optional<Label> hint =
                getChildren().stream()
                        .filter(it -> it.getStyleClass().contains("hint"))
                        .map(Label.class::cast)
                        .findFirst();
        hint.ifPresent(getChildren()::remove);
        return hint;
    }

    Label label() {
        return label;
    }
}
