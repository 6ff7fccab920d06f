package de.buergerterminal.kiosk.screen.part;

import javafx.geometry.NodeOrientation;
import javafx.scene.layout.Region;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// A town hall among its neighbours, drawn by us as one flat shape in a tint of the town's colour.
public final class TownHall extends Region {
    private static final double WIDTH = 540;
    private static final double HEIGHT = 250;

    /// Roof lines and windows; the even-odd rule cuts the windows and the clock out of the walls.
    private static final String SKYLINE =
            // left neighbours
            "M0 250V150L35 118L70 150V250Z"
                    + "M14 165h14v20h-14zM42 165h14v20h-14zM14 205h14v20h-14zM42 205h14v20h-14z"
                    + "M76 250V132H138V250Z"
                    + "M88 148h12v18h-12zM114 148h12v18h-12zM88 186h12v18h-12zM114 186h12v18h-12z"
                    // stepped gable of the town hall, left wing
                    + "M144 250V140H156V126H168V112H180V98H204V112H216V126H228V140H240V250Z"
                    + "M160 160h16v26h-16zM184 160h16v26h-16zM208 160h16v26h-16z"
                    + "M160 206h16v26h-16zM184 206h16v26h-16zM208 206h16v26h-16z"
                    // tower with clock
                    + "M246 250V70L270 14L294 70V250Z"
                    + "M270 84a11 11 0 1 0 .01 0zM262 124h16v26h-16zM262 166h16v26h-16z"
                    + "M258 250v-26a12 12 0 0 1 24 0v26z"
                    // right wing
                    + "M300 250V140H312V126H324V112H336V98H360V112H372V126H384V140H396V250Z"
                    + "M316 160h16v26h-16zM340 160h16v26h-16zM364 160h16v26h-16z"
                    + "M316 206h16v26h-16zM340 206h16v26h-16zM364 206h16v26h-16z"
                    // right neighbours
                    + "M402 250V146L434 112L466 146V250Z"
                    + "M414 162h14v20h-14zM440 162h14v20h-14zM414 202h14v20h-14zM440 202h14v20h-14z"
                    + "M472 250V128H540V250Z"
                    + "M484 146h14v18h-14zM512 146h14v18h-14zM484 184h14v18h-14zM512 184h14v18h-14z";

    private final SVGPath skyline = new SVGPath();

    public TownHall() {
        getStyleClass().add("town-hall");
        skyline.setContent(SKYLINE);
        skyline.setFillRule(FillRule.EVEN_ODD);
        skyline.getStyleClass().add("skyline");
        skyline.setManaged(false);
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setMouseTransparent(true);
        getChildren().add(skyline);
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT * 2;
    }

    @Override
    protected void layoutChildren() {
        double scale = getWidth() / WIDTH;
        skyline.getTransforms().setAll(new Scale(scale, scale));
        skyline.relocate(0, getHeight() - HEIGHT * scale);
    }
}
