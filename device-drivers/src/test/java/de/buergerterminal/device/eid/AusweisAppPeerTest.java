package de.buergerterminal.device.eid;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Apart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real AusweisApp2 with its simulated card. It opens a UDP port on all addresses, so it lives
/// in a private network namespace, driven by [AusweisAppPeerMain] in a JVM of its own. Its course
/// is not always the same: the program sometimes asks for the PIN at its simulated keypad, and
/// sometimes succeeds without; the driver must take both.
@Tag("peers")
class AusweisAppPeerTest {
    @Test
    @Timeout(180)
    void thePinOfTheSimulatedCardIsChangedAgainAndAgainAlsoAfterTheProgramWasKilled(
            @TempDir Path folder) throws Exception {
        var said =
                Apart.run(
                        AusweisAppPeerMain.class,
                        "true",
                        List.of("--enable-native-access=ALL-UNNAMED", "-Xmx128m"),
                        folder,
                        Duration.ofSeconds(150),
                        folder.toString());
        var expected =
                new ArrayList<>(
                        List.of(
                                "> any reader: offline NO_IDENTITY_READER",
                                "> online",
                                "> AusweisApp2 1.26.2, API level 2;reader 'Simulator', with"
                                        + " keypad"));
        expected.addAll(Collections.nCopies(8, "> PinChanged"));
        expected.addAll(
                List.of(
                        "> identification without https: Failed SERVICE_ADDRESS_WRONG",
                        "> identification without server: Failed SERVICE_UNREACHABLE",
                        "> offline SERVICE_NOT_RUNNING",
                        "> online",
                        "> PinChanged"));
        assertThat(said.lines().filter(it -> it.startsWith("> ")))
                .as(said)
                .containsExactlyElementsOf(expected);
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(it -> it.toString().endsWith(".log"))).isEmpty();
        }
    }
}
