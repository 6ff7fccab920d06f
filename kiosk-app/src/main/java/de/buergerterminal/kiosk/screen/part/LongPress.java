package de.buergerterminal.kiosk.screen.part;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/// A key with two meanings: a short touch types, a finger that rests opens the variants.
final class LongPress {
    private static final Duration LONG = Duration.millis(450);

    private LongPress() {}

    static void on(Button key, Runnable touched, Runnable held) {
        var rest = new PauseTransition(LONG);
        boolean[] opened = {false};
        rest.setOnFinished(_ -> {
            opened[0] = true;
            held.run();
        });
        key.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                _ -> {
                    opened[0] = false;
                    rest.playFromStart();
                });
        key.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> rest.stop());
        key.setOnAction(_ -> {
            rest.stop();
            if (!opened[0]) touched.run();
        });
    }
}
