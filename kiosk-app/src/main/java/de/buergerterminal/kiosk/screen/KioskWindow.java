package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// The one window of the terminal. All methods may be called from any thread.
public final class KioskWindow implements AutoCloseable {
    private static final int START_SECONDS = 60;

    /// JavaFX 26's headless screen is fixed at 1000 x 1000; half of 1080 x 1920 fits.
    private static final double HEADLESS_SCALE = 0.5;

    private final ScreenSettings settings;
    private final ScreenSwitcher switcher;
    private final Stage stage;

    private KioskWindow(ScreenSettings settings, Texts texts, Consumer<SessionEvent> events) {
        this.settings = settings;
        Fonts.load();
        switcher = new ScreenSwitcher(settings, texts, events);
        stage = new Stage(StageStyle.UNDECORATED);
        present();
    }

    /// Starts JavaFX if need be and shows the window; it stays empty until the first `show`.
    ///
    /// @param events receives what people do; called on the JavaFX thread, must not block
    /// @throws IllegalStateException no display, or no window within 60 seconds
    public static KioskWindow open(
            ScreenSettings settings, Texts texts, Consumer<SessionEvent> events) {
        var opened = new CompletableFuture<KioskWindow>();
        Runnable open =
                () -> {
                    try {
                        opened.complete(new KioskWindow(settings, texts, events));
                    } catch (RuntimeException failed) {
                        opened.completeExceptionally(failed);
                    }
                };
        start(open);
        try {
            return opened.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    "the window cannot be shown: " + failed.getMessage(), failed);
        } catch (TimeoutException late) {
            throw new IllegalStateException(
                    "no window within " + START_SECONDS + " seconds; is a display connected?",
                    late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the start was interrupted", stopped);
        }
    }

    private static void start(Runnable open) {
        try {
            Platform.startup(open);
        } catch (IllegalStateException alreadyRunning) {
            Platform.runLater(open);
        } catch (UnsupportedOperationException noDisplay) {
            throw new IllegalStateException(
                    "no display found; connect one or start with -Dglass.platform=Headless",
                    noDisplay);
        }
        Platform.setImplicitExit(false);
    }

    private void present() {
        double scale = scale();
        var scaled = new Pane(switcher.root());
        scaled.getTransforms().add(new Scale(scale, scale, 0, 0));
        var scene =
                new Scene(new Pane(scaled), settings.width() * scale, settings.height() * scale);
        stage.setTitle(settings.townName());
        stage.setScene(scene);
        // With the hint's overlay JavaFX would repaint the whole window on every pulse.
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreen(settings.fullscreen() && !headless());
        stage.setOnCloseRequest(javafx.event.Event::consume);
        if (headless()) {
            stage.setX(0);
            stage.setY(0);
        }
        stage.show();
    }

    private double scale() {
        if (headless()) return HEADLESS_SCALE;
        Rectangle2D room =
                settings.fullscreen()
                        ? Screen.getPrimary().getBounds()
                        : Screen.getPrimary().getVisualBounds();
        double fits =
                Math.min(room.getWidth() / settings.width(), room.getHeight() / settings.height());
        return settings.fullscreen() ? fits : Math.min(1, fits);
    }

    private static boolean headless() {
        return "Headless".equals(System.getProperty("glass.platform"));
    }

    /// Draws the state as soon as the JavaFX thread gets to it; states are drawn in the order
    /// given.
    public void show(SessionState state) {
        Platform.runLater(() -> switcher.show(state));
    }

    /// Hides the window. JavaFX keeps running until the process ends, so that another window can be
    /// opened.
    @Override
    public void close() {
        Platform.runLater(stage::hide);
    }
}
