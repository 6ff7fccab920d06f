package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Lettering;
import de.buergerterminal.kiosk.screen.part.TownHall;
import de.buergerterminal.kiosk.screen.part.TownShield;
import de.buergerterminal.kiosk.session.SessionEvent;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Nobody is here: the calm screen that says whose terminal this is and invites in every language.
/// The whole surface is one button.
final class AttractScreen implements Screen {
    private static final double ARMS_PX = 220;

    private final Region whole;

    AttractScreen(ScreenSettings settings, Texts texts, Consumer<SessionEvent> events) {
        String main = settings.languages().getFirst();
        var words =
                new VBox(
                        arms(settings),
                        Lettering.label(settings.townName(), "attract-town", "strong"),
                        Lettering.label(texts.of(main, "attract.promise"), "attract-promise"));
        words.getStyleClass().add("attract-words");

        var touch = new VBox(invitation(texts.of(main, "attract.touch")));
        touch.getStyleClass().add("attract-touch");
        for (String language : settings.languages()) {
            if (language.equals(main)) continue;
            var line = Lettering.label(texts.of(language, "attract.touch"), "attract-language");
            line.setAlignment(Pos.CENTER);
            touch.getChildren().add(line);
        }

        var air = new Region();
        VBox.setVgrow(air, Priority.ALWAYS);
        var column = new VBox(words, air, new TownHall(), touch);
        column.getStyleClass().add("attract");
        column.setId("attract");
        column.setFocusTraversable(true);
        column.setAccessibleRole(AccessibleRole.BUTTON);
        column.setAccessibleText(texts.of(main, "attract.touch"));
        column.setOnMousePressed(_ -> events.accept(new SessionEvent.Touched()));
        column.setOnKeyPressed(_ -> events.accept(new SessionEvent.Touched()));
        whole = column;
    }

    private static Region invitation(String sentence) {
        var text = Lettering.label(sentence, "attract-invitation", "strong");
        text.setMaxWidth(Region.USE_PREF_SIZE);
        var row = new HBox(Icon.HAND.drawing("attract-hand"), text);
        row.setAlignment(Pos.CENTER);
        row.getStyleClass().add("invitation");
        return row;
    }

    private static Region arms(ScreenSettings settings) {
        if (settings.arms().isEmpty()) {
            var shield = new TownShield(settings.townName());
            shield.getStyleClass().add("large-shield");
            return new HBox(shield);
        }
        var picture = new ImageView(settings.arms().orElseThrow().toUri().toString());
        picture.setPreserveRatio(true);
        picture.setFitHeight(ARMS_PX);
        return new HBox(new StackPane(picture));
    }

    @Override
    public Region body() {
        return whole;
    }

    @Override
    public boolean framed() {
        return false;
    }

    @Override
    public void shown() {
        whole.requestFocus();
    }
}
