package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.CaseNumber;
import de.buergerterminal.kiosk.screen.part.Facts;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Lettering;
import de.buergerterminal.kiosk.screen.part.QrPicture;
import de.buergerterminal.kiosk.screen.part.ScrollArea;
import de.buergerterminal.kiosk.session.FiledCase;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The receipt on the screen, to be photographed.
final class ShowingReceiptScreen implements Screen {
    private final Actions actions;
    private final ScrollArea scroll;

    ShowingReceiptScreen(
            Wording words, Consumer<SessionEvent> events, SessionState.ShowingReceipt state) {
        actions = new Actions(words, events);
        FiledCase filed = state.filed();
        var facts = new Facts();
        facts.fact(words.of("proof.service"), words.of(filed.service().name()));
        filed.payment()
                .ifPresent(it -> facts.fact(words.of("proof.paid"), words.money(it.cents())));
        facts.fact(words.of("proof.filed"), words.moment(filed.filedAt()));
        var content =
                new VBox(
                        Lettering.title(words.of("proof.show.title")),
                        Lettering.label(words.of("proof.show.sentence"), "lead"),
                        new QrPicture(filed.ticket().asCode(), words.of("proof.show.code")),
                        new CaseNumber(words.of("case.number"), filed.ticket().reference().value()),
                        facts);
        content.getStyleClass().add("content");
        scroll = new ScrollArea(content, words.of("scroll.more"));
    }

    @Override
    public Region body() {
        return scroll;
    }

    @Override
    public boolean cancellable() {
        return false;
    }

    @Override
    public List<Button> actions() {
        return List.of(actions.next(Icon.CHECK, "action.finish"));
    }
}
