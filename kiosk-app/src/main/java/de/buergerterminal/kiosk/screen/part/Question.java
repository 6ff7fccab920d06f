package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.kiosk.language.Wording;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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
        var line = new HBox(label);
        line.getStyleClass().add("label-line");
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(label, Priority.ALWAYS);
        getChildren().add(line);
        if (!field.why().isEmpty()) {
            line.getChildren().add(whyButton(field, words, name));
        }
        if (!field.hint().isEmpty()) {
            getChildren().add(Lettering.label(words.of(field.hint()), "hint"));
        } else if (field instanceof Field.DateField) {
            getChildren().add(Lettering.label(words.of("form.date.hint"), "hint"));
        }
    }

    private Button whyButton(Field field, Wording words, String name) {
        var reason = Lettering.body(words.of(field.why()));
        var panel = new VBox(Lettering.strong(words.of("form.why.question")), reason);
        panel.getStyleClass().add("why");
        panel.setVisible(false);
        panel.setManaged(false);
        getChildren().add(panel);
        var why =
                Buttons.tertiary(
                        FieldIds.why(field.name()),
                        words.of("form.why"),
                        Icon.HELP,
                        () -> {
                            panel.setVisible(!panel.isVisible());
                            panel.setManaged(panel.isVisible());
                        });
        why.setMinWidth(USE_PREF_SIZE);
        why.setAccessibleText(words.of("form.why.question") + " " + name);
        return why;
    }

    Label label() {
        return label;
    }
}
