package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.kiosk.language.Wording;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Options as large rows, each with KERN's round mark. A long list is folded into one button until
/// it is needed.
final class ChoiceRows {
    private static final int MOST_UNFOLDED = 8;

    /// Before both grow to half the page; a narrower row would ask for a line per letter.
    private static final int YES_NO_WIDTH = 320;

    private ChoiceRows() {}

    static Node yesNo(
            Field.YesNoField field,
            Wording words,
            Answers answers,
            BiConsumer<String, String> answered) {
        var group = new ToggleGroup();
        var rows = new HBox();
        rows.getStyleClass().add("choices");
        // A box asks its least height at its rows' least width, where every word stands alone.
        rows.setMinHeight(Region.USE_PREF_SIZE);
        for (String code : List.of("true", "false")) {
            var row =
                    row(
                            FieldIds.of(field.name(), code),
                            words.of("form." + code),
                            answers.of(field.name()).equals(code),
                            group,
                            () -> answered.accept(field.name(), code),
                            () -> {});
            row.setAccessibleText(words.of(field.label()) + " " + row.getText());
            HBox.setHgrow(row, Priority.ALWAYS);
            row.setPrefWidth(YES_NO_WIDTH);
            rows.getChildren().add(row);
        }
        return rows;
    }

    static Node of(
            Field.ChoiceField field,
            Wording words,
            Answers answers,
            BiConsumer<String, String> answered) {
        var rows = new VBox();
        rows.getStyleClass().add("choices");
        if (field.options().size() <= MOST_UNFOLDED) {
            addRows(rows, field, words, answers, answered, _ -> {}, () -> {});
            return rows;
        }
        return folded(rows, field, words, answers, answered);
    }

    private static Node folded(
            VBox rows,
            Field.ChoiceField field,
            Wording words,
            Answers answers,
            BiConsumer<String, String> answered) {
        String chosen =
                field.options().stream()
                        .filter(it -> it.code().equals(answers.of(field.name())))
                        .map(it -> words.of(it.label()))
                        .findFirst()
                        .orElse(words.of("form.choose"));
        var box = new VBox();
        box.getStyleClass().add("choices");
        Button opener =
                Buttons.secondary(
                        FieldIds.of(field.name()),
                        chosen,
                        Icon.DOWN,
                        () -> unfold(rows, !rows.isVisible()));
        opener.getStyleClass().add("opener");
        opener.setMaxWidth(Double.MAX_VALUE);
        opener.setAccessibleText(words.of(field.label()) + ": " + chosen);
        addRows(
                rows,
                field,
                words,
                answers,
                answered,
                label -> {
                    opener.setText(label);
                    Lettering.dress(opener, label);
                    opener.setAccessibleText(words.of(field.label()) + ": " + label);
                },
                () -> {
                    unfold(rows, false);
                    opener.requestFocus();
                });
        unfold(rows, false);
        box.getChildren().addAll(opener, rows);
        return box;
    }

    private static void unfold(Region rows, boolean open) {
        rows.setVisible(open);
        rows.setManaged(open);
    }

    private static void addRows(
            Pane rows,
            Field.ChoiceField field,
            Wording words,
            Answers answers,
            BiConsumer<String, String> answered,
            Consumer<String> chosen,
            Runnable pressed) {
        var group = new ToggleGroup();
        for (Field.Option option : field.options()) {
            String label = words.of(option.label());
            RadioButton row =
                    row(
                            FieldIds.of(field.name(), option.code()),
                            label,
                            option.code().equals(answers.of(field.name())),
                            group,
                            () -> {
                                answered.accept(field.name(), option.code());
                                chosen.accept(label);
                            },
                            pressed);
            row.setAccessibleText(words.of(field.label()) + " " + label);
            rows.getChildren().add(row);
        }
    }

    /// @param chosen when this row becomes the answer, by a press or by the arrows
    /// @param pressed at each press, also of the row that was the answer already
    private static RadioButton row(
            String id,
            String label,
            boolean selected,
            ToggleGroup group,
            Runnable chosen,
            Runnable pressed) {
        var row =
                new RadioButton(label) {
                    @Override
                    public void fire() {
                        super.fire();
                        pressed.run();
                    }
                };
        row.setId(id);
        row.getStyleClass().add("choice");
        row.setWrapText(true);
        row.setMinHeight(Region.USE_PREF_SIZE);
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAccessibleText(label);
        row.setSelected(selected);
        row.setToggleGroup(group);
        // On press: the keyboard leaves as soon as the focus does, and the row may move away from
        // the finger before it is lifted.
        row.setOnMousePressed(_ -> row.fire());
        row.selectedProperty()
                .addListener((_, _, now) -> {
                    if (now) chosen.run();
                });
        Lettering.dress(row, label);
        return row;
    }
}
