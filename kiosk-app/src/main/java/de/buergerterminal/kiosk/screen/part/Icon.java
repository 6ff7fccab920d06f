package de.buergerterminal.kiosk.screen.part;

import javafx.geometry.NodeOrientation;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/// Our own line drawings on a grid of 24 x 24, stroked by the style sheet. Icons never stand alone:
/// a word beside them says the same.
public enum Icon {
    NEXT("M4 12H20M13 5l7 7-7 7"),
    BACK("M20 12H4M11 5l-7 7 7 7"),
    CHECK("M4 12.5l5.5 5.5L20 7"),
    CROSS("M5 5l14 14M19 5L5 19"),
    WARNING("M12 3L22 20.5H2ZM12 9.5v5M12 17.2v.3"),
    INFO("M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19zM12 11v6M12 7.2v.3"),
    HELP(
            "M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19z"
                    + "M9 9.4a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.4v.3"),
    GLOBE(
            "M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19zM2.5 12h19"
                    + "M12 2.5c-5 5-5 14 0 19M12 2.5c5 5 5 14 0 19"),
    TEXT_SIZE("M1.5 19.5L7.5 4.5L13.5 19.5M3.7 14.5h7.6M14.5 19.5L18.5 10L22.5 19.5M15.8 16.5h5.4"),
    CONTRAST(
            "M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19zM12 2.5v19"
                    + "M12 6h6M12 9.2h8.4M12 12.4h9M12 15.6h8M12 18.8h5"),
    PERSON("M12 3a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 1 0 0-8.4zM3.5 21.5c0-9.5 17-9.5 17 0"),
    CARD(
            "M2.5 6.5a1.5 1.5 0 0 1 1.5-1.5h16a1.5 1.5 0 0 1 1.5 1.5v11a1.5 1.5 0 0 1-1.5 1.5h-16"
                    + "a1.5 1.5 0 0 1-1.5-1.5zM2.5 9.8h19M6 15h4.5"),
    PRINTER(
            "M7 8V3h10v5M7 17H3V9.5a1.5 1.5 0 0 1 1.5-1.5h15a1.5 1.5 0 0 1 1.5 1.5V17H17"
                    + "M7 14h10v7.5H7z"),
    CLOCK("M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19zM12 6.8v5.7l3.8 2.3"),
    EURO(
            "M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19z"
                    + "M16.3 8.3a5 5 0 1 0 0 7.4M6.3 10.7h6.5M6.3 13.3h6.5"),
    DOCUMENT("M5.5 2.5h9L19 7v14.5H5.5zM14 2.8v4.7h4.7M9 12h6.5M9 16h6.5"),
    LAW("M12 3v18M7.5 21h9M4 6.8l8-1.8 8 1.8M4 6.8L1.5 14h5zM20 6.8L17.5 14h5z"),
    SHIELD("M12 2.5l8.5 3v6c0 5-3.8 8.7-8.5 10c-4.7-1.3-8.5-5-8.5-10v-6zM8 12l3 3 5-6"),
    SCAN(
            "M2.5 8V2.5H8M16 2.5h5.5V8M21.5 16v5.5H16M8 21.5H2.5V16M7 7.5v9M10.5 7.5v9M14 7.5v9M17 7.5v9"),
    EDIT("M3.5 20.5l1.2-5L16.2 4l3.8 3.8L8.5 19.3zM13.7 6.5l3.8 3.8"),
    BACKSPACE("M8 5h13.5v14H8l-6-7zM11.5 9l6 6M17.5 9l-6 6"),
    SHIFT("M12 3.5l8.5 8.5H16v8.5H8V12H3.5z"),
    DOWN("M4 8.5l8 8 8-8"),
    UP("M4 15.5l8-8 8 8"),
    HOUSE("M3 11.5L12 4l9 7.5M5.5 10v10.5h13V10M10 20.5v-6h4v6"),
    LOCK("M5.5 10.5h13v11h-13zM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5M12 14.5v3"),
    HOURGLASS(
            "M6 2.5h12M6 21.5h12M7.5 2.5c0 5 3 6 4.5 9.5c1.5-3.5 4.5-4.5 4.5-9.5M7.5 21.5c0-5 3-6 4.5-9.5c1.5 3.5 4.5 4.5 4.5 9.5"),
    HAND(
            "M8.5 13V4.7a1.8 1.8 0 0 1 3.6 0V11V9.6a1.7 1.7 0 0 1 3.4 0v1.8v-.6a1.7 1.7 0 0 1 3.4 0"
                    + "v5.4c0 3.4-2 5.3-5.2 5.3h-1.8c-2 0-3.2-.8-4.2-2.4L4.4 14c-1-1.7 1.1-3.1 2.4-1.9z"),
    SEND("M2.5 11.5L21.5 3l-6 18.5-4-8zM11.5 13.5L21.5 3");

    private static final double GRID = 24;

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /// A new drawing, as large as the style sheet says for `.icon` and the given classes.
    public Region drawing(String... styleClasses) {
        var drawing = new Drawing(path, this == NEXT || this == BACK);
        drawing.getStyleClass().add("icon");
        drawing.getStyleClass().addAll(styleClasses);
        return drawing;
    }

    /// Scales the grid to whatever size the style sheet gives, so that icons grow with the text.
    private static final class Drawing extends Region {
        private final SVGPath glyph = new SVGPath();
        private final boolean pointsForward;

        Drawing(String path, boolean pointsForward) {
            this.pointsForward = pointsForward;
            glyph.setContent(path);
            glyph.getStyleClass().add("glyph");
            glyph.setManaged(false);
            setMouseTransparent(true);
            getChildren().add(glyph);
        }

        @Override
        protected void layoutChildren() {
            double scale = getWidth() / GRID;
            // From right to left JavaFX mirrors everything; right for arrows, wrong for a check
            // mark.
            boolean mirror =
                    !pointsForward
                            && getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
            var grown = new Scale(mirror ? -scale : scale, scale);
            glyph.getTransforms().setAll(new Translate(mirror ? getWidth() : 0, 0), grown);
        }
    }
}
