package de.buergerterminal.device.zvt;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # bytes                                  bitmap, content
                    04 00 00 00 01 10 00,                    04, 00 00 00 01 10 00
                    8B F0 F5 56 49 53 41 00,                 8B, 56 49 53 41 00
                    3C F0 F0 F2 41 42,                       3C, 41 42
                    06 03 1F 07 00 27 00,                    27, 00
                    06 81 02 14 00 87 00 12,                 87, 00 12
                    27 6C 87 12 34,                          87, 12 34
                    """)
    void readsEachFormatOfLength(String hex, String bitmap, String content) {
        var fields = Fields.parse(Bytes.ofHex(hex));
        assertThat(fields.value(Integer.parseInt(bitmap, 16)).map(Bytes::hex)).contains(content);
        assertThat(fields.stoppedAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # unknown bitmap
                    27 00 C3 12 87 00 01,   C3
                    # cut short
                    27 00 04 00 00,         04
                    # length prefix with wrong nibbles
                    27 00 8B 05 41,         8B
                    27 00 8B FA F1 41,      8B
                    # length beyond the end
                    27 00 3C F0 F9 F9 41,   3C
                    # reserved TLV length
                    27 00 06 83 00 00 01,   06
                    27 00 06 80,            06
                    """)
    void stopsAtWhatItCannotReadAndKeepsWhatCameBefore(String hex, String stoppedAt) {
        var fields = Fields.parse(Bytes.ofHex(hex));
        assertThat(fields.octet(Fields.RESULT)).hasValue(0);
        assertThat(fields.stoppedAt()).hasValue(Integer.parseInt(stoppedAt, 16));
        assertThat(fields.value(Fields.RECEIPT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    22 F0 F8 45 56 33 01 23 45 67 89,           ************6789
                    22 F1 F0 67 26 12 34 56 78 90 12 34 5F,     ***************2345
                    22 F0 F8 EE EE EE EE EE EE 12 34,           ************1234
                    22 F0 F6 12 34 56 78 90 1D,                 *******8901
                    22 F0 F3 12 34 56,                          ******
                    """)
    void ofACardNumberOnlyTheLastFourDigitsStay(String hex, String readable) {
        var pan = Fields.parse(Bytes.ofHex(hex)).value(Fields.PAN).orElseThrow();
        assertThat(CardData.readable(pan)).isEqualTo(readable);
    }

    @Test
    void tracksAndCheckValuesAreDroppedWhileReading() {
        var fields =
                Fields.parse(
                        Bytes.ofHex(
                                "23 F0 F2 45 56 24 F0 F0 F1 99 2D F0 F1 42 A7 F0 F1 67 3A 12 3F"
                                        + " 87 00 07"));
        assertThat(fields.values()).containsOnlyKeys(Fields.RECEIPT);
    }

    @Test
    void aCardNumberInATextIsMaskedAndOtherNumbersAreNot() {
        assertThat(CardData.withoutCardNumbers("Karte 4111 1111 1111 1111 ok"))
                .isEqualTo("Karte ************1111 ok");
        assertThat(CardData.withoutCardNumbers("TA-Nr. 123456 BNr 0042 VU 455680012345671"))
                .isEqualTo("TA-Nr. 123456 BNr 0042 VU 455680012345671");
    }

    @Test
    void nestedTagsAndLongTagNumbersAreRead() {
        var container =
                Tlv.parse(Bytes.ofHex("1F 07 01 02 25 07 09 01 40 07 02 48 69 1F 37 01 80"));
        assertThat(Tlv.find(container, 0x1F07)).contains(Bytes.of(2));
        assertThat(Tlv.find(container, 0x1F37)).contains(Bytes.of(0x80));
        var lines = new Tlv(0x25, Tlv.find(container, 0x25).orElseThrow()).children();
        assertThat(lines)
                .containsExactly(
                        new Tlv(0x09, Bytes.of(0x40)), new Tlv(0x07, Bytes.of(0x48, 0x69)));
    }

    @Property(tries = 200)
    void dataObjectsOfAnyLengthComeBack(@ForAll @Size(max = 700) byte[] value) {
        var object = Tlv.of(0x25, Tlv.of(0x07, Bytes.copyOf(value)));
        var read = Tlv.parse(object.encoded());
        assertThat(read).containsExactly(object);
        assertThat(read.getFirst().children().getFirst().value()).isEqualTo(Bytes.copyOf(value));
    }

    @Property(tries = 200)
    void decimalNumbersComeBack(@ForAll @LongRange(max = 999_999_999_999L) long value) {
        assertThat(Bcd.decode(Bcd.encode(value, 6))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0A, -1", "A0, -1", "99, 99", "00 01 10 00, 11000"})
    void hexadecimalNibblesAreNoNumber(String hex, long expected) {
        assertThat(Bcd.decode(Bytes.ofHex(hex))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    SEVEN_BIT, 5B 5C 5D 7B 7C 7D 7E 41, ÄÖÜäöüßA
                    CP437,     8E 99 9A 84 94 81 E1,    ÄÖÜäöüß
                    LATIN_1,   C4 DF,                   Äß
                    LATIN_9,   A4,                      €
                    UTF_8,     E2 82 AC 0A 1B,          €
                    """)
    void textIsReadInTheAgreedCharacterSet(TerminalCharset set, String hex, String text) {
        assertThat(set.decode(Bytes.ofHex(hex))).isEqualTo(text);
    }
}
