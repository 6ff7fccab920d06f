package de.buergerterminal.backend.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.fitconnect.HonestService;
import de.buergerterminal.backend.fitconnect.SealedForTheOffice;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A real process on a real SQLite file, killed with SIGKILL before and after each write. The page
/// cache survives that, so this proves the logic of the steps, not the fsync.
class KilledProcessIT {
    private static final HonestService SERVICE = new HonestService();

    @TempDir Path folder;

    @BeforeAll
    static void keysAreMadeBeforeAnyProcessWaitsForThem() {
        assertThat(SERVICE.http.base()).isNotNull();
        SealedForTheOffice.settings(SERVICE.http.base());
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @ParameterizedTest(name = "killed {1}")
    @CsvSource(
            textBlock =
                    """
                    1, before it is stored,           false
                    2, when it is stored,             false
                    3, before the numbers are stored, true
                    4, when the numbers are stored,   true
                    5, before the answer is stored,   true
                    6, when the answer is stored,     true
                    7, before the proof is stored,    true
                    8, when the proof is stored,      true
                    9, after everything,              true
                    """)
    void whenTheProcessIsKilledNothingAcknowledgedIsLostOrDoubled(
            int moment, String name, boolean acknowledged) throws Exception {
        int before = SERVICE.delivered.size();
        boolean said = killAt(moment);
        assertThat(said).as(name).isEqualTo(acknowledged);
        try (var terminal =
                new Terminal(
                        folder, SealedForTheOffice.settings(SERVICE.http.base()), Terminal.CLOCK)) {
            terminal.deliver(20);
            assertThat(terminal.outbox.waiting()).isZero();
            var reference = SealedForTheOffice.request(moment).ticket().reference();
            if (said) {
                assertThat(terminal.stateOf(reference)).isInstanceOf(DeliveryState.Confirmed.class);
            }
            int stored = terminal.outbox.holds(reference) ? 1 : 0;
            assertThat(SERVICE.delivered).hasSize(before + stored);
        }
    }

    /// @return whether it had acknowledged the request before it died
    private boolean killAt(int moment) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx96m",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                DyingKiosk.class.getName(),
                                folder.toString(),
                                SERVICE.http.base().toString(),
                                String.valueOf(moment),
                                String.valueOf(moment))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        boolean acknowledged = false;
        try (var lines = new BufferedReader(process.inputReader(UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                acknowledged |= line.equals("ACKNOWLEDGED");
                // Through the handle: the process object would close the pipe under this reader.
                if (line.equals("STANDS STILL")) process.toHandle().destroyForcibly();
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return acknowledged;
    }
}
