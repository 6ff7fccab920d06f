package de.buergerterminal.kiosk.tour;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.jspecify.annotations.Nullable;

/// A finger: presses and releases at the middle of a control with real mouse events, types on the
/// on-screen keyboard key by key, and scrolls to what is not in view.
final class Finger {
    private static final long TOUCH_MS = 60;
    private static final long LONG_TOUCH_MS = 700;
    private static final int MOST_SCROLLS = 40;

    private final Display display;
    private final Robot robot = Display.onFx(Robot::new);

    Finger(Display display) {
        this.display = display;
    }

    void press(String id) {
        display.await(id);
        bringIntoView(id);
        touch(point(id), TOUCH_MS);
    }

    void hold(String id) {
        display.await(id);
        touch(point(id), LONG_TOUCH_MS);
    }

    private record Point(double x, double y) {}

    private void touch(Point at, long millis) {
        Display.onFx(() -> {
            robot.mouseMove(at.x(), at.y());
            robot.mousePress(MouseButton.PRIMARY);
            return true;
        });
        Display.pause(millis);
        Display.onFx(() -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            return true;
        });
        Display.pause(TOUCH_MS);
    }

    private static Node node(String id) {
        return Display.shown(it -> id.equals(it.getId())).getLast();
    }

    private static Point point(String id) {
        return Display.onFx(() -> {
            Node node = node(id);
            Bounds at = node.localToScreen(node.getLayoutBounds());
            return new Point(at.getCenterX(), at.getCenterY());
        });
    }

    private void bringIntoView(String id) {
        for (int i = 0; i < MOST_SCROLLS; i++) {
            int way = Display.onFx(() -> wayTo(node(id)));
            if (way == 0) return;
            Display.onFx(() -> {
                ScrollPane pane = paneOf(node(id));
                if (pane != null) {
                    Bounds at = pane.localToScreen(pane.getLayoutBounds());
                    robot.mouseMove(at.getCenterX(), at.getMinY() + 20);
                    robot.mouseWheel(way);
                }
                return true;
            });
            Display.pause(TOUCH_MS);
        }
        throw new TourException("“" + id + "” cannot be scrolled into view");
    }

    private static @Nullable ScrollPane paneOf(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof ScrollPane pane) return pane;
        }
        return null;
    }

    /// 1 if the middle of the node lies below what can be seen, -1 if above.
    private static int wayTo(Node node) {
        ScrollPane pane = paneOf(node);
        if (pane == null) return 0;
        Bounds view = pane.localToScene(pane.getLayoutBounds());
        Bounds at = node.localToScene(node.getLayoutBounds());
        // The button "there is more below" covers the lowest part of the view.
        double hidden = view.getHeight() * 0.12;
        boolean atEnd = pane.getVvalue() >= pane.getVmax() - 1e-6;
        if (at.getCenterY() > view.getMaxY() - (atEnd ? 0 : hidden)) return 1;
        return at.getCenterY() < view.getMinY() ? -1 : 0;
    }

    /// Types into the focused field on the on-screen keyboard.
    void type(String text) {
        for (int i = 0; i < text.length(); i++) {
            key(text.substring(i, i + 1));
        }
    }

    private void key(String character) {
        if (pressKey(character)) return;
        press("key-shift");
        if (pressKey(character)) return;
        throw new TourException("the keyboard has no key for “" + character + "”");
    }

    private boolean pressKey(String character) {
        if (character.equals(" ")) {
            press("key-space");
            return true;
        }
        List<Node> keys =
                Display.onFx(() ->
                        Display.shown(it ->
                                it instanceof Button key
                                        && key.getStyleClass().contains("key")
                                        && character.equals(key.getText())));
        if (keys.isEmpty()) return false;
        press(keys.getFirst().getId());
        return true;
    }
}
