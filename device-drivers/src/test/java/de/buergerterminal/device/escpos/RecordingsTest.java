package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintOutcome;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.line.Recording;
import de.buergerterminal.device.line.ReplayLine;
import de.buergerterminal.device.supervision.Condition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recording beside this test is played to the driver, which must end as the recording
/// declares. What `doctor receipt-printer --record FILE status` wrote at a printer becomes a test
/// by being put there; `# does: print TEXT` prints a receipt of that one line.
class RecordingsTest {
    private static final PrinterProfile PROFILE = PrinterProfile.of("80mm");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @MethodSource("recordings")
    void aPrinterOnRecordIsUnderstood(Recording recording) {
        var line = new ReplayLine(recording.transcript());
        assertThat(endOf(recording, line)).isEqualTo(recording.head("ends"));
        assertThat(line.ended()).as("played to its end").isTrue();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void aPrinterThatExpectsAnotherByteEndsOtherwise(Recording recording) {
        var changed = recording.expectingAnotherByte();
        var line = new ReplayLine(changed.transcript());
        var end = endOf(changed, line);
        assertThat(end.equals(recording.head("ends")) && line.ended()).isFalse();
    }

    private static String endOf(Recording recording, ReplayLine line) {
        var does = recording.head("does", "status");
        var paper = new Paper(false);
        try (var link = new PrinterLink(line, PROFILE, paper, new PaperForecast(PROFILE))) {
            return does.equals("status")
                    ? statusOf(link, line)
                    : printed(link, paper, does.substring("print ".length()));
        } catch (IOException lost) {
            return LineException.faultOf(lost).code().name();
        }
    }

    /// The last word once the recording has been played through.
    private static String statusOf(PrinterLink link, ReplayLine line) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        Condition last = link.serve();
        while (!line.ended() && deadline - System.nanoTime() > 0) last = link.serve();
        var health = last.since(Instant.EPOCH);
        return health.reason().map(Fault::code).map(Enum::name).orElse(health.word());
    }

    private static String printed(PrinterLink link, Paper paper, String text) throws IOException {
        var receipt = new PrintDocument(List.of(PrintDocument.line(text)));
        var job =
                new PrintJob(
                        EscposEncoder.pieces(receipt, PROFILE), paper, new PaperForecast(PROFILE));
        // As in service: one round, in which the printer's first report comes.
        link.serve();
        return switch (job.run(link)) {
            case PrintOutcome.Delivered _ -> "delivered";
            case PrintOutcome.Partial(var fault) -> "partial " + fault.code();
            case PrintOutcome.NotPrinted(var fault) -> "not printed " + fault.code();
        };
    }

    static List<Recording> recordings() {
        return Recording.beside(RecordingsTest.class, "contradicts-itself.line");
    }
}
