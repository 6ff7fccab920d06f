package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.line.ReplayLine;
import de.buergerterminal.device.supervision.Condition;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recording beside this test is played to the driver, which must say what the recording
/// declares in its first line, `# ends: online` or the name of a fault. What `doctor
/// receipt-printer --record FILE status` wrote at a printer becomes a test by being put there.
class RecordingsTest {
    private static final String ENDS = "# ends: ";
    private static final PrinterProfile PROFILE = PrinterProfile.of("80mm");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void aPrinterOnRecordIsUnderstood(String name, String transcript) {
        var line = new ReplayLine(transcript);
        assertThat(endOf(line)).isEqualTo(declared(transcript));
    }

    /// The last word once the recording has been played through.
    private static String endOf(ReplayLine line) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var link =
                new PrinterLink(line, PROFILE, new Paper(false), new PaperForecast(PROFILE))) {
            Condition last = link.serve();
            while (!line.ended() && deadline - System.nanoTime() > 0) last = link.serve();
            assertThat(line.ended()).as("played to its end").isTrue();
            var health = last.since(Instant.EPOCH);
            return health.reason().map(Fault::code).map(Enum::name).orElse(health.word());
        } catch (IOException lost) {
            return LineException.faultOf(lost).code().name();
        }
    }

    private static String declared(String transcript) {
        var first = transcript.lines().findFirst().orElse("");
        assertThat(first).startsWith(ENDS);
        return first.substring(ENDS.length());
    }

    static List<Object[]> recordings() throws IOException, URISyntaxException {
        var folder =
                Path.of(
                                Objects.requireNonNull(
                                                RecordingsTest.class.getResource(
                                                        "contradicts-itself.line"))
                                        .toURI())
                        .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".line"))
                    .sorted()
                    .map(it -> new Object[] {it.getFileName().toString(), read(it)})
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
