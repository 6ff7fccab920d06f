package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionLoop;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
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
    private final CompletableFuture<Face> face = new CompletableFuture<>();

    private KioskWindow(ScreenSettings settings) {
        this.settings = settings;
    }

    /// Starts JavaFX without a window yet; returns at once. Only saves time: starting JavaFX takes
    /// about as long as reading the configuration.
    ///
    /// @throws IllegalStateException no display
    public static void warmUp() {
        start(Fonts::load);
    }

    /// Opens the window, which asks people to wait until the first `show`. Returns at once.
    ///
    /// @param events receives what people do; called on the JavaFX thread, must not block
    /// @throws IllegalStateException no display
    public static KioskWindow open(
            ScreenSettings settings, Texts texts, Consumer<SessionEvent> events) {
        var window = new KioskWindow(settings);
        start(() -> window.build(texts, events));
        return window;
    }

    /// Waits until people can see the window.
    ///
    /// @throws IllegalStateException it cannot be shown, or not within 60 seconds
    public KioskWindow awaitOpen() {
        try {
            face.get(START_SECONDS, TimeUnit.SECONDS);
            return this;
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

    private void build(Texts texts, Consumer<SessionEvent> events) {
        try {
            Fonts.load();
            var switcher = new ScreenSwitcher(settings, texts, events);
            switcher.show(SessionLoop.BEFORE_START);
            face.complete(new Face(switcher, present(switcher.root())));
        } catch (RuntimeException failed) {
            face.completeExceptionally(failed);
        }
    }

    private Stage present(Region root) {
        double scale = scale();
        var scaled = new Pane(root);
        scaled.getTransforms().add(new Scale(scale, scale, 0, 0));
        var scene =
                new Scene(new Pane(scaled), settings.width() * scale, settings.height() * scale);
        var stage = new Stage(StageStyle.UNDECORATED);
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
        return stage;
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
        onceOpen(it -> it.switcher().show(state));
    }

    /// Runs a small task in the JavaFX thread's turn, so that somebody can see that it still
    /// answers.
    ///
    /// @throws IllegalStateException JavaFX has ended
    public void answer(Runnable task) {
        Platform.runLater(task);
    }

    /// Hides the window. JavaFX keeps running until the process ends, so that another window can be
    /// opened.
    @Override
    public void close() {
        onceOpen(it -> it.stage().hide());
    }

    private void onceOpen(Consumer<Face> action) {
        Platform.runLater(() -> {
            // The window was built in an earlier turn of this thread, or has failed.
            if (face.state() == Future.State.SUCCESS) action.accept(face.resultNow());
        });
    }

    /// What exists once JavaFX has built it.
    private record Face(ScreenSwitcher switcher, Stage stage) {}
}
