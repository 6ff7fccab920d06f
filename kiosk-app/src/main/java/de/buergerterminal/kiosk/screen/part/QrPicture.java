package de.buergerterminal.kiosk.screen.part;

import de.buergerterminal.device.codescan.QrMatrix;
import javafx.geometry.NodeOrientation;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/// A QR code to be photographed: black on white in every theme, whole pixels per module, with the
/// quiet zone that readers need.
public final class QrPicture extends StackPane {
    private static final int SIDE_PX = 600;

    public QrPicture(String content, String accessibleText) {
        var matrix = QrMatrix.of(content);
        int modules = matrix.size() + 2 * QrMatrix.QUIET_ZONE;
        int pixels = Math.max(1, SIDE_PX / modules);
        var view = new ImageView(image(matrix, modules, pixels));
        view.setSmooth(false);
        view.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setId("qr");
        getStyleClass().add("qr");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAccessibleText(accessibleText);
        getChildren().add(view);
    }

    private static WritableImage image(QrMatrix matrix, int modules, int pixels) {
        var image = new WritableImage(modules * pixels, modules * pixels);
        var writer = image.getPixelWriter();
        for (int y = 0; y < modules * pixels; y++) {
            for (int x = 0; x < modules * pixels; x++) {
                writer.setColor(x, y, dark(matrix, x / pixels, y / pixels));
            }
        }
        return image;
    }

    private static Color dark(QrMatrix matrix, int column, int row) {
        int x = column - QrMatrix.QUIET_ZONE;
        int y = row - QrMatrix.QUIET_ZONE;
        boolean inside = x >= 0 && y >= 0 && x < matrix.size() && y < matrix.size();
        return inside && matrix.dark(x, y) ? Color.BLACK : Color.WHITE;
    }
}
