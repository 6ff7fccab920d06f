package de.buergerterminal.device.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateReasonsTest {
    private static final PaperSize A4 = PaperSize.named("iso_a4_210x297mm").orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # state | reasons                                                          | meaning
                    3 | none                                                                   | fine
                    4 | none                                                                   | fine
                    3 | media-empty-report toner-low-report marker-waste-almost-full-report    | cannot TRAY_EMPTY
                    4 | media-empty-warning media-needed-warning toner-low-warning             | cannot TRAY_EMPTY
                    5 | media-empty-error                                                      | cannot TRAY_EMPTY
                    3 | media-low-warning                                                      | care TRAY_LOW
                    5 | media-jam                                                              | cannot PAPER_JAM
                    5 | media-empty-error media-jam-error                                      | cannot PAPER_JAM
                    5 | door-open-error                                                        | cannot COVER_OPEN
                    3 | cover-open-warning                                                     | cannot COVER_OPEN
                    5 | input-tray-missing                                                     | cannot TRAY_MISSING
                    3 | output-area-almost-full-report                                         | care OUTPUT_FULL
                    5 | output-area-full-error                                                 | cannot OUTPUT_FULL
                    3 | marker-supply-low-report                                               | care TONER_LOW
                    3 | toner-low-warning                                                      | care TONER_LOW
                    5 | marker-supply-empty-error                                              | cannot TONER_EMPTY
                    3 | marker-waste-almost-full-warnin                                        | care WASTE_TONER_FULL
                    5 | marker-waste-full-error                                                | cannot WASTE_TONER_FULL
                    5 | paused                                                                 | cannot PRINTER_STOPPED
                    3 | offline-report                                                         | cannot NO_ANSWER
                    3 | fuser-over-temp-warning                                                | care HARDWARE_ERROR
                    3 | wifi-not-configured-report com.maker.sleepy-warning                    | fine
                    5 | com.maker.exploded-error                                               | cannot PRINTER_STOPPED
                    5 | toner-low-warning                                                      | cannot PRINTER_STOPPED
                    5 | none                                                                   | cannot PRINTER_STOPPED
                    4 | cups-waiting-for-job-completed media-empty-warning media-needed-warning | cannot TRAY_EMPTY
                    """)
    void whatThePrinterSaysOfItselfHasOneMeaning(int state, String reasons, String meaning) {
        var condition = StateReasons.conditionOf(state, Arrays.asList(reasons.split(" ")), false);
        assertThat(wordOf(condition)).isEqualTo(meaning);
    }

    @Test
    void anEmptyTrayBesideAFullOneOnlyNeedsCare() throws LineException {
        var printer =
                IppGroup.of(IppGroup.PRINTER)
                        .and("printer-state", IppValue.enumeration(3))
                        .and("printer-state-reasons", IppValue.keyword("media-empty-report"));
        var empty =
                tray("type=sheetFeedAutoRemovableTray;mediafeed=29700;mediaxfeed=21000;level=0;");
        var full =
                tray("type=sheetFeedAutoRemovableTray;mediafeed=21000;mediaxfeed=29700;level=80;");
        var letters =
                tray("type=sheetFeedAutoRemovableTray;mediafeed=27940;mediaxfeed=21590;level=80");
        var byHand = tray("type=sheetFeedManual;mediafeed=0;mediaxfeed=0;level=1;");
        var silent = tray("type=sheetFeedAutoRemovableTray;mediafeed=0;mediaxfeed=0;level=-2;");
        assertThat(wordOf(printer, empty, full)).isEqualTo("care TRAY_LOW");
        assertThat(wordOf(printer, empty, letters, byHand, silent)).isEqualTo("cannot TRAY_EMPTY");
        assertThat(wordOf(printer)).isEqualTo("cannot TRAY_EMPTY");
    }

    @Test
    void aPrinterThatTakesNoJobsCannotServe() throws LineException {
        var printer =
                IppGroup.of(IppGroup.PRINTER)
                        .and("printer-state", IppValue.enumeration(3))
                        .and("printer-is-accepting-jobs", IppValue.truth(false));
        assertThat(wordOf(printer)).isEqualTo("cannot JOBS_NOT_ACCEPTED");
    }

    @Test
    void aStateThatDoesNotExistIsNoPrinter() {
        var printer = IppGroup.of(IppGroup.PRINTER).and("printer-state", IppValue.enumeration(9));
        assertThatThrownBy(() -> PrinterStatus.of(printer, A4)).isInstanceOf(LineException.class);
    }

    @Test
    void nothingButKeywordsReachesAMessage() {
        var hostile = List.of("media-jam", "Erika Mustermann", "a\nb", "x".repeat(500));
        assertThat(StateReasons.told(hostile, 8)).containsExactly("media-jam");
    }

    private static IppValue tray(String octets) {
        return new IppValue.Opaque(IppValue.OCTET_STRING, octets);
    }

    private static String wordOf(IppGroup printer, IppValue... trays) throws LineException {
        return wordOf(PrinterStatus.of(printer.and("printer-input-tray", trays), A4).condition());
    }

    private static String wordOf(Condition condition) {
        return switch (condition) {
            case Condition.Fine _ -> "fine";
            case Condition.NeedsCare it -> "care " + it.fault().code();
            case Condition.CannotServe it -> "cannot " + it.fault().code();
        };
    }
}
