package de.buergerterminal.device.codescan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commands as the makers' manuals print them.
class ScannerDialectTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    HONEYWELL, true,  16540D
                    HONEYWELL, false, 16550D
                    GM65,      true,  7E000801000201ABCD
                    SSI,       true,  04E40400FF14
                    SSI,       false, 04E50400FF13
                    """)
    void aTriggerCommandIsTheDocumentedOne(ScannerDialect dialect, boolean on, String bytes) {
        assertThat(dialect.trigger(on)).contains(hex(bytes));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # to working memory, which does not wear out: ! for Honeywell, # for Newland
                    HONEYWELL, SUFBK2990D, 164D0D535546424B3239393044 21
                    NEWLAND,   SCNMOD3,    7E01303030302353434E4D4F44333B03
                    GM65,      save,       7E000901000000DEC8
                    GM65,      0002=01,    7E000801000201ABCD
                    SSI,       138=0,      07C60400FF8A00FDA6
                    """)
    void aSettingIsPackedAsTheMakerWantsIt(ScannerDialect dialect, String setting, String bytes) {
        assertThat(dialect.configuration(setting)).contains(hex(bytes.replace(" ", "")));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    HONEYWELL, SUFBK2!
                    HONEYWELL, ''
                    NEWLAND,   A;B
                    GM65,      2=1
                    SSI,       300=1
                    SSI,       1=256
                    PLAIN,     anything
                    """)
    void whatIsNoSettingOfThatMakerIsNotSent(ScannerDialect dialect, String setting) {
        assertThat(dialect.configuration(setting)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    HONEYWELL, 5355464224 06 21,            ACCEPTED
                    HONEYWELL, 53554642 15 21,              REFUSED
                    NEWLAND,   020130303030 23 41 06 3B03,  ACCEPTED
                    NEWLAND,   020130303030 23 41 15 3B03,  REFUSED
                    NEWLAND,   020130303030 23 41 05 3B03,  REFUSED
                    SSI,       04D00000FF2C,                ACCEPTED
                    SSI,       05D1000001FF29,              REFUSED
                    GM65,      02000001003331,              ACCEPTED
                    """)
    void theScannersAnswerIsUnderstood(
            ScannerDialect dialect, String answer, ScannerDialect.Verdict verdict) {
        var bytes = hex(answer.replace(" ", ""));
        assertThat(dialect.verdict(bytes)).contains(verdict);
        assertThat(dialect.verdict(java.util.Arrays.copyOf(bytes, 3))).isEmpty();
    }

    @Test
    void whereNoTriggerIsDocumentedNoneIsInvented() {
        assertThat(ScannerDialect.PLAIN.trigger(true)).isEmpty();
        assertThat(ScannerDialect.NEWLAND.trigger(true)).isEmpty();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
