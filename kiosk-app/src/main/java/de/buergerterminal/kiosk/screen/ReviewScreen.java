package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Buttons;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Lettering;
import de.buergerterminal.kiosk.screen.part.ScrollArea;
import de.buergerterminal.kiosk.screen.part.StepsBar;
import de.buergerterminal.kiosk.screen.part.SummarySection;
import de.buergerterminal.kiosk.session.Draft;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Everything on one page before it is sent, each section with a way back to its questions.
final class ReviewScreen implements Screen {
    private final Wording words;
    private final Actions actions;
    private final Draft draft;
    private final ScrollArea scroll;

    ReviewScreen(Wording words, Consumer<SessionEvent> events, SessionState.Reviewing state) {
        this.words = words;
        this.draft = state.draft();
        this.actions = new Actions(words, events);
        var content =
                new VBox(
                        Lettering.title(words.of("review.title")),
                        Lettering.label(words.of("review.sentence"), "lead"));
        content.getStyleClass().add("content");
        for (var page : draft.service().form().describe(draft.answers(), words.language())) {
            Button edit =
                    Buttons.tertiary(
                            "edit-" + page.pageIndex(),
                            words.of("review.edit"),
                            Icon.EDIT,
                            () -> events.accept(new SessionEvent.EditPressed(page.pageIndex())));
            edit.setAccessibleText(words.of("review.edit") + ": " + page.pageTitle());
            content.getChildren().add(new SummarySection(page, edit, words.of("review.nothing")));
        }
        scroll = new ScrollArea(content, words.of("scroll.more"));
    }

    @Override
    public Region body() {
        return scroll;
    }

    @Override
    public Optional<StepsBar> steps() {
        return Optional.of(Steps.ofReview(words, draft));
    }

    @Override
    public List<Button> actions() {
        var fee = draft.service().fee();
        Button go =
                fee.isFree()
                        ? actions.next(Icon.SEND, "review.send")
                        : actions.next(Icon.CARD, "review.pay", words.money(fee.cents()));
        return List.of(actions.back(), go);
    }
}
