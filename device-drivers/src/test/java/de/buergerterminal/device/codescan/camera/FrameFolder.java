package de.buergerterminal.device.codescan.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/// Writes photographs into a folder and says which text each of them carries.
final class FrameFolder {
    private FrameFolder() {}

    /// @param each how many QR photographs per misfortune
    /// @return the text by file name, in the order of names
    static Map<String, String> ofQr(Path folder, int each, long seed) throws IOException {
        var truth = new LinkedHashMap<String, String>();
        for (var misfortune : Misfortune.values()) {
            for (var i = 0; i < each; i++) {
                var name =
                        "qr-%s-%03d.png".formatted(misfortune.name().toLowerCase(Locale.ROOT), i);
                put(folder, name, Photograph.ofQr(misfortune, seed + i), truth);
            }
        }
        return truth;
    }

    /// @param each how many photographs of other symbologies per misfortune
    static Map<String, String> ofOthers(Path folder, int each, long seed) throws IOException {
        var truth = new LinkedHashMap<String, String>();
        for (var misfortune : Misfortune.values()) {
            if (misfortune == Misfortune.DAMAGE) continue;
            for (var i = 0; i < each; i++) {
                var name =
                        "other-%s-%03d.png"
                                .formatted(misfortune.name().toLowerCase(Locale.ROOT), i);
                put(folder, name, Photograph.ofAnother(misfortune, seed + i), truth);
            }
        }
        return truth;
    }

    static void ofNothing(Path folder, int count, long seed) throws IOException {
        for (var i = 0; i < count; i++) {
            var image =
                    Photograph.ofNoCode(seed + i, i % 2 == 0 ? 1280 : 640, i % 2 == 0 ? 720 : 480);
            ImageIO.write(image, "png", folder.resolve("none-%03d.png".formatted(i)).toFile());
        }
    }

    private static void put(
            Path folder, String name, Photograph photograph, Map<String, String> truth)
            throws IOException {
        Files.createDirectories(folder);
        ImageIO.write(photograph.image(), "png", folder.resolve(name).toFile());
        truth.put(name, photograph.text());
    }

    /// For trials by hand: `FrameFolder DIR EACH SEED` writes the pictures and `truth.tsv`.
    static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        var each = Integer.parseInt(arguments[1]);
        var seed = Long.parseLong(arguments[2]);
        var truth = new LinkedHashMap<>(ofQr(folder, each, seed));
        truth.putAll(ofOthers(folder, each, seed));
        ofNothing(folder, each, seed);
        var lines = new StringBuilder();
        truth.forEach((name, text) -> lines.append(name).append('\t').append(text).append('\n'));
        Files.writeString(folder.resolve("truth.tsv"), lines);
    }
}
