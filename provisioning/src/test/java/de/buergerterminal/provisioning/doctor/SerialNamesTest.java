package de.buergerterminal.provisioning.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialNamesTest {
    @TempDir private Path dev;

    @Test
    void aNodeThatMayMoveIsAnsweredWithItsStableName() throws IOException {
        Path node = Files.createFile(dev.resolve("ttyUSB0"));
        Path name = link("usb-EPSON_TM-T88V-if00", node);
        assertThat(names().adviceOn(address(node)))
                .contains(node + " may be another device tomorrow; write " + name + " instead.");
        assertThat(names().adviceOn(address(name))).isEmpty();
    }

    @Test
    void anAddressWithNothingBehindItIsAnsweredWithWhatIsPluggedIn() throws IOException {
        Path nothing = dev.resolve("kiosk-printer");
        assertThat(names().adviceOn(address(nothing)))
                .contains("No serial device with a name of its own is plugged in.");
        Path name = link("usb-EPSON_TM-T88V-if00", Files.createFile(dev.resolve("ttyUSB0")));
        assertThat(names().adviceOn(address(nothing))).contains("Plugged in are: " + name + ".");
    }

    @Test
    void otherAddressesNeedNoAdvice() {
        for (var uri : List.of("escpos+tcp://127.0.0.1:9100", "pcsc:*", "nonsense", "gpio:17")) {
            assertThat(names().adviceOn(URI.create(uri))).isEmpty();
        }
    }

    private SerialNames names() {
        return new SerialNames(List.of(dev.resolve("kiosk"), dev.resolve("by-id")));
    }

    private Path link(String name, Path node) throws IOException {
        return Files.createSymbolicLink(
                Files.createDirectories(dev.resolve("by-id")).resolve(name), node);
    }

    private static URI address(Path path) {
        return URI.create("escpos+serial://" + path + "?baud=38400");
    }
}
