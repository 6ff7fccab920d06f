package de.buergerterminal.device.smartcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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
        var output = folder.resolve("output.txt");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var inside =
                "ip link set lo up && mount -t tmpfs tmpfs /run && exec \"$0\""
                        + " --enable-native-access=ALL-UNNAMED -Xmx128m -cp \"$1\" "
                        + PcscPeerMain.class.getName();
        var unshare =
                new ProcessBuilder(
                                "unshare",
                                "-n",
                                "-m",
                                "-p",
                                "-f",
                                "--kill-child",
                                "--mount-proc",
                                "sh",
                                "-c",
                                inside,
                                java,
                                System.getProperty("java.class.path"))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(unshare.waitFor(150, TimeUnit.SECONDS)).isTrue();
        } finally {
            unshare.destroyForcibly();
        }
        var said = Files.readString(output);
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
                        "> inserted 0102030405",
                        "> removed");
    }
}
