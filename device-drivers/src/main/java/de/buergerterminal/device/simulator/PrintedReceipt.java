package de.buergerterminal.device.simulator;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/// What fell out of the simulated printer: cut paper with something on it.
///
/// @param picture as on paper, as wide as the model's dots plus margins
/// @param text the lines printed as text, pictures as `[picture 576x30]`, codes as `[QR content]`
/// @param codes contents of the QR codes the printer drew itself
public record PrintedReceipt(BufferedImage picture, String text, List<String> codes) {
    public PrintedReceipt {
        codes = List.copyOf(codes);
    }

    /// Writes `<name>.png` and `<name>.txt`, replacing what is there.
    ///
    /// @throws IOException when the folder cannot be written
    public void saveTo(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
        Files.writeString(folder.resolve(name + ".txt"), text + "\n");
    }

    /// Receipts may name people: never in a log.
    @Override
    public String toString() {
        return "PrintedReceipt";
    }
}
