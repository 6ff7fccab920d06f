package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.backend.catalogue.FieldProblem;
import de.buergerterminal.kiosk.language.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// A postal address as people write it: street beside house number, postcode beside town.
final class AddressLines extends GridPane {
    private static final int SHORT_PART = 10;

    private final List<FieldBlock> parts = new ArrayList<>();

    AddressLines(
            Field.AddressField field,
            Wording words,
            Answers answers,
            BiConsumer<String, String> answered) {
        getStyleClass().add("address");
        for (int i = 0; i < 6; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / 6);
            getColumnConstraints().add(column);
        }
        int x = 0;
        int y = 0;
        for (Field.TextField part : field.parts()) {
            var block = FieldBlock.part(part, words, answers, answered);
            parts.add(block);
            int width = part.longest() <= SHORT_PART ? 2 : 4;
            if (x + width > 6) {
                x = 0;
                y++;
            }
            add(block, x, y, width, 1);
            x += width;
        }
    }

    boolean show(List<FieldProblem> problems) {
        boolean wrong = false;
        for (FieldBlock part : parts) {
            wrong |= part.show(problems);
        }
        return wrong;
    }
}
