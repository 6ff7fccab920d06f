package de.buergerterminal.device.smartcard;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.CardReader.CardEvent;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.line.Recording;
import de.buergerterminal.device.line.ReplayLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recording beside this test is played to the driver of the PN532; `# ends:` names what
/// happened to cards. What `doctor card-reader --record FILE read` wrote becomes a test by being
/// put there.
class RecordingsTest {
    @ParameterizedTest
    @MethodSource("recordings")
    void aReaderOnRecordIsUnderstood(Recording recording) throws InterruptedException {
        var line = new ReplayLine(recording.transcript());
        assertThat(eventsOf(line)).isEqualTo(recording.head("ends"));
        assertThat(line.ended()).as("played to its end").isTrue();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void aReaderThatExpectsAnotherByteIsNotPlayedToItsEnd(Recording recording)
            throws InterruptedException {
        var line = new ReplayLine(recording.expectingAnotherByte().transcript());
        eventsOf(line);
        assertThat(line.ended()).isFalse();
    }

    private static String eventsOf(ReplayLine line) throws InterruptedException {
        var events = Collections.synchronizedList(new ArrayList<String>());
        try (var reader = new Pn532CardReader(new DeviceId("card-reader"), Recording.once(line))) {
            reader.onCard(it ->
                    events.add(
                            switch (it) {
                                case CardEvent.Inserted(var uid) -> "card " + uid;
                                case CardEvent.Removed _ -> "gone";
                                case CardEvent.NotReadHere(var why) -> "not read, " + why;
                            }));
            reader.start(_ -> {});

            // What follows the last question of a recording is the loss of the line.
            for (var i = 0; i < 1_000 && reader.health().reason().isEmpty(); i++) Thread.sleep(10);
        }
        return String.join(", ", events);
    }

    static List<Recording> recordings() {
        return Recording.beside(RecordingsTest.class, "membership-card.line");
    }
}
