package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.supervision.Condition;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscposStatusTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # DLE EOT 1, 2, 3, 4 as Epson's tables give them
                    12121212, FINE
                    16121212, FINE
                    1212121E, PAPER_LOW
                    1A321272, PAPER_OUT
                    1A32127E, PAPER_OUT
                    12121272, PAPER_OUT
                    1A161212, COVER_OPEN
                    1A361272, COVER_OPEN
                    1A521A12, CUTTER_ERROR
                    1A523212, HARDWARE_ERROR
                    1A525212, BUSY
                    1A521212, HARDWARE_ERROR
                    1A121212, BUSY
                    1A1A1212, BUSY
                    """)
    void readsTheFourAnswersAtOnce(String answers, String meaning) {
        var bits = hex(answers);
        assertThat(word(EscposStatus.ofAnswers(bits[0], bits[1], bits[2], bits[3])))
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # automatic status back; the last byte is reserved
                    14000000, FINE
                    1000000F, FINE
                    10000300, PAPER_LOW
                    18000F00, PAPER_OUT
                    38000000, COVER_OPEN
                    18080000, CUTTER_ERROR
                    18200000, HARDWARE_ERROR
                    18400000, BUSY
                    18040000, HARDWARE_ERROR
                    """)
    void readsAnUnaskedReport(String report, String meaning) {
        assertThat(answers(report)).singleElement().isInstanceOf(EscposAnswer.Report.class);
        assertThat(word(((EscposAnswer.Report) answers(report).getFirst()).status()))
                .isEqualTo(meaning);
    }

    @Test
    void anErrorOnAPrinterThatCallsItselfOnlineIsAContradiction() {
        assertThat(EscposStatus.ofAnswers(0x12, 0x52, 0x12, 0x12).contradictsItself()).isTrue();
        assertThat(EscposStatus.ofAnswers(0x1A, 0x52, 0x12, 0x12).contradictsItself()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # bytes,            kinds
                    12,                 AtOnce
                    00,                 BehindTheJob
                    03,                 BehindTheJob
                    0F,                 BehindTheJob
                    1112131611,         AtOnce AtOnce
                    1411000013000F,     Report BehindTheJob
                    1400120000,         AtOnce Report
                    FF9A45,             ''
                    1400FF12,           AtOnce
                    140014000000,       Report
                    37250012,           Forgotten AtOnce
                    37223034313200,     Processed
                    372230341134133200, Processed
                    372230000012,       BehindTheJob AtOnce
                    3712,               AtOnce
                    05,                 ''
                    """)
    void tellsInterleavedAnswersApartAndDropsNoise(String bytes, String kinds) {
        assertThat(
                        String.join(
                                " ",
                                answers(bytes).stream()
                                        .map(it -> it.getClass().getSimpleName())
                                        .toList()))
                .isEqualTo(kinds);
    }

    @Property(tries = 300)
    void afterAnyNoiseAndSilenceAnAnswerIsUnderstood(@ForAll byte[] noise) {
        var answers = new EscposAnswers();
        for (var b : noise) answers.accept(b & 0xFF);
        answers.silence();
        assertThat(answers.accept(0x12)).contains(new EscposAnswer.AtOnce(0x12));
    }

    private static List<EscposAnswer> answers(String bytes) {
        var answers = new EscposAnswers();
        var all = new ArrayList<EscposAnswer>();
        for (var octet : hex(bytes)) answers.accept(octet).ifPresent(all::add);
        return all;
    }

    private static String word(EscposStatus status) {
        return switch (status.condition()) {
            case Condition.Fine _ -> "FINE";
            case Condition.NeedsCare(Fault(FaultCode code, String _)) -> code.name();
            case Condition.CannotServe(Fault(FaultCode code, String _)) -> code.name();
        };
    }

    private static int[] hex(String text) {
        var bytes = HexFormat.of().parseHex(text);
        var octets = new int[bytes.length];
        for (var i = 0; i < bytes.length; i++) octets[i] = bytes[i] & 0xFF;
        return octets;
    }
}
