package de.buergerterminal.device.simulator;

import java.awt.image.BufferedImage;
import java.util.List;

/// What fell out of the simulated printer: cut paper with something on it.
///
/// @param picture as on paper, 576 dots wide plus margins
/// @param text the lines printed as text, pictures as `[picture 576x30]`, codes as `[QR content]`
/// @param codes contents of the QR codes the printer drew itself
public record PrintedReceipt(BufferedImage picture, String text, List<String> codes) {
    public PrintedReceipt {
        codes = List.copyOf(codes);
    }

    /// Receipts may name people: never in a log.
    @Override
    public String toString() {
        return "PrintedReceipt";
    }
}
