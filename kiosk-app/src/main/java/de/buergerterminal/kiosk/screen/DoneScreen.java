package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Buttons;
import de.buergerterminal.kiosk.screen.part.CaseNumber;
import de.buergerterminal.kiosk.screen.part.Facts;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Message;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// Done: the number to remember, what to take along, what follows.
record DoneScreen(Wording words, Consumer<SessionEvent> events, SessionState.Done state)
        implements Screen {
    @Override
    public Region body() {
        var filed = state.filed();
        var message =
                new Message(
                                Icon.CHECK,
                                Message.Mood.GOOD,
                                words.of("done.title"),
                                words.of(state.printed() ? "done.printed" : "done.not.printed"))
                        .with(
                                new CaseNumber(
                                        words.of("case.number"),
                                        filed.ticket().reference().value()));
        var facts = new Facts();
        if (!filed.service().afterwards().isEmpty()) {
            facts.fact(
                    Icon.SEND,
                    words.of("service.afterwards"),
                    words.of(filed.service().afterwards()));
        }
        facts.fact(Icon.SCAN, words.of("done.check"), words.of("done.check.sentence"));
        return message.with(facts);
    }

    @Override
    public boolean cancellable() {
        return false;
    }

    @Override
    public List<Button> actions() {
        Button finish = new Actions(words, events).next(Icon.CHECK, "action.finish");
        if (state.printed()) return List.of(finish);
        Button show =
                Buttons.secondary(
                        "show-receipt",
                        words.of("proof.failed.show"),
                        Icon.BACK,
                        () -> events.accept(new SessionEvent.ShowReceiptPressed()));
        return List.of(show, finish);
    }
}
