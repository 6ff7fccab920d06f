package de.buergerterminal.device.smartcard;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Apart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real pcscd with the virtual reader of vsmartcard. It listens on all addresses, so it and the
/// reader live in a private network namespace, driven by [PcscPeerMain] in a JVM of its own.
@Tag("peers")
class PcscPeerTest {
    @Test
    @Timeout(180)
    void aCardComesIsAskedIsPulledAndTheReaderSurvivesARestartOfTheDaemon(@TempDir Path folder)
            throws Exception {
        var said =
                Apart.run(
                        PcscPeerMain.class,
                        "mount -t tmpfs tmpfs /run",
                        List.of("--enable-native-access=ALL-UNNAMED", "-Xmx128m"),
                        folder,
                        Duration.ofSeconds(150));
        assertThat(said.lines().filter(it -> it.startsWith("> ")))
                .as(said)
                .containsExactly(
                        "> offline SERVICE_NOT_RUNNING",
                        "> online",
                        "> inserted 04A1B2C3D4E5F6",
                        "> answered 6D00",
                        "> payment application: CARD_NOT_READ_HERE",
                        "> a later listener: inserted 04A1B2C3D4E5F6",
                        "> APDU FF CA 00 00 and 1 bytes masked",
                        "> status 90 00 after 7 bytes masked",
                        "> APDU 00 84 00 00 and 1 bytes masked",
                        "> status 6D 00 after 0 bytes masked",
                        "> removed",
                        "> no card: CARD_REMOVED",
                        "> not read here CHANGING_NUMBER",
                        "> removed",
                        "> not read here OTHER_KIND",
                        "> stranger: CARD_NOT_READ_HERE",
                        "> removed",
                        "> offline",
                        "> online",
                        "> contexts kept: 0",
                        "> inserted 0102030405",
                        "> removed");
    }
}
