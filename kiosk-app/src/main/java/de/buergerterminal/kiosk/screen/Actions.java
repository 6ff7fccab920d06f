package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Buttons;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.session.SessionEvent;
import java.util.function.Consumer;
import javafx.scene.control.Button;

/// The buttons that many screens share, with their ids and events.
record Actions(Wording words, Consumer<SessionEvent> events) {
    Button next(String textKey, Object... arguments) {
        return next(Icon.NEXT, textKey, arguments);
    }

    Button next(Icon icon, String textKey, Object... arguments) {
        return Buttons.primary(
                "next",
                words.of(textKey, arguments),
                icon,
                () -> events.accept(new SessionEvent.NextPressed()));
    }

    Button back() {
        return back("action.back");
    }

    Button back(String textKey) {
        return Buttons.secondary(
                "back",
                words.of(textKey),
                Icon.BACK,
                () -> events.accept(new SessionEvent.BackPressed()));
    }
}
