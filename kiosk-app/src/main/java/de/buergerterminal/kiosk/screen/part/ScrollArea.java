package de.buergerterminal.kiosk.screen.part;

import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Content that may be taller than the screen: it can be pushed with a finger, and as long as
/// something lies below, a button with words says so.
public final class ScrollArea extends StackPane {
    private static final double AIR_AROUND_FIELD = 24;

    private final ScrollPane pane;
    private final Region content;
    private final StackPane more;

    public ScrollArea(Region content, String moreText) {
        this.content = content;
        pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setVbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        pane.setPannable(true);
        pane.setFocusTraversable(false);
        Button down = Buttons.secondary("more", moreText, Icon.DOWN, this::showMore);
        down.getStyleClass().add("more");
        // The content fades out beneath the button: half a sentence beside it would be misread.
        var shade = new Region();
        shade.getStyleClass().add("more-shade");
        shade.setMouseTransparent(true);
        more = new StackPane(shade, down);
        more.getStyleClass().add("more-band");
        more.setMaxHeight(Region.USE_PREF_SIZE);
        more.setPickOnBounds(false);
        more.setVisible(false);
        StackPane.setAlignment(down, Pos.BOTTOM_CENTER);
        StackPane.setAlignment(more, Pos.BOTTOM_CENTER);
        getChildren().addAll(pane, more);
        pane.vvalueProperty().addListener(_ -> offerMore());
        pane.viewportBoundsProperty().addListener(_ -> offerMore());
        content.heightProperty().addListener(_ -> offerMore());
    }

    /// Content that spreads over the whole height if there is room, and scrolls if there is not.
    public static ScrollArea filling(Region content, String moreText) {
        var area = new ScrollArea(content, moreText);
        area.pane.setFitToHeight(true);
        return area;
    }

    /// The one whose content this node belongs to.
    public static Optional<ScrollArea> around(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getParent() instanceof ScrollArea area && each.equals(area.pane)) {
                return Optional.of(area);
            }
        }
        return Optional.empty();
    }

    private double hiddenHeight() {
        return Math.max(0, content.getHeight() - pane.getViewportBounds().getHeight());
    }

    private void offerMore() {
        double below = hiddenHeight() * (1 - pane.getVvalue());
        more.setVisible(below > AIR_AROUND_FIELD);
    }

    private void showMore() {
        double page = pane.getViewportBounds().getHeight() * 0.7;
        pane.setVvalue(Math.min(1, pane.getVvalue() + page / Math.max(1, hiddenHeight())));
    }

    /// Moves so that the whole node can be seen above the button for more, once the layout has
    /// settled.
    public void reveal(Node node) {
        Platform.runLater(() -> {
            if (node.getScene() == null) return;
            // A sentence that was just added to the node has no height before, and a keyboard that
            // just appeared has not taken its room yet.
            node.getScene().getRoot().applyCss();
            node.getScene().getRoot().layout();
            if (hiddenHeight() <= 0) return;
            Bounds wanted = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
            double view = pane.getViewportBounds().getHeight();
            double top = hiddenHeight() * pane.getVvalue();
            double upTo = wanted.getMinY() - AIR_AROUND_FIELD;
            double downTo = wanted.getMaxY() + AIR_AROUND_FIELD + more.getHeight();
            if (downTo > top + view) top = downTo - view;
            if (upTo < top) top = upTo;
            pane.setVvalue(Math.clamp(top / hiddenHeight(), 0, 1));
        });
    }
}
