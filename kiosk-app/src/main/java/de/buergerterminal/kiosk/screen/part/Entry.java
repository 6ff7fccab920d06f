package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.Field;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;

/// The one-line text fields of forms. While a page is shown the field itself is the truth of what
/// was typed; each change is reported, nothing is ever written back.
final class Entry {
    private static final int LONGEST_NUMBER = 18;

    private Entry() {}

    static TextField text(Field.TextField field, Answers answers, BiConsumer<String, String> out) {
        var entry = entry(field.name(), answers.of(field.name()), Pad.of(field.input()));
        entry.setTextFormatter(
                filter(change ->
                        change.getControlNewText().length() > field.longest() ? null : change));
        return reporting(entry, field.name(), out);
    }

    static TextField number(
            Field.NumberField field, Answers answers, BiConsumer<String, String> out) {
        var entry = entry(field.name(), answers.of(field.name()), Pad.DIGITS);
        String shape = field.smallest() < 0 ? "-?\\d*" : "\\d*";
        entry.setTextFormatter(
                filter(change -> {
                    String text = change.getControlNewText();
                    boolean fits = text.length() <= LONGEST_NUMBER && text.matches(shape);
                    return fits ? change : null;
                }));
        return reporting(entry, field.name(), out);
    }

    static TextField date(Field.DateField field, Answers answers, BiConsumer<String, String> out) {
        var entry = entry(field.name(), answers.of(field.name()), Pad.DATE);
        entry.setTextFormatter(
                filter(change -> {
                    if (!change.isContentChange()) return change;
                    String before = change.getControlText();
                    String after = DateTyping.shaped(before, change.getControlNewText());
                    change.setRange(0, before.length());
                    change.setText(after);
                    change.selectRange(after.length(), after.length());
                    return change;
                }));
        return reporting(entry, field.name(), out);
    }

    private static TextField entry(String name, String answer, Pad pad) {
        var entry = new TextField(answer);
        entry.setId(FieldIds.of(name));
        entry.getStyleClass().add("entry");
        entry.setContextMenu(new javafx.scene.control.ContextMenu());
        pad.suits(entry);
        return entry;
    }

    private static TextField reporting(
            TextField entry, String name, BiConsumer<String, String> out) {
        Lettering.dress(entry, entry.getText());
        entry.textProperty()
                .addListener((_, _, text) -> {
                    Lettering.dress(entry, text);
                    out.accept(name, text);
                });
        return entry;
    }

    private static TextFormatter<String> filter(
            UnaryOperator<TextFormatter.@org.jspecify.annotations.Nullable Change> filter) {
        return new TextFormatter<>(filter);
    }
}
