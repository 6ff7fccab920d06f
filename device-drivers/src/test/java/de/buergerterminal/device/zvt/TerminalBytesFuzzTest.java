package de.buergerterminal.device.zvt;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Whatever a terminal, a broken line or somebody on the network sends: it is read or refused,
/// never thrown at anybody, and no card number gets through.
class TerminalBytesFuzzTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @FuzzTest(maxDuration = "10m")
    void aStreamIsCutIntoMessagesHoweverItArrives(byte[] stream) {
        var whole = new ApduParser().accept(stream, stream.length);
        var parser = new ApduParser();
        List<Apdu> single = new ArrayList<>();
        for (byte each : stream) single.addAll(parser.accept(new byte[] {each}, 1));
        assertThat(single).isEqualTo(whole);
        var sizes = whole.stream().mapToInt(it -> it.encoded().length).sum();
        assertThat(sizes).isLessThanOrEqualTo(stream.length);
    }

    @FuzzTest(maxDuration = "10m")
    void aContainerIsReadAsFarAsItMakesSense(byte[] container) {
        for (Tlv object : Tlv.parse(Bytes.copyOf(container))) {
            assertThat(object.value().size()).isLessThanOrEqualTo(container.length);
            assertThat(object.children()).isNotNull();
            assertThat(Tlv.parse(object.encoded())).containsExactly(object);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void bitmapsAreReadWithoutCardNumbers(byte[] bitmaps) {
        var fields = Fields.parse(Bytes.copyOf(bitmaps));
        assertThat(fields.values()).doesNotContainKeys(0x23, 0x24, 0x2D, 0x2E, 0x3A, 0xA7, 0xD1);
        fields.value(Fields.PAN)
                .map(CardData::readable)
                .ifPresent(it -> assertThat(it.replaceAll("[^0-9]", "")).hasSizeLessThan(5));
    }

    @FuzzTest(maxDuration = "10m")
    void statusInformationIsReadOrHasNoAuthorisation(byte[] data) {
        var status = StatusInformation.parse(Bytes.copyOf(data), TODAY);
        status.authorisation(OptionalLong.of(1300), TODAY.atStartOfDay())
                .ifPresent(it -> {
                    assertThat(it.amountCents()).isEqualTo(1300);
                    assertThat(it.receiptNumber()).isBetween(1, 9_999);
                });
    }

    @FuzzTest(maxDuration = "10m")
    void aSerialLineCarriesBlocksThroughNoise(byte[] noise) {
        var framing = new SerialFraming();
        for (byte each : noise) {
            if (framing.accept(each & 0xFF) instanceof SerialFraming.Event.Block(Apdu apdu)) {
                var again = new SerialFraming();
                SerialFraming.@Nullable Event last = null;
                for (byte octet : SerialFraming.block(apdu)) last = again.accept(octet & 0xFF);
                assertThat(last).isEqualTo(new SerialFraming.Event.Block(apdu));
            }
        }
        framing.startOver();
        SerialFraming.@Nullable Event last = null;
        for (byte octet : SerialFraming.block(Apdu.positive())) last = framing.accept(octet & 0xFF);
        assertThat(last).isEqualTo(new SerialFraming.Event.Block(Apdu.positive()));
    }

    @FuzzTest(maxDuration = "10m")
    void textsAndSlipsAreReadWithoutControlCharacters(byte[] data) {
        var bytes = Bytes.copyOf(data);
        for (var charset : TerminalCharset.values()) {
            assertThat(charset.decode(bytes)).doesNotMatch("(?s).*\\p{Cc}.*");
            assertThat(IntermediateStatus.parse(bytes, charset).text().german()).isNotNull();
        }
        var slips = new Slips(TerminalCharset.UTF_8);
        slips.accept(new Apdu(ControlField.PRINT_BLOCK, bytes));
        slips.accept(new Apdu(ControlField.PRINT_LINE, bytes));
        assertThat(slips.all()).hasSizeLessThanOrEqualTo(400);
        assertThat(TerminalStatus.parse(bytes)).isNotNull();
        assertThat(DayTotals.parse(bytes)).isNotNull();
    }
}
