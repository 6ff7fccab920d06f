package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.screen.part.StepsBar;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// What one state puts into the frame. Lives on the JavaFX thread.
interface Screen {
    /// The screen's stable name for ids, for example `paying` for `PayingScreen`.
    default String name() {
        String plain = getClass().getSimpleName().replaceFirst("Screen$", "");
        return plain.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /// The content between header and actions.
    Region body();

    /// The buttons above the bottom bar, in reading order; the primary one is last.
    default List<Button> actions() {
        return List.of();
    }

    /// How far the citizen has come, if this screen is a step.
    default Optional<StepsBar> steps() {
        return Optional.empty();
    }

    /// Takes over the new facts without rebuilding, so that what is being typed, the scroll
    /// position and the focus stay.
    ///
    /// @return false if a new screen must be built
    default boolean take(SessionState next) {
        return false;
    }

    /// Called once when the screen has been put into the frame.
    default void shown() {}

    /// Whether header and bars belong to it; the attract screen stands alone.
    default boolean framed() {
        return true;
    }

    /// Whether there is a visit that can be cancelled.
    default boolean cancellable() {
        return true;
    }

    /// What to scroll when a field gets the focus.
    default void reveal(Node focused) {}
}
