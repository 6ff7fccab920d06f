package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.Field;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import javafx.scene.control.ContextMenu;
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
                shaped((before, wanted) -> wanted.length() > field.longest() ? before : wanted));
        return reporting(entry, field.name(), out);
    }

    static TextField number(
            Field.NumberField field, Answers answers, BiConsumer<String, String> out) {
        var entry = entry(field.name(), answers.of(field.name()), Pad.DIGITS);
        var number =
                Pattern.compile(
                        "%s\\d{0,%d}".formatted(field.smallest() < 0 ? "-?" : "", LONGEST_NUMBER));
        entry.setTextFormatter(
                shaped((before, wanted) -> number.matcher(wanted).matches() ? wanted : before));
        return reporting(entry, field.name(), out);
    }

    static TextField date(Field.DateField field, Answers answers, BiConsumer<String, String> out) {
        var entry = entry(field.name(), answers.of(field.name()), Pad.DATE);
        entry.setTextFormatter(shaped(DateTyping::shaped));
        return reporting(entry, field.name(), out);
    }

    private static TextField entry(String name, String answer, Pad pad) {
        var entry = new TextField(answer);
        entry.setId(FieldIds.of(name));
        entry.getStyleClass().add("entry");
        entry.setContextMenu(new ContextMenu());
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

    /// @param shape from the text as it was and the text as wanted to the text as it becomes
    private static TextFormatter<String> shaped(BinaryOperator<String> shape) {
        return new TextFormatter<>(change -> {
            if (!change.isContentChange()) return change;
            String before = change.getControlText();
            String wanted = change.getControlNewText();
            String after = shape.apply(before, wanted);
            if (!after.equals(wanted)) {
                change.setRange(0, before.length());
                change.setText(after);
                change.selectRange(after.length(), after.length());
            }
            return change;
        });
    }
}
