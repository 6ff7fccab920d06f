package de.buergerterminal.device.escpos;

import java.util.List;

/// What one family of printers can do.
///
/// @param columns characters per line in font A
/// @param dots printable dots per line, a multiple of 8
/// @param codePages in the order of preference
/// @param nativeQr whether the printer draws QR codes itself (`GS ( k`)
/// @param cutter whether there is a knife
/// @param rasterRows most rows of one raster command; clones overflow above 256
public record PrinterProfile(
        String name,
        int columns,
        int dots,
        List<CodePage> codePages,
        boolean nativeQr,
        boolean cutter,
        int rasterRows) {
    private static final CodePage CP858 = new CodePage("IBM00858", 19);
    private static final CodePage CP437 = new CodePage("IBM437", 0);

    /// Paper of 80 mm, 48 characters of 12 dots: Epson TM-T20, TM-T88V and most others.
    public static final PrinterProfile PAPER_80_MM =
            new PrinterProfile("80mm", 48, 576, List.of(CP858, CP437), true, true, 256);

    /// Paper of 80 mm on printers with 512 dots: Epson TM-T88III, TM-T88IV.
    public static final PrinterProfile PAPER_80_MM_NARROW =
            new PrinterProfile("80mm-42", 42, 512, List.of(CP858, CP437), true, true, 256);

    /// Paper of 58 mm, small printers without knife and without QR codes of their own.
    public static final PrinterProfile PAPER_58_MM =
            new PrinterProfile("58mm", 32, 384, List.of(CP858, CP437), false, false, 128);

    public PrinterProfile {
        codePages = List.copyOf(codePages);
    }

    /// The first one counts when no profile is named.
    public static List<PrinterProfile> all() {
        return List.of(PAPER_80_MM, PAPER_80_MM_NARROW, PAPER_58_MM);
    }

    static String[] names() {
        return all().stream().map(PrinterProfile::name).toArray(String[]::new);
    }

    static PrinterProfile named(String name) {
        return all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    /// @param charset Java's name of the code page
    /// @param number what `ESC t` calls it on this printer
    public record CodePage(String charset, int number) {}
}
