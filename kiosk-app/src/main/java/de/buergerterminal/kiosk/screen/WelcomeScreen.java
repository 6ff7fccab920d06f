package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Lettering;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Greeting and choice of language.
final class WelcomeScreen implements Screen {
    private final VBox content;
    private final Actions actions;

    WelcomeScreen(
            ScreenSettings settings,
            Texts texts,
            Wording words,
            Consumer<SessionEvent> events,
            SessionState.Welcoming state) {
        actions = new Actions(words, events);
        var promise = Lettering.body(words.of("welcome.privacy"));
        HBox.setHgrow(promise, Priority.ALWAYS);
        var privacy = new HBox(Icon.LOCK.drawing("fact-icon"), promise);
        privacy.getStyleClass().add("promise");
        var air = new Region();
        VBox.setVgrow(air, Priority.ALWAYS);
        content =
                new VBox(
                        Lettering.display(words.of("welcome.title")),
                        Lettering.label(words.of("welcome.sentence"), "lead"),
                        Lettering.heading(words.of("language.title")),
                        LanguageChoice.rows(
                                settings.languages(),
                                texts,
                                state.look().language(),
                                it -> events.accept(new SessionEvent.LanguageChosen(it))),
                        air,
                        privacy);
        content.getStyleClass().addAll("content", "welcome");
    }

    @Override
    public Region body() {
        return content;
    }

    @Override
    public List<Button> actions() {
        return List.of(actions.next("welcome.next"));
    }
}
