package de.buergerterminal.device.escpos;

import de.buergerterminal.device.escpos.PrinterProfile.CodePage;
import java.util.List;

/// Printers that no profile file describes.
final class Profiles {
    private Profiles() {}

    /// Everything must be drawn, codes too.
    static PrinterProfile withoutLetters() {
        return like(List.of(), false);
    }

    static PrinterProfile with(String charset, int number) {
        return like(List.of(new CodePage(charset, number)), true);
    }

    private static PrinterProfile like(List<CodePage> pages, boolean qrCode) {
        var it = PrinterProfile.of("80mm");
        return new PrinterProfile(
                "test",
                it.columns(),
                it.dots(),
                it.dpi(),
                pages,
                it.cutter(),
                qrCode,
                it.rasterRows(),
                0,
                it.confirmations(),
                it.millimetresPerSecond(),
                it.nearEndMillimetres());
    }
}
