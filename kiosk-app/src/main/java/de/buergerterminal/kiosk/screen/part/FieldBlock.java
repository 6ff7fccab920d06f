package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.backend.catalogue.FieldProblem;
import de.buergerterminal.backend.catalogue.LocalText;
import de.buergerterminal.kiosk.language.Wording;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One question of a form: label, reason, hint, control, error. Its control is made once and keeps
/// what was typed; only the error line changes while the page is shown.
public final class FieldBlock extends VBox {
    private final Field field;
    private final Wording words;
    private final Node control;
    private final ProblemLine problem = new ProblemLine();

    /// @param answered called with field name and text on each change
    public FieldBlock(
            Field field, Wording words, Answers answers, BiConsumer<String, String> answered) {
        this.field = field;
        this.words = words;
        getStyleClass().add("field");
        if (field.required()) getStyleClass().add("required");
        var question = new Question(field, words);
        getChildren().add(question);
        control =
                switch (field) {
                    case Field.TextField it -> Entry.text(it, answers, answered);
                    case Field.NumberField it -> Entry.number(it, answers, answered);
                    case Field.DateField it -> Entry.date(it, answers, answered);
                    case Field.ChoiceField it -> ChoiceRows.of(it, words, answers, answered);
                    case Field.YesNoField it -> ChoiceRows.yesNo(it, words, answers, answered);
                    case Field.AddressField it -> new AddressLines(it, words, answers, answered);
                };
        if (control instanceof TextField entry) {
            question.label().setLabelFor(entry);
            entry.setAccessibleText(words.of(field.label()));
        }
        getChildren().addAll(control, problem);
    }

    /// A part of an address: a small label and the entry, without a reason of its own.
    static FieldBlock part(
            Field.TextField field,
            Wording words,
            Answers answers,
            BiConsumer<String, String> answered) {
        var block = new FieldBlock(withoutReason(field), words, answers, answered);
        block.getStyleClass().add("field-part");
        return block;
    }

    /// The address as a whole says why it is asked.
    private static Field.TextField withoutReason(Field.TextField it) {
        return new Field.TextField(
                it.name(),
                it.label(),
                LocalText.NONE,
                it.hint(),
                it.required(),
                it.visibleWhen(),
                it.longest(),
                it.pattern(),
                it.patternHint(),
                it.input());
    }

    public Field field() {
        return field;
    }

    /// Shows the first problem of this field, or takes the last one away.
    ///
    /// @return whether this field, or a part of it, has a problem
    public boolean show(List<FieldProblem> problems) {
        boolean wrong = problem.tell(problems, field, words, control);
        if (control instanceof AddressLines lines) wrong |= lines.show(problems);
        return wrong;
    }

    /// Puts the caret, or the focus ring, into this question.
    public void enter() {
        Node first = control;
        if (control instanceof Region region && !(control instanceof TextField)) {
            first = region.lookup(".entry");
            if (first == null) first = region.lookup(".choice");
        }
        if (first == null) return;
        first.requestFocus();
        if (first instanceof TextField entry) entry.end();
    }
}
