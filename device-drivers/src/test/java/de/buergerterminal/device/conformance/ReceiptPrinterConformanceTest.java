package de.buergerterminal.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintDocument.QrCode;
import de.buergerterminal.device.PrintOutcome;
import de.buergerterminal.device.ReceiptPrinter;
import de.buergerterminal.device.escpos.EscposReceiptPrinter;
import de.buergerterminal.device.line.Secrets;
import de.buergerterminal.device.simulator.SimulatedReceiptPrinter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptPrinterConformanceTest {
    private static final String WORD = "QWXZJYVQWXZ";
    private static final PrintDocument RECEIPT =
            new PrintDocument(List.of(PrintDocument.line(WORD), new QrCode(WORD)));

    @TempDir private Path folder;
    private final Bench bench = new Bench(DeviceKind.RECEIPT_PRINTER);
    private SimulatedReceiptPrinter simulated;
    private ReceiptPrinter printer;

    @BeforeEach
    void standsOnTheBench() throws IOException, InterruptedException {
        var link = folder.resolve("printer");
        simulated = SimulatedReceiptPrinter.at(URI.create("pty:" + link));
        var address = URI.create("escpos+serial://" + link + "?baud=38400");
        printer = EscposReceiptPrinter.at(bench.id(), bench.real().orElse(address));
        bench.start(printer);
    }

    @AfterEach
    void leavesTheBench() {
        printer.close();
        simulated.close();
    }

    @Test
    void aReceiptIsPrintedAndConfirmedAndTheTraceShowsNoWordOfIt() throws Exception {
        assertThat(print()).isEqualTo(new PrintOutcome.Delivered());
        Secrets.assertAbsentFrom(WORD, printer.trace());
    }

    @Test
    void paperThatRunsOutIsToldAndNewPaperMendsIt() throws Exception {
        bench.please(
                "Bitte die Papierrolle herausnehmen und die Abdeckung schließen.",
                "Please take out the paper roll and close the cover.",
                simulated::runOutOfPaper);
        bench.awaitFault(FaultCode.PAPER_OUT);
        assertThat(print()).isInstanceOf(PrintOutcome.NotPrinted.class);
        bench.please(
                "Bitte die Papierrolle einlegen und die Abdeckung schließen.",
                "Please put in the paper roll and close the cover.",
                simulated::refillPaper);
        bench.awaitUsable();
        assertThat(print()).isEqualTo(new PrintOutcome.Delivered());
    }

    @Test
    void anOpenCoverIsToldAndClosingItMendsIt() throws Exception {
        bench.please("Bitte die Abdeckung öffnen.", "Please open the cover.", simulated::openCover);
        bench.awaitFault(FaultCode.COVER_OPEN);
        bench.please(
                "Bitte die Abdeckung schließen.", "Please close the cover.", simulated::closeCover);
        bench.awaitUsable();
    }

    @Test
    void anUnpluggedPrinterIsToldAndComesBackByItself() throws Exception {
        bench.please(
                "Bitte das Datenkabel ziehen.", "Please unplug the data cable.", simulated::unplug);
        bench.awaitOffline();
        bench.please(
                "Bitte das Datenkabel einstecken.",
                "Please plug in the data cable.",
                simulated::plugIn);
        bench.awaitUsable();
        assertThat(print()).isEqualTo(new PrintOutcome.Delivered());
    }

    @Test
    void aPrinterThatIsSwitchedOffIsToldAndComesBackByItself() throws Exception {
        bench.please(
                "Bitte den Drucker ausschalten.",
                "Please switch the printer off.",
                simulated::stopAnswering);
        bench.awaitOffline();
        bench.please(
                "Bitte den Drucker einschalten.",
                "Please switch the printer on.",
                simulated::answerAgain);
        bench.awaitUsable();
        assertThat(print()).isEqualTo(new PrintOutcome.Delivered());
    }

    @Test
    void noiseOnTheLineLosesNoReceipt() throws Exception {
        bench.onlyInSimulation();
        var random = new Random(11);
        for (var i = 0; i < 20; i++) {
            var noise = new byte[50];
            random.nextBytes(noise);
            simulated.emit(noise);
        }
        for (var i = 0; i < 20; i++) {
            if (print() instanceof PrintOutcome.Delivered) return;
        }
        assertThat(print()).isEqualTo(new PrintOutcome.Delivered());
    }

    private PrintOutcome print() throws Exception {
        return printer.print(RECEIPT).get(40, TimeUnit.SECONDS);
    }
}
