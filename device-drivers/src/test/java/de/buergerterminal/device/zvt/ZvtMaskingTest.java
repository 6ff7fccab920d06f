package de.buergerterminal.device.zvt;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.TracedFrame.Direction;
import de.buergerterminal.device.line.Masking;
import de.buergerterminal.device.line.Secrets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZvtMaskingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    80 00 00                                        | 80 00 positive
                    84 6A 00                                        | 84 6A refusal
                    06 00 06 12 34 56 06 09 78                      | 06 00 registration
                    06 01 07 04 00 00 00 00 13 00                   | 06 01 authorisation, fields 04
                    04 FF 01 0A                                     | 04 FF intermediate status 0A
                    06 1E 01 6C                                     | 06 1E abort 6C
                    04 0F 09 27 00 04 00 00 00 00 13 00             | 04 0F status information, fields 04 27, result 00
                    04 0F 11 27 00 22 F1 F0 67 26 EE EE EE EE EE EE 67 89 5F | part of a message
                    06 D1 04 00 41 42 43                            | 06 D1 print line
                    04 0F 02 EE EE                                  | 04 0F status information, fields unreadable
                    7A 7A 02 41 42                                  | other message
                    """)
    void aMessageIsShownByNameAndFields(String hex, String shown) {
        var masking = new ZvtMasking(false);
        assertThat(masking.shown(Direction.RECEIVED, HexFormat.ofDelimiter(" ").parseHex(hex)))
                .extracting(Masking.Shown::text)
                .containsExactly(shown);
    }

    @Test
    void theNumberOfACardIsNotShownNotEvenMasked() {
        var pan = "22 F1 F0 67 26 00 11 22 33 44 55 67 89";
        var message = Apdu.of(ControlField.STATUS_INFORMATION, octets("27 00 " + pan)).encoded();
        var masking = new ZvtMasking(false);
        assertThat(masking.shown(Direction.RECEIVED, message).getFirst().text())
                .isEqualTo("04 0F status information, fields 22 27, result 00");
    }

    @Test
    void blocksOnASerialLineAreShownByWhatTheyCarry() {
        var masking = new ZvtMasking(true);
        var block = SerialFraming.block(Apdu.of(ControlField.PRINT_LINE, octets("00 41 42")));
        assertThat(masking.shown(Direction.RECEIVED, block).getFirst().text())
                .isEqualTo("06 D1 print line");
        assertThat(masking.shown(Direction.SENT, new byte[] {SerialFraming.ACK}).getFirst().text())
                .isEqualTo("ACK");
    }

    @Property(tries = 300)
    void noWordOfASlipOrACardIsEverShownInWhateverPiecesItComes(
            @ForAll("secrets") String secret, @ForAll long seed, @ForAll boolean framed) {
        var text = Bytes.copyOf(secret.getBytes(StandardCharsets.US_ASCII));
        List<Apdu> apdus =
                List.of(
                        new Apdu(ControlField.PRINT_LINE, Bytes.of(0).plus(text)),
                        new Apdu(ControlField.PRINT_BLOCK, Bytes.of(0x06, text.size()).plus(text)),
                        new Apdu(ControlField.STATUS_INFORMATION, named(Fields.CARD_NAME, text)),
                        new Apdu(ControlField.STATUS_INFORMATION, named(Fields.PAN, text)),
                        new Apdu(ControlField.STATUS_INFORMATION, text),
                        new Apdu(ControlField.COMPLETION, text),
                        new Apdu(0x3C7A, text));
        var all = new ByteArrayOutputStream();
        for (var apdu : apdus) all.writeBytes(framed ? SerialFraming.block(apdu) : apdu.encoded());
        var masking = new ZvtMasking(framed);
        List<String> shown = new ArrayList<>();
        for (var direction : List.of(Direction.SENT, Direction.RECEIVED)) {
            shown.addAll(Secrets.shownInPieces(masking, direction, all.toByteArray(), seed));
        }
        assertThat(shown).contains("06 D3 print block");
        Secrets.assertAbsent(secret, shown);
    }

    @Property(tries = 300)
    void anyBytesAreTakenInBothDirections(@ForAll byte[] bytes, @ForAll boolean framed) {
        var masking = new ZvtMasking(framed);
        for (var direction : Direction.values()) {
            assertThat(masking.shown(direction, bytes)).isNotNull();
        }
    }

    @Provide
    Arbitrary<String> secrets() {
        return Secrets.words();
    }

    private static Bytes named(int bitmap, Bytes value) {
        var size = value.size();
        return Bytes.of(bitmap, 0xF0 | size / 10, 0xF0 | size % 10).plus(value);
    }

    private static int[] octets(String hex) {
        var bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        var octets = new int[bytes.length];
        for (var i = 0; i < bytes.length; i++) octets[i] = bytes[i] & 0xFF;
        return octets;
    }
}
