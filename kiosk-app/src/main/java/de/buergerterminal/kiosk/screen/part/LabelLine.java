package de.buergerterminal.kiosk.screen.part;

import java.util.regex.Pattern;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// A label with a quiet button at its end, or below it where a long German word leaves no room
/// beside it.
final class LabelLine extends Region {
    private static final double GAP_PX = 16;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Label label;
    private final Button why;

    LabelLine(Label label, Button why) {
        this.label = label;
        this.why = why;
        getStyleClass().add("label-line");
        getChildren().addAll(label, why);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean below(double width) {
        return longestWord() > width - why.prefWidth(-1) - GAP_PX;
    }

    private double longestWord() {
        return SPACES.splitAsStream(label.getText()).mapToDouble(this::width).max().orElse(0);
    }

    private double width(String word) {
        var text = new Text(word);
        text.setFont(label.getFont());
        return text.getLayoutBounds().getWidth();
    }

    private double labelWidth(double width) {
        return below(width) ? width : width - why.prefWidth(-1) - GAP_PX;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (width < 0) return Math.max(label.prefHeight(-1), why.prefHeight(-1));
        double labelHeight = label.prefHeight(labelWidth(width));
        double whyHeight = why.prefHeight(-1);
        return below(width) ? labelHeight + whyHeight : Math.max(labelHeight, whyHeight);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double labelHeight = label.prefHeight(labelWidth(width));
        double whyHeight = why.prefHeight(-1);
        double whyWidth = why.prefWidth(-1);
        boolean below = below(width);
        double rest = below ? 0 : Math.max(0, (whyHeight - labelHeight) / 2);
        label.resizeRelocate(0, rest, labelWidth(width), labelHeight);
        why.resizeRelocate(
                below ? 0 : width - whyWidth, below ? labelHeight : 0, whyWidth, whyHeight);
    }
}
