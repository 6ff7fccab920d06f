package de.buergerterminal.device.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// CUPS' IPP Everywhere printer, a private print server, and CUPS' clients against our simulator,
/// all in a private network namespace, driven by [IppPeerMain] in a JVM of its own.
@Tag("peers")
class IppPeerTest {
    @Test
    @Timeout(240)
    void realPrintersAreDrivenAndRealClientsPrintOnTheSimulator(@TempDir Path folder)
            throws Exception {
        // Daemons that give up their rights must still reach their files.
        assertThat(folder.toFile().setExecutable(true, false)).isTrue();
        var output = folder.resolve("output.txt");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var inside =
                "ip link set lo up && mount -t tmpfs tmpfs /run && exec \"$0\""
                        + " -Djava.awt.headless=true -Xmx256m -cp \"$1\" "
                        + IppPeerMain.class.getName()
                        + " \"$2\"";
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
                                System.getProperty("java.class.path"),
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(unshare.waitFor(200, TimeUnit.SECONDS)).isTrue();
        } finally {
            unshare.destroyForcibly();
        }
        var commands = folder.resolve("commands.log");
        var said = Files.readString(output);
        assertThat(said.lines().filter(it -> it.startsWith("> ")))
                .as(said + (Files.exists(commands) ? Files.readString(commands) : ""))
                .containsExactly(
                        "> printer online",
                        "> takes PDF true, pages true",
                        "> PDF delivered",
                        "> pages delivered",
                        "> without paper waits TRAY_EMPTY",
                        "> refilled delivered",
                        "> never refilled partial TRAY_EMPTY",
                        "> queue 0",
                        "> through the queue delivered",
                        "> queue never refilled partial TRAY_EMPTY",
                        "> ipptool asks 0",
                        "> ipptool prints 0",
                        "> lpadmin 0",
                        "> lp 0",
                        "> simulator printed 2");
    }
}
