package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Texts;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javax.imageio.ImageIO;

/// Draws states in full size on a scene that is never shown, and writes them as pictures.
final class Studio {
    static final ScreenSettings SETTINGS =
            new ScreenSettings(
                    "Stadt Musterstadt",
                    "MU",
                    Optional.empty(),
                    "#2044AA",
                    102,
                    1080,
                    1920,
                    false,
                    List.of("de", "en", "tr", "uk", "ar"));

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final long LIMIT_SECONDS = 60;

    private Studio() {}

    static void open() {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException alreadyRunning) {
            // Another test of this JVM started JavaFX.
        }
        Platform.setImplicitExit(false);
        onFx(() -> {
            Fonts.load();
            return true;
        });
    }

    static Parent drawn(SessionState state) {
        return drawn(state, _ -> {});
    }

    /// The root of a laid-out, full-size scene that shows the state.
    static Parent drawn(SessionState state, Consumer<SessionEvent> events) {
        var switcher =
                onFx(() -> {
                    var it = new ScreenSwitcher(SETTINGS, Texts.load(), events);
                    new Scene(it.root(), SETTINGS.width(), SETTINGS.height());
                    it.show(state);
                    it.root().applyCss();
                    it.root().layout();
                    return it;
                });
        settle(switcher.root());
        return switcher.root();
    }

    /// Lets what was put off until after the layout happen.
    static void settle(Parent root) {
        for (int i = 0; i < 2; i++) {
            onFx(() -> {
                root.applyCss();
                root.layout();
                return true;
            });
        }
    }

    static void photograph(Parent root, String name) {
        var image = onFx(() -> root.getScene().snapshot(null));
        try {
            Files.createDirectories(PICTURES);
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    PICTURES.resolve(name + ".png").toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static <T> T onFx(Callable<T> work) {
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Exception | Error failed) {
                done.completeExceptionally(failed);
            }
        });
        try {
            return done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AssertionError wrong) throw wrong;
            throw new AssertionError("JavaFX did not do it", failed);
        } catch (InterruptedException | TimeoutException failed) {
            throw new AssertionError("JavaFX did not do it in time", failed);
        }
    }
}
