package de.buergerterminal.kiosk.tour;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/// Looks at the terminal's window from another thread: finds nodes, waits for them, photographs the
/// screen in full size. Every wait has a limit.
final class Display {
    static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final long FX_SECONDS = 30;
    private static final long BETWEEN_LOOKS_MS = 40;

    private final Path folder;
    private int pictures;
    private CompletableFuture<?> developing = CompletableFuture.completedFuture(null);

    Display(Path folder) {
        this.folder = folder;
    }

    /// Runs on the JavaFX thread and waits for the result.
    static <T> T onFx(Callable<T> look) {
        var seen = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                seen.complete(look.call());
            } catch (Exception failed) {
                seen.completeExceptionally(failed);
            }
        });
        try {
            return seen.get(FX_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new TourException("the screen could not be read: " + failed.getMessage(), failed);
        } catch (TimeoutException late) {
            throw new TourException("the screen does not react within 30 seconds", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TourException("the tour was stopped", stopped);
        }
    }

    private static Optional<Parent> kiosk() {
        return Window.getWindows().stream()
                .map(it -> it.getScene().getRoot().lookup("#kiosk"))
                .filter(Parent.class::isInstance)
                .map(Parent.class::cast)
                .findFirst();
    }

    /// All shown nodes that fit, in reading order; only on the JavaFX thread.
    static List<Node> shown(Predicate<Node> wanted) {
        var found = new ArrayList<Node>();
        kiosk().ifPresent(it -> collect(it, wanted, found));
        return found;
    }

    private static void collect(Node node, Predicate<Node> wanted, List<Node> found) {
        if (!node.isVisible()) return;
        if (wanted.test(node)) found.add(node);
        if (node instanceof Parent it) {
            it.getChildrenUnmodifiable().forEach(child -> collect(child, wanted, found));
        }
    }

    static boolean shows(String id) {
        return onFx(() -> !shown(it -> id.equals(it.getId()) && !it.isDisabled()).isEmpty());
    }

    /// Waits until a node with that id is shown and can be used.
    void await(String id) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!shows(id)) {
            if (System.nanoTime() > end) {
                throw new TourException(
                        "“" + id + "” did not appear; the display shows " + screen());
            }
            pause(BETWEEN_LOOKS_MS);
        }
    }

    /// Waits until nothing with that style class is shown any more.
    void awaitWithout(String styleClass) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (onFx(() -> !shown(it -> it.getStyleClass().contains(styleClass)).isEmpty())) {
            if (System.nanoTime() > end) {
                throw new TourException("“" + styleClass + "” did not go away on " + screen());
            }
            pause(BETWEEN_LOOKS_MS);
        }
    }

    /// The name of the screen that is shown, for example `screen-form`.
    static String screen() {
        return onFx(() ->
                shown(it -> it.getId() != null && it.getId().startsWith("screen-")).stream()
                        .map(Node::getId)
                        .findFirst()
                        .orElse("nothing"));
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TourException("the tour was stopped", stopped);
        }
    }

    /// Writes `NN-name.png`, 1080 x 1920 whatever the window's scale.
    void photograph(String name) {
        // Two looks let layout and scrolling that were put off come to rest.
        onFx(() -> true);
        pause(150);
        BufferedImage picture =
                onFx(() ->
                        SwingFXUtils.fromFXImage(
                                kiosk().orElseThrow().snapshot(new SnapshotParameters(), null),
                                null));
        pictures++;
        Path file = folder.resolve("%02d-%s.png".formatted(pictures, name));
        develop();
        developing =
                CompletableFuture.runAsync(
                        () -> write(picture, file),
                        each -> Thread.ofPlatform().name("darkroom").start(each));
    }

    private static void write(BufferedImage picture, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Waits until the last picture lies in the folder; the tour goes on while it is written.
    void develop() {
        try {
            developing.get(FX_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new TourException("a picture cannot be written to " + folder, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TourException("the tour was stopped", stopped);
        }
    }

    /// A last picture for whoever looks for the cause; its own failure must not hide that cause.
    void photographIfPossible(String name) {
        try {
            photograph(name);
            develop();
        } catch (TourException unseen) {
            System.err.println("No picture of the failure: " + unseen.getMessage());
        }
    }

    int pictures() {
        return pictures;
    }
}
