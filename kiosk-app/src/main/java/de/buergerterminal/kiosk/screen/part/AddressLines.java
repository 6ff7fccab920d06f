package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.backend.catalogue.FieldProblem;
import de.buergerterminal.kiosk.language.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A postal address as people write it: street beside house number, postcode beside town.
final class AddressLines extends VBox {
    private static final int SHORT_PART = 10;
    private static final double SHORT_SHARE = 0.32;

    private final List<FieldBlock> parts = new ArrayList<>();

    AddressLines(
            Field.AddressField field,
            Wording words,
            Answers answers,
            BiConsumer<String, String> answered) {
        getStyleClass().add("address");
        for (Field.TextField part : field.parts()) {
            var block = FieldBlock.part(part, words, answers, answered);
            boolean beside = parts.size() % 2 == 1;
            HBox row = beside ? (HBox) getChildren().getLast() : newRow();
            row.getChildren().add(block);
            if (part.longest() <= SHORT_PART) {
                block.minWidthProperty().bind(row.widthProperty().multiply(SHORT_SHARE));
                block.maxWidthProperty().bind(block.minWidthProperty());
            } else {
                HBox.setHgrow(block, Priority.ALWAYS);
            }
            parts.add(block);
        }
    }

    private HBox newRow() {
        var row = new HBox();
        row.getStyleClass().add("address-row");
        getChildren().add(row);
        return row;
    }

    boolean show(List<FieldProblem> problems) {
        boolean wrong = false;
        for (FieldBlock part : parts) {
            wrong |= part.show(problems);
        }
        return wrong;
    }
}
