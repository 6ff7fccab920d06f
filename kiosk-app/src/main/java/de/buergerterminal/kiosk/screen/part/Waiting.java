package de.buergerterminal.kiosk.screen.part;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.util.Duration;

/// KERN's loader: a slow turning arc that says "the terminal is working". Turns only while it is on
/// the screen.
public final class Waiting extends StackPane {
    private static final double RADIUS_PX = 66;

    public Waiting() {
        getStyleClass().add("waiting");
        var track = new Circle(RADIUS_PX);
        track.getStyleClass().add("track");
        var arc = new Arc(0, 0, RADIUS_PX, RADIUS_PX, 90, -100);
        arc.setType(ArcType.OPEN);
        arc.getStyleClass().add("turning");
        // The arc alone would turn about its own middle, not about the circle's.
        var turning = new StackPane(new javafx.scene.Group(invisible(), arc));
        var turn = new RotateTransition(Duration.seconds(2.4), turning);
        turn.setByAngle(360);
        turn.setInterpolator(Interpolator.LINEAR);
        turn.setCycleCount(Animation.INDEFINITE);
        sceneProperty()
                .addListener((_, _, scene) -> {
                    if (scene == null) turn.stop();
                    else turn.play();
                });
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().addAll(track, turning);
    }

    private static Circle invisible() {
        var whole = new Circle(RADIUS_PX);
        whole.setOpacity(0);
        return whole;
    }
}
