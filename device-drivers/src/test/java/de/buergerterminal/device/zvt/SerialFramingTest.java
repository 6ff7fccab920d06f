package de.buergerterminal.device.zvt;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.zvt.SerialFraming.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialFramingTest {
    @Test
    void theCheckSumIsCrc16Kermit() {
        var nineDigits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(SerialFraming.crc(0, nineDigits)).isEqualTo(0x2189);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    80 00 00,                               10 02 80 00 00 10 03 F5 1F
                    06 01 0A 04 00 00 00 01 10 00 49 09 78, 10 02 06 01 0A 04 00 00 00 01 10 10 00 49 09 78 10 03 F2 FF
                    """)
    void blocksAreThoseOfTheDocument(String apdu, String block) {
        var parsed = ApduTest.parse(apdu).getFirst();
        assertThat(Bytes.copyOf(SerialFraming.block(parsed)).hex()).isEqualTo(block);
        assertThat(read(block)).containsExactly(new Event.Block(parsed));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # wrong check sum
                    10 02 80 00 00 10 03 F5 1E
                    # a DLE inside that is neither doubled nor the end
                    10 02 80 00 10 41
                    # the length says more than the block holds; check sum over 80 00 01 03
                    10 02 80 00 01 10 03 2D 06
                    """)
    void aBrokenBlockIsReportedOnce(String block) {
        assertThat(read(block)).containsExactly(new Event.BrokenBlock());
    }

    @Test
    void noiseBeforeABlockIsIgnoredAndBareBytesAnswer() {
        assertThat(read("41 10 42 06 15 10 10 02 80 00 00 10 03 F5 1F"))
                .containsExactly(
                        new Event.Acknowledged(),
                        new Event.NotAcknowledged(),
                        new Event.Block(Apdu.positive()));
    }

    @Test
    void aBlockThatBeginsAgainReplacesTheOneThatStopped() {
        assertThat(read("10 02 06 0F 10 02 80 00 00 10 03 F5 1F"))
                .containsExactly(new Event.Block(Apdu.positive()));
    }

    @Property(tries = 200)
    void everyMessageComesBack(@ForAll @Size(max = 400) byte[] data) {
        var apdu = new Apdu(0x1006, Bytes.copyOf(data));
        assertThat(read(Bytes.copyOf(SerialFraming.block(apdu)).hex()))
                .containsExactly(new Event.Block(apdu));
    }

    @Property(tries = 300)
    void anyOneWrongByteIsNoticed(
            @ForAll @Size(min = 1, max = 60) byte[] data,
            @ForAll @IntRange(max = 200) int place,
            @ForAll @IntRange(min = 1, max = 255) int difference) {
        var apdu = new Apdu(0x0601, Bytes.copyOf(data));
        var block = SerialFraming.block(apdu);
        block[place % block.length] ^= (byte) difference;
        assertThat(read(Bytes.copyOf(block).hex()))
                .noneMatch(it -> it instanceof Event.Block found && !found.apdu().equals(apdu));
    }

    @Property(tries = 300)
    void noiseNeverThrows(@ForAll @Size(max = 1_000) byte[] noise) {
        assertThat(read(Bytes.copyOf(noise).hex())).doesNotContainNull();
    }

    private static List<Event> read(String hex) {
        var framing = new SerialFraming();
        List<Event> events = new ArrayList<>();
        var bytes = Bytes.ofHex(hex);
        for (int i = 0; i < bytes.size(); i++) {
            var event = framing.accept(bytes.at(i));
            if (event != null) events.add(event);
        }
        return events;
    }
}
