package de.buergerterminal.device.simulator;

import de.buergerterminal.device.ConfigurationException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/// What the simulated printer can do; what it cannot, it refuses as such printers do.
///
/// @param dots printable dots per line
/// @param rasterRows most rows it takes in one raster command
/// @param knife whether it cuts; without one somebody tears the paper off
/// @param qrCode whether it draws QR codes (`GS ( k`)
/// @param queuedStatus whether it answers `GS r` behind the data
/// @param processId whether it answers `GS ( H`
/// @param clears whether it clears its buffer by `DLE DC4` function 8 and says so
/// @param codePages what `ESC t` calls the pages it has
public record PrinterModel(
        int dots,
        int rasterRows,
        boolean knife,
        boolean qrCode,
        boolean queuedStatus,
        boolean processId,
        boolean clears,
        Map<Integer, Charset> codePages) {
    private static final Map<Integer, Charset> FEW_PAGES =
            pages(0, "IBM437", 2, "IBM850", 16, "windows-1252", 19, "IBM00858");

    /// Paper of 80 mm with knife and everything a printer of today has.
    public static final PrinterModel FULL =
            new PrinterModel(
                    576,
                    2_303,
                    true,
                    true,
                    true,
                    true,
                    true,
                    pages(
                            0,
                            "IBM437",
                            2,
                            "IBM850",
                            16,
                            "windows-1252",
                            18,
                            "IBM852",
                            19,
                            "IBM00858",
                            45,
                            "windows-1250",
                            46,
                            "windows-1251",
                            47,
                            "windows-1253",
                            48,
                            "windows-1254",
                            51,
                            "windows-1257"));

    /// Paper of 80 mm, 512 dots; no codes, no process ids, no way to clear its buffer.
    public static final PrinterModel OLD =
            new PrinterModel(512, 2_303, true, false, true, false, false, FEW_PAGES);

    /// Paper of 58 mm without a knife, that also never answers behind the data.
    public static final PrinterModel SMALL =
            new PrinterModel(384, 256, false, false, false, false, false, FEW_PAGES);

    public PrinterModel {
        codePages = Map.copyOf(codePages);
    }

    /// The model a simulated device's address asks for: `?model=full`, `old` or `small`.
    static PrinterModel of(URI uri) {
        var query = uri.getQuery();
        if (query == null) return FULL;
        return switch (query) {
            case "model=full" -> FULL;
            case "model=old" -> OLD;
            case "model=small" -> SMALL;
            default ->
                    throw new ConfigurationException(
                            uri + ": write ?model=full, ?model=old or ?model=small.");
        };
    }

    private static Map<Integer, Charset> pages(Object... numbersAndNames) {
        var pages = new HashMap<Integer, Charset>();
        for (var i = 0; i < numbersAndNames.length; i += 2) {
            pages.put(
                    (Integer) numbersAndNames[i], Charset.forName((String) numbersAndNames[i + 1]));
        }
        return pages;
    }
}
