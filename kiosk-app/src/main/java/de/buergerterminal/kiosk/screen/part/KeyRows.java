package de.buergerterminal.kiosk.screen.part;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;

/// Lays keys out in rows; each row fills the width exactly, so that keys of different rows line up.
final class KeyRows extends Pane {
    /// A plain letter key takes two of 22 units of the width.
    private static final int UNITS = 22;

    /// At least 3 mm between two keys.
    private static final double GAP_PX = 13;

    private record Place(int x, int y, int units) {}

    private final Map<Node, Place> places = new HashMap<>();
    private int rows;

    void clear() {
        places.clear();
        rows = 0;
        getChildren().clear();
    }

    void put(Button key, int x, int y, int units) {
        places.put(key, new Place(x, y, units));
        rows = Math.max(rows, y + 1);
        getChildren().add(key);
    }

    private double keyHeight() {
        return getChildren().stream().mapToDouble(it -> it.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset()
                + rows * keyHeight()
                + Math.max(0, rows - 1) * GAP_PX
                + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double unit = (getWidth() - left - snappedRightInset() + GAP_PX) / UNITS;
        double step = keyHeight() + GAP_PX;
        for (Node key : getChildren()) {
            Place place = places.getOrDefault(key, new Place(0, 0, 2));
            double x = Math.round(left + place.x() * unit);
            double end = Math.round(left + (place.x() + place.units()) * unit - GAP_PX);
            key.resizeRelocate(x, snappedTopInset() + place.y() * step, end - x, step - GAP_PX);
        }
    }
}
