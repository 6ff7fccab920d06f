package de.buergerterminal.device.codescan.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same photographs, drawn from seeds that nothing was tuned to, before three readers: ours,
/// `zbarimg` and `ZXingReader` of Debian. Prints what each of them read; milliseconds of the other
/// two include the start of a process and the loading of the picture.
@Tag("peers")
class FramePeersTest {
    private static final long HELD_OUT = 770_000;

    private record Score(String name, int read, int wrong, double medianMillis, double lateMillis) {
        static Score of(
                String name,
                Map<String, String> truth,
                Map<String, List<String>> said,
                List<Double> millis) {
            var read = 0;
            var wrong = 0;
            for (var entry : truth.entrySet()) {
                var texts = said.getOrDefault(entry.getKey(), List.of());
                if (texts.contains(entry.getValue())) read++;
                else if (!texts.isEmpty()) wrong++;
            }
            var sorted = millis.stream().sorted().toList();
            return new Score(
                    name,
                    read,
                    wrong,
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() * 95 / 100));
        }
    }

    private interface Reader {
        List<String> read(Path picture) throws Exception;
    }

    @Test
    void moreIsReadThanTheBestOfTheOthersReadsAndNothingWrong(@TempDir Path folder)
            throws Exception {
        var truth = FrameFolder.ofQr(folder, 1, HELD_OUT);
        var reader = new FrameReader(FrameReader.USUAL_BUDGET);
        var ours =
                score(
                        "ours",
                        truth,
                        folder,
                        it ->
                                reader.read(PictureFile.read(it)).map(FrameCode::text).stream()
                                        .toList());
        var zbar =
                score(
                        "zbarimg",
                        truth,
                        folder,
                        it -> lines("zbarimg", "-q", "--raw", "--nodbus", it.toString()));
        var zxing =
                score(
                        "ZXingReader",
                        truth,
                        folder,
                        it ->
                                lines("ZXingReader", it.toString()).stream()
                                        .filter(line ->
                                                line.startsWith("Text:") && line.contains("\""))
                                        .map(line ->
                                                line.substring(
                                                        line.indexOf('"') + 1,
                                                        line.lastIndexOf('"')))
                                        .toList());
        for (var score : List.of(ours, zbar, zxing))
            System.out.println(truth.size() + " frames: " + score);
        assertThat(ours.wrong()).isZero();
        assertThat(ours.read()).isGreaterThan(Math.max(zbar.read(), zxing.read()));
    }

    private static Score score(String name, Map<String, String> truth, Path folder, Reader reader)
            throws Exception {
        var said = new java.util.HashMap<String, List<String>>();
        var millis = new ArrayList<Double>();
        for (var file : truth.keySet()) {
            var begun = System.nanoTime();
            said.put(file, reader.read(folder.resolve(file)));
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        return Score.of(name, truth, said, millis);
    }

    private static List<String> lines(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output.lines().filter(it -> !it.isBlank()).toList();
    }
}
