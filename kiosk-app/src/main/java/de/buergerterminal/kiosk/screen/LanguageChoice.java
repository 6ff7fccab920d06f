package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Lettering;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One row per language, named in the language itself; the present one carries a check mark.
final class LanguageChoice {
    private LanguageChoice() {}

    static VBox rows(List<String> languages, Texts texts, String present, Consumer<String> chosen) {
        var rows = new VBox();
        rows.getStyleClass().add("languages");
        for (String language : languages) {
            String name = texts.of(language, "language.name");
            var row = new Button(name);
            row.setId("language-" + language);
            row.getStyleClass().add("language");
            row.setMaxWidth(Double.MAX_VALUE);
            row.setMinHeight(Region.USE_PREF_SIZE);
            row.setAccessibleText(name);
            row.setOnAction(_ -> chosen.accept(language));
            Lettering.dress(row, name);
            if (language.equals(present)) {
                row.getStyleClass().add("present");
                row.setGraphic(Icon.CHECK.drawing());
                row.setContentDisplay(ContentDisplay.RIGHT);
            }
            rows.getChildren().add(row);
        }
        return rows;
    }
}
