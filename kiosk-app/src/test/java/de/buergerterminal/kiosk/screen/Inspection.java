package de.buergerterminal.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;

/// Measures a laid-out screen against the numbers of the accessibility rules (A3, A4, A5, A14):
/// finger-sized targets, readable letters, names for everything, nothing cut off.
final class Inspection {
    private static final double TOUCH_MM = 15;
    private static final double CAP_HEIGHT_MM = 6.1;
    private static final double CAP_RATIO = 0.714;
    private static final double PIXEL = 1.5;

    /// Some letters reach a little to the left of their place; labels do not clip that.
    private static final double OVERHANG = 10;

    private final List<Node> shown = new ArrayList<>();

    private Inspection(Parent root) {
        collect(root);
    }

    static Inspection of(Parent root) {
        return new Inspection(root);
    }

    boolean check() {
        for (Node node : shown) {
            if (node instanceof Labeled it) nothingIsCutOff(it);
            if (node instanceof ButtonBase it) noWordIsBroken(it);
            if (node instanceof Text it) isReadable(it);
            if (isTarget(node)) isLargeEnough(node);
        }
        everyTargetHasItsOwnName();
        return true;
    }

    private void collect(Node node) {
        if (!node.isVisible()) return;
        shown.add(node);
        if (node instanceof Parent it) it.getChildrenUnmodifiable().forEach(this::collect);
    }

    private static boolean isTarget(Node node) {
        return (node instanceof ButtonBase || node instanceof TextField)
                && !node.getStyleClass().contains("increment-button")
                && !node.getStyleClass().contains("decrement-button");
    }

    private static void nothingIsCutOff(Labeled label) {
        String wanted = label.getText();
        boolean graphicOnly = label.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY;
        if (wanted == null || wanted.isEmpty() || graphicOnly) return;
        Text drawn =
                label.getChildrenUnmodifiable().stream()
                        .filter(Text.class::isInstance)
                        .map(Text.class::cast)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no text drawn for " + wanted));
        assertThat(drawn.getText()).as("no ellipsis").isEqualTo(wanted);
        Bounds text = drawn.getBoundsInParent();
        assertThat(text.getMaxX()).as("width of “%s”", wanted).isLessThan(label.getWidth() + PIXEL);
        assertThat(text.getMinX()).as("left of “%s”", wanted).isGreaterThan(-OVERHANG);
        assertThat(drawn.getLayoutBounds().getHeight())
                .as("height of “%s”", wanted)
                .isLessThan(label.getHeight() + PIXEL);
        Bounds place = label.localToScene(label.getLayoutBounds());
        assertThat(place.getMinX()).as("left edge of “%s”", wanted).isGreaterThan(-PIXEL);
        assertThat(place.getMaxX())
                .as("right edge of “%s”", wanted)
                .isLessThan(Studio.SETTINGS.width() + PIXEL);
    }

    /// A long word beside another button may take a line of its own, but is never torn apart.
    private static void noWordIsBroken(ButtonBase button) {
        if (button.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY) return;
        button.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(it -> it.getWrappingWidth() > 0)
                .forEach(drawn -> {
                    for (String word : drawn.getText().split("\\s+", -1)) {
                        var alone = new Text(word);
                        alone.setFont(drawn.getFont());
                        assertThat(alone.getLayoutBounds().getWidth())
                                .as("room for “%s” of “%s”", word, drawn.getText())
                                .isLessThan(drawn.getWrappingWidth() + PIXEL);
                    }
                });
    }

    private static void isReadable(Text text) {
        if (text.getText().isEmpty()) return;
        assertThat(mm(text.getFont().getSize() * CAP_RATIO))
                .as("capital height of “%s”", text.getText())
                .isGreaterThanOrEqualTo(CAP_HEIGHT_MM);
    }

    private static void isLargeEnough(Node target) {
        Bounds place = target.localToScene(target.getLayoutBounds());
        assertThat(mm(place.getWidth())).as("width of %s", target).isGreaterThanOrEqualTo(TOUCH_MM);
        assertThat(mm(place.getHeight()))
                .as("height of %s", target)
                .isGreaterThanOrEqualTo(TOUCH_MM);
    }

    private void everyTargetHasItsOwnName() {
        Set<String> names = new HashSet<>();
        for (Node node : shown) {
            if (!isTarget(node) || node.isDisabled()) continue;
            String name = node.getAccessibleText();
            assertThat(name).as("accessible name of %s", node).isNotBlank();
            assertThat(names.add(name)).as("“%s” is the name of one control only", name).isTrue();
            assertThat(node.getId()).as("id of %s", node).isNotBlank();
        }
    }

    private static double mm(double pixels) {
        return pixels * 25.4 / Studio.SETTINGS.dpi();
    }
}
