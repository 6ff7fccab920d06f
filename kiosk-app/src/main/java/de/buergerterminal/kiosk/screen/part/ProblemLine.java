package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.backend.catalogue.FieldProblem;
import de.buergerterminal.kiosk.language.Wording;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The error below a field: icon and sentence; takes no room while all is well.
final class ProblemLine extends HBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Label sentence = Lettering.label("", "problem-text", "strong");

    ProblemLine() {
        getStyleClass().add("problem");
        getChildren().addAll(Icon.WARNING.drawing("problem-icon"), sentence);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        tell("");
    }

    /// Shows the first problem of exactly this field and marks the control.
    ///
    /// @return whether there is one
    boolean tell(List<FieldProblem> problems, Field field, Wording words, Node control) {
        var mine = problems.stream().filter(it -> it.field().equals(field.name())).findFirst();
        tell(mine.map(it -> Problems.sentence(it, field, words)).orElse(""));
        control.pseudoClassStateChanged(WRONG, mine.isPresent());
        String label = words.of(field.label());
        control.setAccessibleText(mine.isPresent() ? label + ". " + sentence.getText() : label);
        return mine.isPresent();
    }

    private void tell(String text) {
        sentence.setText(text);
        Lettering.dress(sentence, text);
        setVisible(!text.isEmpty());
        setManaged(!text.isEmpty());
    }
}
