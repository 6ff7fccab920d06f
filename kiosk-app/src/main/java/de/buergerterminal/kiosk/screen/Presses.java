package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.session.SessionEvent;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// What every press has in common, whatever it hits: somebody is here. A key shows where the focus
/// is and a finger hides that again; Enter presses a button as the space bar does.
final class Presses {
    /// Worn by the frame while its ring of focus is to be seen.
    static final String BY_KEYS = "by-keys";

    private final Region frame;
    private final Consumer<SessionEvent> events;
    private boolean enterIsDown;

    private Presses(Region frame, Consumer<SessionEvent> events) {
        this.frame = frame;
        this.events = events;
    }

    static void watch(Region frame, Consumer<SessionEvent> events) {
        var presses = new Presses(frame, events);
        frame.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> presses.showFocus(false));
        frame.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> presses.tell());
        frame.addEventFilter(KeyEvent.KEY_PRESSED, presses::key);
        frame.addEventFilter(KeyEvent.KEY_RELEASED, presses::released);
    }

    /// After what the press itself did: whoever ends the visit is not here any more.
    private void tell() {
        Platform.runLater(() -> events.accept(new SessionEvent.StillHere()));
    }

    private void key(KeyEvent event) {
        showFocus(true);
        if (event.getCode() != KeyCode.ENTER) return;
        Node focused = frame.getScene().getFocusOwner();
        if (focused instanceof ButtonBase button) {
            // A key held down repeats itself and would run through screen after screen.
            if (!enterIsDown) button.fire();
            event.consume();
        }
        enterIsDown = true;
    }

    private void released(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) enterIsDown = false;
        tell();
    }

    private void showFocus(boolean shown) {
        var classes = frame.getStyleClass();
        if (!shown) classes.remove(BY_KEYS);
        else if (!classes.contains(BY_KEYS)) classes.add(BY_KEYS);
    }
}
