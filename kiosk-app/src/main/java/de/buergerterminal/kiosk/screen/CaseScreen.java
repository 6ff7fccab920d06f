package de.buergerterminal.kiosk.screen;

import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Alert;
import de.buergerterminal.kiosk.screen.part.Buttons;
import de.buergerterminal.kiosk.screen.part.CaseNumber;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Lettering;
import de.buergerterminal.kiosk.screen.part.Message;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import de.buergerterminal.kiosk.session.SessionState.ShowingCase.Slip;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// What became of a case, as far as it can be proven.
record CaseScreen(Wording words, Consumer<SessionEvent> events, SessionState.ShowingCase state)
        implements Screen {
    @Override
    public Region body() {
        Message message =
                switch (state.status()) {
                    case CaseStatus.Waiting it ->
                            say(Icon.HOURGLASS, Message.Mood.CALM, "waiting", it.storedAt());
                    case CaseStatus.Received it ->
                            say(Icon.SEND, Message.Mood.CALM, "received", it.at());
                    case CaseStatus.Accepted it ->
                            say(Icon.CHECK, Message.Mood.GOOD, "accepted", it.at());
                    case CaseStatus.Rejected it -> rejected(it);
                    case CaseStatus.Asked it -> asked(it);
                    case CaseStatus.NotFound _ ->
                            say(Icon.HELP, Message.Mood.CAREFUL, "notfound", "");
                    case CaseStatus.Unreachable _ ->
                            say(Icon.WARNING, Message.Mood.CAREFUL, "unreachable", "");
                    case CaseStatus.Unverifiable _ ->
                            say(Icon.PERSON, Message.Mood.CAREFUL, "unverifiable", "");
                };
        if (!state.reference().isEmpty() && !(state.status() instanceof CaseStatus.NotFound)) {
            message.with(new CaseNumber(words.of("case.number"), state.reference()));
        }
        return message;
    }

    private Message say(Icon icon, Message.Mood mood, String key, java.time.Instant at) {
        return say(icon, mood, key, words.moment(at));
    }

    private Message say(Icon icon, Message.Mood mood, String key, String at) {
        return new Message(
                icon,
                mood,
                words.of("case." + key + ".title"),
                words.of("case." + key + ".sentence", at));
    }

    /// The question, under what is to be said now: that there is one, or how it stands with paper.
    private Message asked(CaseStatus.Asked asked) {
        Message message =
                switch (state.slip()) {
                    case Slip.Nothing _, Slip.Offered _ ->
                            say(Icon.HELP, Message.Mood.CAREFUL, "asked", asked.at());
                    case Slip.Printing _ -> slip(Message.Mood.CALM, "printing");
                    case Slip.Printed _ -> slip(Message.Mood.GOOD, "printed");
                    case Slip.NotPrinted(var code) -> {
                        var forStaff = Lettering.muted(words.of("proof.failed.code", code));
                        forStaff.setId("fault-code");
                        yield slip(Message.Mood.CAREFUL, "failed").with(forStaff);
                    }
                };
        asked.question()
                .ifPresent(it ->
                        message.with(
                                new Alert(
                                        Alert.Kind.WARNING, words.of("case.asked.question"), it)));
        if (state.slip().equals(new Slip.Offered(false))) {
            message.with(
                    new Alert(
                            Alert.Kind.INFO,
                            words.of("case.slip.impossible.title"),
                            words.of("case.slip.impossible.sentence")));
        }
        return message;
    }

    private Message slip(Message.Mood mood, String key) {
        return say(Icon.PRINTER, mood, "slip." + key, "");
    }

    private Message rejected(CaseStatus.Rejected rejected) {
        return say(Icon.WARNING, Message.Mood.BAD, "rejected", rejected.at())
                .with(
                        new Alert(
                                Alert.Kind.DANGER,
                                words.of("case.rejected.reason"),
                                String.join("\n", rejected.reasons())));
    }

    /// Paper that is on its way is waited for.
    @Override
    public boolean cancellable() {
        return !(state.slip() instanceof Slip.Printing);
    }

    @Override
    public List<Button> actions() {
        Button finish = new Actions(words, events).next(Icon.CHECK, "action.finish");
        return switch (state.slip()) {
            case Slip.Nothing _ -> List.of(finish);
            case Slip.Offered(var possible) ->
                    possible ? List.of(print(), finish) : List.of(finish);
            case Slip.Printing _ -> List.of();
            case Slip.Printed _ -> List.of(finish);
            case Slip.NotPrinted _ -> List.of(print(), finish);
        };
    }

    private Button print() {
        return Buttons.secondary(
                "print-question",
                words.of("case.slip.print"),
                Icon.PRINTER,
                () -> events.accept(new SessionEvent.PrintQuestionPressed()));
    }
}
