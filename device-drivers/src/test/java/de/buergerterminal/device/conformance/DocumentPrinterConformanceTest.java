package de.buergerterminal.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.DocumentOutcome;
import de.buergerterminal.device.DocumentPrinter;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PageDocument;
import de.buergerterminal.device.PrintTicket;
import de.buergerterminal.device.ipp.IppDocumentPrinter;
import de.buergerterminal.device.simulator.SimulatedDocumentPrinter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentPrinterConformanceTest {
    /// One empty page of A4.
    private static final PageDocument PAGE =
            new PageDocument.Pdf(
                    """
                    %PDF-1.4
                    1 0 obj
                    << /Type /Catalog /Pages 2 0 R >>
                    endobj
                    2 0 obj
                    << /Type /Pages /Count 1 /Kids [ 3 0 R ] >>
                    endobj
                    3 0 obj
                    << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>
                    endobj
                    trailer
                    << /Size 4 /Root 1 0 R >>
                    %%EOF
                    """
                            .getBytes(StandardCharsets.US_ASCII));

    private final Bench bench = new Bench(DeviceKind.DOCUMENT_PRINTER);
    private SimulatedDocumentPrinter simulated;
    private DocumentPrinter printer;

    @BeforeEach
    void standsOnTheBench() throws IOException, InterruptedException {
        simulated = SimulatedDocumentPrinter.at(URI.create("tcp://127.0.0.1:0"));
        printer = IppDocumentPrinter.at(bench.id(), bench.real().orElse(simulated.uri()));
        bench.start(printer);
    }

    @AfterEach
    void leavesTheBench() {
        printer.close();
        simulated.close();
    }

    @Test
    void aDocumentIsPrintedAndConfirmed() throws Exception {
        assertThat(printer.capabilities()).isPresent();
        assertThat(outcome(print())).isInstanceOf(DocumentOutcome.Delivered.class);
    }

    @Test
    void paperThatRunsOutIsToldAndNewPaperMendsIt() throws Exception {
        bench.please(
                "Bitte alles Papier herausnehmen.",
                "Please take out all paper.",
                simulated::runOutOfPaper);
        bench.awaitFault(FaultCode.TRAY_EMPTY);
        bench.please("Bitte Papier einlegen.", "Please put in paper.", simulated::refillPaper);
        bench.awaitUsable();
        assertThat(outcome(print())).isInstanceOf(DocumentOutcome.Delivered.class);
    }

    @Test
    void aDocumentThatIsTakenBackDoesNotComeLater() throws Exception {
        bench.please(
                "Bitte alles Papier herausnehmen.",
                "Please take out all paper.",
                simulated::runOutOfPaper);
        bench.awaitFault(FaultCode.TRAY_EMPTY);
        var printing = print();
        printing.cancel();
        assertThat(outcome(printing))
                .isInstanceOfAny(DocumentOutcome.Cancelled.class, DocumentOutcome.NotPrinted.class);
        bench.please("Bitte Papier einlegen.", "Please put in paper.", simulated::refillPaper);
        bench.awaitUsable();
        if (bench.real().isEmpty()) assertThat(simulated.documents()).isEmpty();
    }

    @Test
    void aPrinterWithoutNetworkIsToldAndComesBackByItself() throws Exception {
        bench.please(
                "Bitte das Netzkabel des Druckers ziehen.",
                "Please unplug the printer's network cable.",
                simulated::vanish);
        bench.awaitOffline();
        bench.please(
                "Bitte das Netzkabel des Druckers einstecken.",
                "Please plug in the printer's network cable.",
                simulated::comeBack);
        bench.awaitUsable();
        assertThat(outcome(print())).isInstanceOf(DocumentOutcome.Delivered.class);
    }

    private DocumentPrinter.Printing print() {
        return printer.print(PAGE, PrintTicket.plain(), _ -> {});
    }

    private DocumentOutcome outcome(DocumentPrinter.Printing printing) throws Exception {
        return printing.outcome()
                .get(bench.within(Bench.PROMISED).toMillis() + 60_000, TimeUnit.MILLISECONDS);
    }
}
