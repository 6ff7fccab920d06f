package de.buergerterminal.device.codescan.camera;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The same photographs before three readers: ours, `zbarimg` and `ZXingReader` of Debian.
/// Milliseconds of the other two include the start of a process and the loading of the picture,
/// ours the loading.
final class FrameRivals {
    private FrameRivals() {}

    /// What one reader made of a folder.
    ///
    /// @param byMisfortune how many were read, by what had happened to the picture
    /// @param lateMillis the 95th percentile
    record Score(
            String name,
            int frames,
            int read,
            int wrong,
            double medianMillis,
            double lateMillis,
            Map<String, Integer> byMisfortune) {
        @Override
        public String toString() {
            return "%-12s %3d of %3d read, %d wrong, median %6.1f ms, p95 %6.1f ms"
                    .formatted(name, read, frames, wrong, medianMillis, lateMillis);
        }
    }

    private interface Reader {
        List<String> read(Path picture) throws Exception;
    }

    /// @param truth the text by file name
    /// @return ours first
    static List<Score> compare(Path folder, Map<String, String> truth) throws Exception {
        return List.of(ours(folder, truth), zbar(folder, truth), zxing(folder, truth));
    }

    static Score ours(Path folder, Map<String, String> truth) throws Exception {
        var reader = new FrameReader(FrameReader.USUAL_BUDGET);
        return score(
                "ours",
                truth,
                folder,
                it -> reader.read(PictureFile.read(it)).map(FrameCode::text).stream().toList());
    }

    private static Score zbar(Path folder, Map<String, String> truth) throws Exception {
        return score(
                "zbarimg",
                truth,
                folder,
                it -> lines("zbarimg", "-q", "--raw", "--nodbus", it.toString()));
    }

    private static Score zxing(Path folder, Map<String, String> truth) throws Exception {
        return score(
                "ZXingReader",
                truth,
                folder,
                it ->
                        lines("ZXingReader", it.toString()).stream()
                                .filter(line -> line.startsWith("Text:") && line.contains("\""))
                                .map(line ->
                                        line.substring(
                                                line.indexOf('"') + 1, line.lastIndexOf('"')))
                                .toList());
    }

    private static Score score(String name, Map<String, String> truth, Path folder, Reader reader)
            throws Exception {
        var read = 0;
        var wrong = 0;
        var kinds = new TreeMap<String, Integer>();
        var millis = new ArrayList<Double>();
        for (var entry : truth.entrySet()) {
            var begun = System.nanoTime();
            var texts = reader.read(folder.resolve(entry.getKey()));
            millis.add((System.nanoTime() - begun) / 1e6);
            var right = texts.contains(entry.getValue());
            if (right) read++;
            else if (!texts.isEmpty()) wrong++;
            kinds.merge(entry.getKey().split("-", -1)[1], right ? 1 : 0, Integer::sum);
        }
        millis.sort(null);
        return new Score(
                name,
                truth.size(),
                read,
                wrong,
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 95 / 100),
                kinds);
    }

    private static List<String> lines(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(20, TimeUnit.SECONDS)) throw new IOException(command[0] + " hangs");
        return output.lines().filter(it -> !it.isBlank()).toList();
    }

    /// What each reader read of each kind, one line per kind.
    static String table(List<Score> scores) {
        var rows = new StringBuilder();
        for (var kind :
                new HashMap<>(scores.getFirst().byMisfortune())
                        .keySet().stream().sorted().toList()) {
            rows.append("%-22s".formatted(kind.toLowerCase(Locale.ROOT)));
            for (var score : scores)
                rows.append(" %s %3d ".formatted(score.name(), score.byMisfortune().get(kind)));
            rows.append('\n');
        }
        for (var score : scores) rows.append(score).append('\n');
        return rows.toString();
    }
}
