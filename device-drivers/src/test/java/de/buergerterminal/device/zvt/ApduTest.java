package de.buergerterminal.device.zvt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ApduTest {
    @Test
    void readsTheRegistrationCompletionOfTheDocument() {
        var apdu = parse("06 0F 0A 19 00 29 29 00 10 06 49 09 78").getFirst();
        assertThat(apdu.control()).isEqualTo(ControlField.COMPLETION);
        var fields = Fields.parse(apdu.data());
        assertThat(fields.octet(Fields.STATUS)).hasValue(0);
        assertThat(fields.value(Fields.TERMINAL_ID).map(Bcd::digits)).contains("29001006");
        assertThat(fields.number(Fields.CURRENCY)).hasValue(978);
        assertThat(fields.stoppedAt()).isEmpty();
    }

    @Test
    void writesTheAuthorisationOfTheDocument() {
        var apdu =
                new FieldWriter()
                        .number(Fields.AMOUNT, 110_00)
                        .number(Fields.CURRENCY, 978)
                        .apdu(ControlField.AUTHORISATION);
        assertThat(hex(apdu)).isEqualTo("06 01 0A 04 00 00 00 01 10 00 49 09 78");
    }

    @Test
    void from255BytesOnTheLengthHasThreeBytesLowByteFirst() {
        assertThat(hex(dataOf(254))).startsWith("06 D3 FE 00 00");
        assertThat(hex(dataOf(255))).startsWith("06 D3 FF FF 00 00");
        assertThat(hex(dataOf(0x1234))).startsWith("06 D3 FF 34 12 00");
        assertThat(dataOf(65_535).encoded()).hasSize(65_540);
    }

    @Test
    void bothPositiveAnswersAreKnownAndAnyOtherRefuses() {
        assertThat(parse("80 00 00").getFirst().isPositive()).isTrue();
        assertThat(parse("84 00 00").getFirst().isPositive()).isTrue();
        var refusal = parse("84 83 00").getFirst();
        assertThat(refusal.isPositive()).isFalse();
        assertThat(refusal.isAnswer()).isTrue();
        assertThat(parse("06 0F 00").getFirst().isAnswer()).isFalse();
    }

    @Test
    void aMessageNeverShowsItsContentInALog() {
        assertThat(parse("04 0F 02 27 00").getFirst()).hasToString("04 0F (2 bytes)");
    }

    @Property(tries = 300)
    void anySplitGivesTheSameMessages(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 700) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 400) int chunk) {
        List<Apdu> sent = new ArrayList<>();
        Bytes stream = Bytes.NONE;
        for (int size : sizes) {
            sent.add(dataOf(size));
            stream = stream.plus(Bytes.copyOf(dataOf(size).encoded()));
        }
        var parser = new ApduParser();
        List<Apdu> received = new ArrayList<>();
        for (int at = 0; at < stream.size(); at += chunk) {
            byte[] part = stream.slice(at, Math.min(at + chunk, stream.size())).toArray();
            received.addAll(parser.accept(part, part.length));
        }
        assertThat(received).isEqualTo(sent);
        assertThat(parser.isInsideApdu()).isFalse();
    }

    @Property(tries = 500)
    void noiseNeverThrowsAndNeverStaysUnread(@ForAll @Size(max = 2_000) byte[] noise) {
        var found = new ApduParser().accept(noise, noise.length);
        for (Apdu apdu : found) {
            assertThat(Fields.parse(apdu.data()).toString()).isNotNull();
            assertThat(Tlv.parse(apdu.data())).isNotNull();
            assertThat(IntermediateStatus.parse(apdu.data(), TerminalCharset.UTF_8).text().german())
                    .isNotNull();
            assertThat(TerminalStatus.parse(apdu.data())).isNotNull();
        }
        assertThat(found.stream().mapToInt(it -> it.encoded().length).sum())
                .isLessThanOrEqualTo(noise.length);
    }

    private static Apdu dataOf(int size) {
        return new Apdu(ControlField.PRINT_BLOCK, Bytes.copyOf(new byte[size]));
    }

    static List<Apdu> parse(String hex) {
        byte[] bytes = Bytes.ofHex(hex).toArray();
        return new ApduParser().accept(bytes, bytes.length);
    }

    static String hex(Apdu apdu) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(apdu.encoded());
    }
}
