package de.buergerterminal.device.codescan.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.ThreadLocalRandom;

/// How many photographs of QR codes are read by ours, by `zbarimg` and by `ZXingReader`, and how
/// long each takes: one run over one folder, drawn from fresh seeds, so that nobody can have tuned
/// anything to them.
public final class FrameComparison {
    private static final int EACH = 6;

    private FrameComparison() {}

    /// Prints one line per misfortune and one per reader.
    public static void measure() throws Exception {
        var seed = ThreadLocalRandom.current().nextLong(2_000_000, 1_000_000_000);
        var folder = Files.createTempDirectory("frames");
        try {
            var warmUp = FrameFolder.ofQr(folder.resolve("warm-up"), 1, seed + EACH);
            FrameRivals.ours(folder.resolve("warm-up"), warmUp);
            var truth = FrameFolder.ofQr(folder, EACH, seed);
            System.out.println("QR photographs from seed " + seed);
            System.out.print(FrameRivals.table(FrameRivals.compare(folder, truth)));
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    /// This comparison alone.
    public static void main(String... arguments) throws Exception {
        measure();
    }
}
