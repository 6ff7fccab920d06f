package de.buergerterminal.device.eid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SecretInTheHeapTest {
    @Test
    @Timeout(120)
    void aSecretThatWasSentIsNowhereOnTheHeapButCarelessTextWouldBe(@TempDir Path folder)
            throws Exception {
        var output = folder.resolve("output.txt");
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx48m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HeapDumpMain.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        var said = Files.readString(output);
        assertThat(said.lines().filter(it -> it.startsWith("> ")))
                .as(said)
                .contains("> careless text found: true", "> secret found: false");
    }
}
