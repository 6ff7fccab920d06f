package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Buttons;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Lettering;
import de.buergerterminal.kiosk.screen.part.StepsBar;
import de.buergerterminal.kiosk.screen.part.TerminalWords;
import de.buergerterminal.kiosk.session.Draft;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import de.buergerterminal.kiosk.session.SessionState.Paying.Course;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The payment terminal has the word: its text stands here word for word.
final class PayingScreen implements Screen {
    private final Wording words;
    private final Consumer<SessionEvent> events;
    private final VBox content;
    private final StackPane title;
    private final StackPane terminal = new StackPane();
    private final Region where;
    private final Draft draft;
    private final Button abort;

    PayingScreen(Wording words, Consumer<SessionEvent> events, SessionState.Paying state) {
        this.words = words;
        this.events = events;
        this.draft = state.draft();
        title = new StackPane(Lettering.title(words.of("paying.title")));
        title.setAlignment(Pos.TOP_LEFT);
        where = where();
        var amount =
                Lettering.label(words.money(draft.service().fee().cents()), "amount", "strong");
        amount.setId("amount");
        var sum = new VBox(Lettering.label(words.of("paying.amount"), "muted"), amount);
        sum.getStyleClass().addAll("card", "sum");
        content = new VBox(title, sum, terminal, where);
        content.getStyleClass().add("content");
        abort = abortButton();
        tell(state);
    }

    private Region where() {
        var sentence = Lettering.body(words.of("paying.where"));
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var row = new HBox(Icon.CARD.drawing("fact-icon"), sentence);
        row.getStyleClass().add("promise");
        return row;
    }

    private Button abortButton() {
        return Buttons.secondary(
                "abort-payment",
                words.of("paying.abort"),
                Icon.CROSS,
                () -> events.accept(new SessionEvent.CancelPressed()));
    }

    private void tell(SessionState.Paying state) {
        abort.setDisable(state.course() != Course.RUNNING);
        terminal.getChildren().setAll(wordsOf(state));
        if (state.course() == Course.FINDING_OUT) {
            title.getChildren().setAll(Lettering.title(words.of("paying.lost.title")));
            content.getChildren().remove(where);
        }
    }

    private VBox wordsOf(SessionState.Paying state) {
        return switch (state.course()) {
            case RUNNING ->
                    state.text()
                            .map(it -> TerminalWords.of(it, words))
                            .orElseGet(() -> TerminalWords.own(words.of("paying.connecting")));
            case ABORTING -> TerminalWords.own(words.of("paying.aborting"));
            case FINDING_OUT -> TerminalWords.own(words.of("paying.lost"));
        };
    }

    @Override
    public boolean take(SessionState next) {
        if (!(next instanceof SessionState.Paying paying)) return false;
        tell(paying);
        return true;
    }

    @Override
    public Region body() {
        return content;
    }

    @Override
    public boolean cancellable() {
        return false;
    }

    @Override
    public Optional<StepsBar> steps() {
        return Optional.of(Steps.ofLast(words, draft));
    }

    @Override
    public List<Button> actions() {
        return List.of(abort);
    }
}
