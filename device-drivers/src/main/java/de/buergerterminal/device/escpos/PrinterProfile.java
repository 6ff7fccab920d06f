package de.buergerterminal.device.escpos;

import de.buergerterminal.device.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What one family of printers can do. Profiles are files (see `docs/receipt-printer.md`), so that
/// a new printer needs no new program.
///
/// @param columns characters per line in font A
/// @param dots printable dots per line, a multiple of 8
/// @param dpi dots per inch, to tell the length of paper
/// @param codePages in the order of preference; without any, all text is drawn
/// @param nativeQr whether the printer draws QR codes itself (`GS ( k`)
/// @param rasterRows most rows of one raster command; clones overflow above 256
/// @param neverRowsTimes no raster command may have a multiple of so many rows; 0 for no such rule
/// @param confirmations how the printer confirms, the first one it answers to is taken
/// @param millimetresPerSecond how fast it prints, rather too low
/// @param nearEndMillimetres paper left on the roll when the near-end sensor speaks
public record PrinterProfile(
        String name,
        int columns,
        int dots,
        int dpi,
        List<CodePage> codePages,
        Cutter cutter,
        boolean nativeQr,
        int rasterRows,
        int neverRowsTimes,
        List<Confirmation> confirmations,
        int millimetresPerSecond,
        int nearEndMillimetres) {
    private static final int LONGEST_FILE = 16_384;

    /// The first one counts when no profile is named.
    private static final List<String> NAMES =
            List.of("80mm", "80mm-42", "58mm", "TM-T20II", "TM-T88II", "TM-T88V", "TM-m30III");

    /// What cuts the paper.
    public enum Cutter {
        NONE,
        PARTIAL,
        FULL
    }

    /// @param charset Java's name of the code page
    /// @param number what `ESC t` calls it on this printer
    public record CodePage(String charset, int number) {}

    public PrinterProfile {
        codePages = List.copyOf(codePages);
        confirmations = List.copyOf(confirmations);
    }

    /// The profiles that come with the program.
    public static List<String> names() {
        return NAMES;
    }

    /// @param nameOrPath one of [#names], or the path of a town's own profile, with a slash in it
    /// @throws ConfigurationException when there is no such profile or it cannot be used; the
    ///   sentence names file and line
    public static PrinterProfile of(String nameOrPath) {
        return nameOrPath.contains("/") ? ofFile(Path.of(nameOrPath)) : ofName(nameOrPath);
    }

    private static PrinterProfile ofName(String wanted) {
        var name =
                NAMES.stream()
                        .filter(wanted::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() ->
                                new ConfigurationException(
                                        "'%s' is no printer profile; take one of %s or the path of your own, as in profile=/etc/buergerterminal/printer.profile."
                                                .formatted(wanted, String.join(", ", NAMES))));
        var file = name + ".profile";
        try (var in = PrinterProfile.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException(file + " is not in the program");
            return ProfileReader.read(
                    file, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static PrinterProfile ofFile(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LONGEST_FILE + 1);
            if (bytes.length > LONGEST_FILE) {
                throw new ConfigurationException(
                        file + ": a printer profile has at most 16 kB; this is another file.");
            }
            var name = String.valueOf(file.getFileName()).replaceAll("[.]profile$", "");
            return ProfileReader.read(
                    file.toString(), name, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new ConfigurationException(
                    "%s: the printer profile cannot be read (%s); check path and rights."
                            .formatted(file, unreadable.getClass().getSimpleName()));
        }
    }

    /// So many rows of dots as millimetres of paper.
    int millimetres(int rows) {
        return (int) Math.ceil(rows * 25.4 / dpi);
    }
}
