package de.buergerterminal.device.codescan;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.line.Recording;
import de.buergerterminal.device.line.ReplayLine;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recording beside this test is played to the driver, set as `# at:` says. `# ends:` names
/// the codes that reach the listener, with symbology where the scanner told it. What `doctor
/// code-scanner --record FILE read` wrote becomes a test by being put there.
class RecordingsTest {
    @ParameterizedTest
    @MethodSource("recordings")
    void aScannerOnRecordIsUnderstood(Recording recording) throws InterruptedException {
        var line = new ReplayLine(recording.transcript());
        assertThat(codesOf(recording, line)).isEqualTo(recording.head("ends"));
        assertThat(line.ended()).as("played to its end").isTrue();
    }

    @ParameterizedTest
    @MethodSource("dialogues")
    void aScannerThatExpectsAnotherByteIsNotPlayedToItsEnd(Recording recording)
            throws InterruptedException {
        var changed = recording.expectingAnotherByte();
        var line = new ReplayLine(changed.transcript());
        codesOf(changed, line);
        assertThat(line.ended()).isFalse();
    }

    private static String codesOf(Recording recording, ReplayLine line)
            throws InterruptedException {
        var codes = Collections.synchronizedList(new ArrayList<String>());
        var uri = URI.create(recording.head("at"));
        try (var scanner =
                SerialCodeScanner.at(
                        new DeviceId("code-scanner"), uri, _ -> Recording.once(line))) {
            scanner.onCode(it -> codes.add((it.symbology() + " " + it.text()).strip()));
            scanner.start(_ -> {});
            // A line that was lost in the middle never ends.
            for (var i = 0; i < 500 && !line.ended() && !isLost(scanner); i++) Thread.sleep(10);
        }
        return String.join(", ", codes);
    }

    private static boolean isLost(SerialCodeScanner scanner) {
        return scanner.health().reason().isPresent();
    }

    static List<Recording> recordings() {
        return Recording.beside(RecordingsTest.class, "qr-code.line");
    }

    static List<Recording> dialogues() {
        return recordings().stream().filter(Recording::drivesTheDevice).toList();
    }
}
