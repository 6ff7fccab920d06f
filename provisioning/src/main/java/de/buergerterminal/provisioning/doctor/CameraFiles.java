package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.codescan.camera.FrameCode;
import de.buergerterminal.device.codescan.camera.FrameReader;
import de.buergerterminal.device.codescan.camera.GreyImage;
import de.buergerterminal.device.codescan.camera.PictureFile;
import de.buergerterminal.provisioning.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `camera-files:DIR`: decodes every picture of a folder as if a camera had taken it and prints a
/// table of file, text and milliseconds, divided by tabs. Counted is the decoding alone, after a
/// warm-up over the first pictures; loading is not. What is no picture keeps its row, with an empty
/// text, and is named on the error output.
final class CameraFiles {
    static final String SCHEME = "camera-files";
    private static final int WARM_UP_PICTURES = 20;
    private static final long WARM_UP_NANOS = 4_000_000_000L;

    private final PrintWriter out;
    private final PrintWriter err;
    private final FrameReader reader = new FrameReader(FrameReader.USUAL_BUDGET);

    CameraFiles(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /// @return [Main#DONE] when every picture could be loaded, read or not; else [Main#REFUSED]
    int table(URI address) throws IOException {
        Path folder = Path.of(address.getSchemeSpecificPart());
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    folder + " is no folder; name one, as in camera-files:/tmp/pictures.");
        }
        List<Path> files = PictureFile.in(folder);
        warmUp(files);
        var code = Main.DONE;
        for (Path file : files) {
            Optional<GreyImage> picture = load(file);
            if (picture.isEmpty()) code = Main.REFUSED;
            long begun = System.nanoTime();
            String text = picture.flatMap(reader::read).map(FrameCode::text).orElse("");
            double millis = picture.isEmpty() ? 0 : (System.nanoTime() - begun) / 1e6;
            out.printf(
                    Locale.ROOT,
                    "%s\t%s\t%.1f%n",
                    escaped(file.getFileName().toString()),
                    escaped(text),
                    millis);
            out.flush();
        }
        if (files.isEmpty()) {
            err.println(
                    "There is no picture in "
                            + folder
                            + "; PNG, JPEG, BMP, GIF, PGM and PPM are read.");
            code = Main.REFUSED;
        }
        return code;
    }

    private Optional<GreyImage> load(Path file) {
        try {
            return Optional.of(PictureFile.read(file));
        } catch (IOException broken) {
            err.println(broken.getMessage());
            return Optional.empty();
        }
    }

    /// Until the virtual machine has compiled what a camera's driver would have had compiled after
    /// its first seconds.
    private void warmUp(List<Path> files) {
        long end = System.nanoTime() + WARM_UP_NANOS;
        for (Path file : files.subList(0, Math.min(WARM_UP_PICTURES, files.size()))) {
            if (System.nanoTime() - end > 0) return;
            try {
                reader.read(PictureFile.read(file));
            } catch (IOException _) {
                // Told when its row is due.
            }
        }
    }

    /// A table stays a table: tab, line ends, backslash and other control characters are escaped.
    static String escaped(String text) {
        var row = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '\\' -> row.append("\\\\");
                case '\t' -> row.append("\\t");
                case '\n' -> row.append("\\n");
                case '\r' -> row.append("\\r");
                default -> {
                    if (Character.isISOControl(c)) row.append("\\u%04X".formatted((int) c));
                    else row.append(c);
                }
            }
        }
        return row.toString();
    }
}
