package de.buergerterminal.device.smartcard;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.smartcard.Pn532Frame.Heard;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Judges: the frames that NXP's UM0701-02 and its application notes print.
class Pn532FramingTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    SAMConfiguration,     D41401,   0000FF03FDD414011700
                    GetFirmwareVersion,   D402,     0000FF02FED4022A00
                    InListPassiveTarget,  D44A0100, 0000FF04FCD44A0100E100
                    firmware of a PN532,  D50332010607, 0000FF06FAD50332010607E800
                    """)
    void framesAreWrittenAndReadAsTheManualPrintsThem(String what, String content, String frame) {
        assertThat(Pn532Frame.of(bytes(content))).as(what).isEqualTo(bytes(frame));
        assertThat(heard(bytes(frame))).containsExactly(new Heard.Content(bytes(content)));
    }

    @Test
    void acknowledgementsAndTheErrorFrameAreKnown() {
        assertThat(heard(bytes("0000FF00FF00"))).containsExactly(new Heard.Ack());
        assertThat(heard(bytes("0000FFFF0000"))).containsExactly(new Heard.Nack());
        assertThat(heard(bytes("0000FF01FF7F8100"))).containsExactly(new Heard.Refused());
    }

    @Test
    void aWrongSumIsToldAndTheNextFrameFound() {
        assertThat(heard(bytes("0000FF02FED4022B00" + "0000FF02FFD4022A00" + "0000FF02FED4022A00")))
                .containsSubsequence(
                        new Heard.Broken(), new Heard.Broken(), new Heard.Content(bytes("D402")));
    }

    @Test
    void anExtendedFrameIsReadUpToItsLimit() {
        var longest = new byte[265];
        longest[0] = (byte) 0xD5;
        assertThat(heard(Pn532Frame.of(longest))).containsExactly(new Heard.Content(longest));
        // FFFF bytes are announced; nothing is kept for them.
        assertThat(heard(bytes("0000FFFFFFFFFF02"))).containsExactly(new Heard.Broken());
    }

    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll @Size(min = 1, max = 265) byte[] content) {
        if (content[0] == 0x7F) content[0] = 0;
        assertThat(heard(Pn532Frame.of(content))).containsExactly(new Heard.Content(content));
    }

    @Property(tries = 300)
    void afterAnyNoiseAndAPauseTheNextFrameIsFound(@ForAll @Size(max = 60) byte[] noise) {
        var framing = new Pn532Framing();
        for (var b : noise) framing.accept(b & 0xFF);
        // A frame that noise has begun must first be filled.
        for (var i = 0; i < 300; i++) framing.accept(0xAA);
        var all = new ArrayList<Heard>();
        for (var b : bytes("0000FF02FED4022A00")) {
            var heard = framing.accept(b & 0xFF);
            if (heard != null) all.add(heard);
        }
        assertThat(all).containsExactly(new Heard.Content(bytes("D402")));
    }

    private static List<Heard> heard(byte[] bytes) {
        var framing = new Pn532Framing();
        var all = new ArrayList<Heard>();
        for (var b : bytes) {
            var heard = framing.accept(b & 0xFF);
            if (heard != null) all.add(heard);
        }
        return all;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
