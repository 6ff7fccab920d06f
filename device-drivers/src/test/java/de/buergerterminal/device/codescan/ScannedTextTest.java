package de.buergerterminal.device.codescan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScannedTextTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # bytes,                     encoding, symbology, text
                    4AC3BC7267656E,              AUTO,     '',        Jürgen
                    4AFC7267656E,                AUTO,     '',        Jürgen
                    4A817267656E,                CP437,    '',        Jürgen
                    4AFC7267656E,                LATIN1,   Q1,        Jürgen
                    8D 91 93 FA,                 SJIS,     '',        国日
                    # character sets declared within (ECI): UTF-8, then ISO-8859-1; a doubled backslash
                    5C303030303236C3BC,          AUTO,     Q2,        ü
                    415C303030303033FC,          AUTO,     Q2,        Aü
                    413A5C5C42,                  AUTO,     Q2,        A:\\B
                    413A5C5C42,                  AUTO,     Q1,        A:\\\\B
                    """)
    void bytesBecomeTheCharactersThatWereMeant(
            String bytes, ScannedText.Encoding encoding, String symbology, String text) {
        assertThat(ScannedText.of(hex(bytes), encoding, symbology)).contains(text);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # no UTF-8; an unknown set; a set cut short; a lone backslash
                    4AFC72,           UTF8, ''
                    5C39393939393941, AUTO, Q2
                    5C303030,         AUTO, Q2
                    415C42,           AUTO, Q2
                    """)
    void whatCannotBeMeantIsRefusedInsteadOfGuessed(
            String bytes, ScannedText.Encoding encoding, String symbology) {
        assertThat(ScannedText.of(hex(bytes), encoding, symbology)).isEmpty();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
