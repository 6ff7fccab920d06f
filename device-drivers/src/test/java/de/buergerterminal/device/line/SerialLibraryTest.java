package de.buergerterminal.device.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SerialLibraryTest {
    /// Where the temporary folder allows no programs the library cannot bring its own; a JVM of its
    /// own, because it tries once in a lifetime. In `/proc` nobody can make a folder.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aLibraryThatCannotBeUnpackedIsAFaultThatSaysWhatToDo() throws Exception {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir=/proc",
                                "-Duser.home=/proc",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Opening.class.getName())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines())
                .filteredOn(it -> it.startsWith("> "))
                .hasSize(2)
                .allMatch(it -> it.startsWith("> DRIVER_DEFECT"))
                .allMatch(it -> it.contains("-DjSerialComm.library.path="));
    }

    static final class Opening {
        public static void main(String[] arguments) {
            var uri = DeviceUri.of(URI.create("scanner+serial:///dev/null"), "scanner");
            // The second attempt meets a class that is broken already.
            for (var i = 0; i < 2; i++) {
                try {
                    LinePort.of(uri).open().close();
                } catch (LineException told) {
                    System.out.println("> " + told.fault().code() + " " + told.fault().detail());
                } catch (IOException | Error worse) {
                    System.out.println("> " + worse);
                }
            }
        }

        private Opening() {}
    }
}
