package de.buergerterminal.device.zvt;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextsTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    00 | false | BZT wartet auf Betragbestätigung
                    0A | true  | Karte einstecken
                    0B | false | Bitte Karte entnehmen!
                    0E | true  | Vorgang wird bearbeitet bitte warten...
                    18 | true  | Geheimzahl zu oft falsch
                    1C | true  | Zahlung erfolgt. Bitte Ware entnehmen
                    4A | false | ''
                    4B | false | Bitte Karte entnehmen!
                    4D | true  | Vorgang abgebrochen/Bitte Karte entnehmen!
                    54 | false | Guthaben nicht ausreichend/Bitte Karte entnehmen!
                    55 | true  | Geheimzahl falsch/Bitte Karte entnehmen!
                    5C | true  | Zahlung erfolgt. Bitte Ware entnehmen/Bitte Karte entnehmen!
                    F2 | false | Online
                    """)
    void saysWhatTheSpecificationSays(String status, boolean wordForWord, String german) {
        var text = IntermediateStatus.text(Integer.parseInt(status, 16));
        assertThat(text.german()).isEqualTo(german.replace('/', '\n'));
        assertThat(text.wordForWord()).isEqualTo(wordForWord);
    }

    @Test
    void exactlyTheMarkedTextsAreShownWordForWord() {
        var marked =
                IntStream.rangeClosed(0, 0xFF)
                        .filter(it -> IntermediateStatus.text(it).wordForWord())
                        .mapToObj("%02X"::formatted)
                        .toList();
        assertThat(String.join(" ", marked))
                .isEqualTo(
                        "01 02 03 07 08 09 0A 0C 0D 0E 10 12 13 14 15 17 18 19 1B 1C 1D"
                                + " 43 47 48 49 4C 4D 4E 50 52 53 55 57 58 59 5B 5C 5D");
    }

    @Test
    void aTextOfTheTerminalsOwnIsReadFromItsContainer() {
        var status =
                IntermediateStatus.parse(
                        Bytes.ofHex("FF 05 06 0D 24 0B 07 02 81 62 07 05 48 61 6C 6C 6F"),
                        TerminalCharset.CP437);
        assertThat(status.text().german()).isEqualTo("üb\nHallo");
        assertThat(status.newTimeout()).contains(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    F0 F0 F7 32 2E 31 34 2E 31 35 00,   2.14.15, 00
                    00,                                 '',      00
                    F0,                                 '',      F0
                    C2 06 00,                           '',      C2
                    F0 F0 F0 9C,                        '',      9C
                    """)
    void readsTheTerminalStatusWithAndWithoutASoftwareVersion(
            String hex, String software, String status) {
        assertThat(TerminalStatus.parse(Bytes.ofHex(hex)))
                .contains(new TerminalStatus(Integer.parseInt(status, 16), software));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    00, ,
                    DC, ,
                    9C, TERMINAL_NOT_READY,
                    CC, TERMINAL_NOT_READY,
                    51, TERMINAL_NOT_READY, 06 93
                    C2, TERMINAL_NOT_READY, 06 70
                    F0, TERMINAL_NOT_READY, 06 50
                    DF, TERMINAL_LOCKED,
                    E2, HARDWARE_ERROR,
                    """)
    void everyTerminalStatusHasAMeaningAndMaybeARemedy(
            String code, FaultCode fault, String remedy) {
        var status = new TerminalStatus(Integer.parseInt(code, 16), "");
        assertThat(status.fault().map(Fault::code).orElse(null)).isEqualTo(fault);
        var command = status.remedy().isPresent() ? status.remedy().getAsInt() : -1;
        assertThat(command < 0 ? null : ControlField.hex(command)).isEqualTo(remedy);
    }

    @Test
    void everyResultCodeHasWordsInBothLanguages() {
        for (int code = 0; code <= 0xFF; code++) {
            assertThat(ResultCode.german(code)).isNotBlank();
            assertThat(ResultCode.english(code)).isNotBlank();
        }
        assertThat(ResultCode.english(0x05)).isEqualTo("Declined by the host");
        assertThat(ResultCode.german(0x6C)).startsWith("Abgebrochen");
        assertThat(ResultCode.german(0x8E)).isEqualTo("Nicht näher bezeichnet");
    }

    @Test
    void aStatusInformationBecomesAnAuthorisationWithoutCardNumber() {
        var status =
                StatusInformation.parse(
                        Bytes.ofHex(
                                "27 00 04 00 00 00 00 13 00 0B 00 12 34 0C 14 05 09 0D 12 31"
                                        + " 22 F0 F8 45 56 33 01 23 45 67 89 29 29 00 10 06"
                                        + " 49 09 78 87 00 42 8A 05 8B F0 F9 67 69 72 6F 63 61 72 64"
                                        + " 00"),
                        NEW_YEAR);
        var authorisation =
                status.authorisation(OptionalLong.of(1300), NEW_YEAR.atStartOfDay()).orElseThrow();
        assertThat(authorisation.amountCents()).isEqualTo(1300);
        assertThat(authorisation.receiptNumber()).isEqualTo(42);
        assertThat(authorisation.traceNumber()).isEqualTo(1234);
        assertThat(authorisation.terminalId()).isEqualTo("29001006");
        assertThat(authorisation.cardName()).isEqualTo("girocard");
        assertThat(authorisation.maskedPan()).isEqualTo("************6789");
        assertThat(authorisation.at()).isEqualTo(LocalDateTime.of(2026, 12, 31, 14, 5, 9));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # another amount than asked
                    27 00 04 00 00 00 00 14 00 87 00 42
                    # no receipt number
                    27 00 04 00 00 00 00 13 00
                    # declined
                    27 05 04 00 00 00 00 13 00 87 00 42
                    # no result
                    04 00 00 00 00 13 00 87 00 42
                    """)
    void anythingThatCouldNotBeSettledLaterIsNoAuthorisation(String hex) {
        assertThat(
                        StatusInformation.parse(Bytes.ofHex(hex), NEW_YEAR)
                                .authorisation(OptionalLong.of(1300), NEW_YEAR.atStartOfDay()))
                .isEmpty();
    }
}
