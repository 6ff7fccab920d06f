package de.buergerterminal.device.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.mrz.MrzReading.Doubt;
import de.buergerterminal.device.mrz.MrzReading.Field;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Judges: the specimens printed in ICAO Doc 9303 parts 4, 5 and 6 and on the German specimen card.
class MrzParserTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String TD1 =
            """
            I<UTOD231458907<<<<<<<<<<<<<<<
            7408122F1204159UTO<<<<<<<<<<<6
            ERIKSSON<<ANNA<MARIA<<<<<<<<<<
            """;
    private static final String TD2 =
            """
            I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<
            D231458907UTO7408122F1204159<<<<<<<6
            """;
    private static final String TD3 =
            """
            P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
            L898902C36UTO7408122F1204159ZE184226B<<<<<10
            """;
    private static final String GERMAN =
            """
            IDD<<T220001293<<<<<<<<<<<<<<<
            6408125<2010315D<<<<<<<<<<<<<4
            MUSTERMANN<<ERIKA<<<<<<<<<<<<<
            """;

    @Test
    void aPassportIsRead() {
        assertThat(read(TD3))
                .isEqualTo(
                        new Mrz(
                                MrzFormat.TD3,
                                "P",
                                "UTO",
                                "L898902C3",
                                "UTO",
                                Optional.of(LocalDate.of(1974, 8, 12)),
                                "F",
                                LocalDate.of(2012, 4, 15),
                                "ERIKSSON",
                                "ANNA MARIA",
                                false));
    }

    @Test
    void cardsOfBothSizesAreRead() {
        for (var card : new String[] {TD1, TD2}) {
            assertThat(read(card))
                    .extracting(Mrz::documentNumber, Mrz::surname, Mrz::givenNames, Mrz::born)
                    .containsExactly(
                            "D23145890",
                            "ERIKSSON",
                            "ANNA MARIA",
                            Optional.of(LocalDate.of(1974, 8, 12)));
        }
    }

    @Test
    void theGermanSpecimenHasAShortStateCodeAndNoSex() {
        assertThat(read(GERMAN))
                .extracting(Mrz::documentCode, Mrz::issuer, Mrz::nationality, Mrz::sex)
                .containsExactly("ID", "D", "D", "");
    }

    @Test
    void aLongNumberRunsOverIntoTheOptionalData() {
        var mrz =
                read(
                        """
                        I<UTOD23145890<7349<<<<<<<<<<<
                        3407127M9507122UTO<<<<<<<<<<<2
                        STEVENSON<<PETER<JOHN<<<<<<<<<
                        """);
        assertThat(mrz.documentNumber()).isEqualTo("D23145890734");
        assertThat(mrz.born()).hasValue(LocalDate.of(1934, 7, 12));
    }

    @Test
    void linesMayComeWithoutBreaksOrWithWindowsOnes() {
        assertThat(read(TD3.replace("\n", ""))).isEqualTo(read(TD3));
        assertThat(read(TD3.replace("\n", "\r\n"))).isEqualTo(read(TD3));
    }

    @Test
    void aLetterInADateIsToldAndNotMended() {
        assertThat(MrzParser.parse(TD3.replace("7408122F", "74O8122F"), TODAY))
                .isInstanceOfSatisfying(
                        MrzReading.Doubtful.class,
                        it ->
                                assertThat(it.doubts())
                                        .contains(new Doubt.LooksLike(Field.BIRTH, 2, 'O', '0')));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    L898902C36, L898902C46, DOCUMENT_NUMBER
                    7408122F,   7408132F,   BIRTH
                    1204159ZE,  1204259ZE,  EXPIRY
                    ZE184226B,  ZE184226C,  OPTIONAL_DATA
                    <<<<<10,    <<<<<11,    WHOLE
                    """)
    void everyCheckDigitIsChecked(String right, String wrong, Field field) {
        assertThat(MrzParser.parse(TD3.replace(right, wrong), TODAY))
                .isInstanceOfSatisfying(
                        MrzReading.Doubtful.class,
                        it -> assertThat(it.doubts()).contains(new Doubt.WrongCheckDigit(field)));
    }

    @ParameterizedTest
    @CsvSource({"NAME,ERIKSSON,ER1KSSON", "NATIONALITY,6UTO7,6UT07", "ISSUER,P<UTO,P<UT0"})
    void aDigitInAWordIsToldAndNotMended(Field field, String right, String wrong) {
        assertThat(MrzParser.parse(TD3.replace(right, wrong), TODAY))
                .isInstanceOfSatisfying(
                        MrzReading.Doubtful.class,
                        it -> assertThat(it.doubts()).extracting(Doubt::field).contains(field));
    }

    @ParameterizedTest
    @CsvSource({"261122,2026-11-22", "261123,1926-11-23", "000101,2000-01-01", "991231,1999-12-31"})
    void nobodyIsBornTomorrow(String digits, LocalDate born) {
        assertThat(MrzDates.birth(digits, TODAY)).hasValue(born);
    }

    @ParameterizedTest
    @CsvSource({"360101,2036-01-01", "990101,1999-01-01", "751231,2075-12-31"})
    void anExpiryLiesNearToday(String digits, LocalDate expires) {
        assertThat(MrzDates.expiry(digits, TODAY)).hasValue(expires);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P<UTO", "p<uto", "Ä", "VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV"})
    void whatIsNoZoneIsSaidInOneSentence(String text) {
        assertThat(MrzParser.parse(text, TODAY))
                .isInstanceOfSatisfying(
                        MrzReading.NoZone.class, it -> assertThat(it.why()).endsWith("."));
    }

    @Test
    void nothingThatIsPrintedRepeatsTheHolder() {
        assertThat(MrzParser.parse(TD3, TODAY).toString()).doesNotContain("ERIK", "L898", "1974");
    }

    @Property(tries = 300)
    void oneWrongDigitInANumericFieldIsAlwaysNoticed(
            @ForAll @IntRange(min = 0, max = 5) int column,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        // 7, 3 and 1 have no factor in common with 10, so no digit passes for another.
        var birth = 45 + 13 + column;
        var digit = TD3.charAt(birth) - '0';
        var wrong = (char) ('0' + (digit + shift) % 10);
        var text = TD3.substring(0, birth) + wrong + TD3.substring(birth + 1);
        assertThat(MrzParser.parse(text, TODAY)).isInstanceOf(MrzReading.Doubtful.class);
    }

    @Property(tries = 300)
    void anyTextOfTheRightSizeIsReadOrDoubted(@ForAll("zones") String text) {
        assertThat(MrzParser.parse(text, TODAY)).isNotInstanceOf(MrzReading.NoZone.class);
    }

    @Provide
    static Arbitrary<String> zones() {
        return Arbitraries.of(72, 88, 90)
                .flatMap(size ->
                        Arbitraries.strings().withChars("ABCIOPZ0123456789<").ofLength(size));
    }

    private static Mrz read(String text) {
        var reading = MrzParser.parse(text, TODAY);
        assertThat(reading).isInstanceOf(MrzReading.Complete.class);
        return ((MrzReading.Complete) reading).mrz();
    }
}
