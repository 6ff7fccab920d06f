package de.buergerterminal.kiosk.effects;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.kiosk.session.Look;
import de.buergerterminal.kiosk.session.Samples;
import de.buergerterminal.kiosk.session.SessionEffect.PrintQuestion;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionEvent.QuestionNotPrinted;
import de.buergerterminal.kiosk.session.SessionEvent.QuestionPrinted;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionOnPaperTest {
    private static final PrintQuestion QUESTION =
            new PrintQuestion("PB-2026-K07-000123-c", Samples.ASKED, Look.DEFAULT);

    private final LinkedBlockingQueue<SessionEvent> answers = new LinkedBlockingQueue<>();
    private final PaperPrinter printer = new PaperPrinter();

    @TempDir Path folder;

    @Test
    void theQuestionComesOutOfThePrinterAndTheCitizenIsTold() throws Exception {
        assertThat(outcomeWith(Optional.of(printer))).isEqualTo(new QuestionPrinted());
        assertThat(printer.papers).hasSize(1);
        assertThat(printer.papers.getFirst().elements())
                .contains(PrintDocument.line(Samples.CANARY))
                .noneMatch(PrintDocument.QrCode.class::isInstance);
    }

    @Test
    void whyNothingCameOutIsTheCodeThatStaffKnow() throws Exception {
        printer.hasPaper = false;
        assertThat(outcomeWith(Optional.of(printer)))
                .isEqualTo(new QuestionNotPrinted(FaultCode.PAPER_OUT.code()));
        assertThat(outcomeWith(Optional.empty()))
                .isEqualTo(new QuestionNotPrinted(FaultCode.NOT_FOUND.code()));
    }

    @Test
    void whatTheOfficeAsksStandsInNoLogOfTheEffect() {
        assertThat(QUESTION.toString()).doesNotContain(Samples.CANARY);
    }

    private SessionEvent outcomeWith(Optional<PaperPrinter> paper) throws Exception {
        try (var effects = PlainEffects.of(FewDevices.printer(paper), folder, answers::add)) {
            effects.carryOut(QUESTION);
            SessionEvent outcome = answers.poll(30, TimeUnit.SECONDS);
            if (outcome == null) throw new AssertionError("no outcome within thirty seconds");
            return outcome;
        }
    }
}
