package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintOutcome;
import de.buergerterminal.device.simulator.PrintedReceipt;
import de.buergerterminal.device.simulator.SimulatedReceiptPrinter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The driver against a simulated printer at the other end of a real pseudo-terminal.
class EscposReceiptPrinterTest {
    @TempDir private static Path folder;

    private final BlockingQueue<DeviceHealth> reports = new LinkedBlockingQueue<>();
    private SimulatedReceiptPrinter device;
    private EscposReceiptPrinter printer;

    @BeforeEach
    void connect() throws IOException {
        var link = folder.resolve("printer");
        device = SimulatedReceiptPrinter.at(URI.create("pty:" + link));
        printer =
                EscposReceiptPrinter.at(
                        new DeviceId("receipt-printer"),
                        URI.create("escpos+serial://" + link + "?baud=38400"));
    }

    @AfterEach
    void disconnect() {
        printer.close();
        device.close();
    }

    @Test
    void aReceiptIsDeliveredAndReadsLikeOne() throws Exception {
        startOnline();
        assertThat(print(SampleReceipt.of())).isEqualTo(new PrintOutcome.Delivered());
        assertThat(device.receipts()).hasSize(1);
        var receipt = device.receipts().getFirst();
        assertThat(receipt.text())
                .contains("Stadt Musterstadt")
                .contains("Bürgerbüro")
                .contains("Anliegen                    Hundesteuer anmelden")
                .contains("13,00 €")
                .contains("[picture 576x");
        assertThat(receipt.codes())
                .containsExactly("https://musterstadt.example/stand?az=" + SampleReceipt.REFERENCE);
        assertThat(device.unknownCommands()).isEmpty();
        receipt.saveTo(Path.of("target", "receipts"), "sample");
    }

    @Test
    void theForecastOfALowRollSurvivesARestart() throws Exception {
        var memory = folder.resolve("printer.paper");
        device.runLowOnPaper();
        var left = new ArrayList<String>();
        for (var i = 0; i < 2; i++) {
            printer.close();
            printer =
                    EscposReceiptPrinter.at(
                            new DeviceId("receipt-printer"),
                            URI.create("escpos+serial://" + folder.resolve("printer")),
                            memory);
            printer.start(reports::add);
            await(() -> printer.health().usable());
            left.add(readiness().reason().orElseThrow().detail());
            assertThat(print(longSecret())).isEqualTo(new PrintOutcome.Delivered());
            left.add(readiness().reason().orElseThrow().detail());
            reports.clear();
        }
        assertThat(left.get(1)).isNotEqualTo(left.get(0)).isEqualTo(left.get(2));
        assertThat(memory).content().doesNotContain("secret");
    }

    @Test
    void aPlaceForTheForecastThatIsNoFileIsRefusedInOneSentence() {
        for (var place : List.of("printer.paper", "/", "/tmp", "/a%00b", "")) {
            var uri = URI.create("escpos+tcp://127.0.0.1:9100?memory=" + place);
            assertThatThrownBy(() -> EscposReceiptPrinter.at(new DeviceId("printer"), uri))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageEndingWith(
                            "memory must be the path of a file, as in"
                                    + " memory=/var/lib/kiosk/printer.paper.");
        }
    }

    @Test
    void aPrinterWithoutPaperIsReportedAndPrintsNothing() throws Exception {
        device.runOutOfPaper();
        printer.start(reports::add);
        assertReported(FaultCode.PAPER_OUT);
        assertThat(print(secret())).isEqualTo(notPrinted(FaultCode.PAPER_OUT));
        assertThat(readiness().reason()).contains(Fault.of(FaultCode.PAPER_OUT));
        device.refillPaper();
        assertThat(nextReport()).isInstanceOf(DeviceHealth.Online.class);
        assertThat(print(one("next citizen"))).isEqualTo(new PrintOutcome.Delivered());
        assertThat(texts()).containsExactly("next citizen");
    }

    @Test
    void paperThatEndsWhilePrintingMakesAPartialReceiptAndNothingOfItIsPrintedLater()
            throws Exception {
        startOnline();
        device.runOutOfPaperAfterLines(20);
        assertReported(FaultCode.PAPER_LOW);
        assertThat(print(longSecret())).isEqualTo(partial(FaultCode.PAPER_OUT));
        assertReported(FaultCode.PAPER_OUT);
        assertThat(device.hangingOut()).contains("secret 1").doesNotContain("secret 30");
        device.refillPaper();
        assertThat(nextReport()).isInstanceOf(DeviceHealth.Online.class);
        assertThat(print(one("next citizen"))).isEqualTo(new PrintOutcome.Delivered());
        assertThat(texts()).hasSize(2).last().isEqualTo("next citizen");
        assertThat(texts().getFirst()).startsWith("secret 1").doesNotContain("secret 30");
    }

    @Test
    void aCoverOpenedWhilePrintingEndsTheReceiptAndCutsItOffLater() throws Exception {
        startOnline();
        device.printEachLineIn(Duration.ofMillis(10));
        var outcome = printer.print(longSecret());
        await(() -> device.linesPrinted() > 5);
        device.openCover();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(partial(FaultCode.COVER_OPEN));
        assertReported(FaultCode.COVER_OPEN);
        device.closeCover();
        assertThat(nextReport()).isInstanceOf(DeviceHealth.Online.class);
        assertThat(print(one("next citizen"))).isEqualTo(new PrintOutcome.Delivered());
        assertThat(texts()).last().isEqualTo("next citizen");
    }

    @Test
    void aPrinterUnpluggedWhilePrintingComesBackAndNoReceiptIsMixedWithTheNext() throws Exception {
        startOnline();
        device.printEachLineIn(Duration.ofMillis(10));
        var outcome = printer.print(longSecret());
        await(() -> device.linesPrinted() > 5);
        device.unplug();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(PrintOutcome.Partial.class);
        assertThat(nextReport().usable()).isFalse();
        device.plugIn();
        await(() -> printer.health() instanceof DeviceHealth.Online);
        assertThat(print(one("next citizen"))).isEqualTo(new PrintOutcome.Delivered());
        assertThat(texts()).last().isEqualTo("next citizen");
        assertThat(texts()).noneMatch(it -> it.contains("secret 60"));
    }

    @Test
    void aStuckKnifeIsReportedAndTheReceiptCountsAsPartial() throws Exception {
        startOnline();
        // The strip before the first receipt of a fresh terminal is cut as well.
        assertThat(print(one("first"))).isEqualTo(new PrintOutcome.Delivered());
        device.breakCutter();
        assertThat(print(secret())).isEqualTo(partial(FaultCode.CUTTER_ERROR));
        assertReported(FaultCode.CUTTER_ERROR);
        device.mendCutter();
        assertThat(nextReport()).isInstanceOf(DeviceHealth.Online.class);
        assertThat(print(one("next citizen"))).isEqualTo(new PrintOutcome.Delivered());
        assertThat(texts()).last().isEqualTo("next citizen");
    }

    @Test
    void littlePaperIsReportedAndPrintingGoesOn() throws Exception {
        startOnline();
        device.runLowOnPaper();
        var report = nextReport();
        assertThat(report).isInstanceOf(DeviceHealth.Degraded.class);
        assertThat(report.reason())
                .contains(new Fault(FaultCode.PAPER_LOW, "about 16 receipts left"));
        assertThat(print(SampleReceipt.of())).isEqualTo(new PrintOutcome.Delivered());
        assertThat(readiness().usable()).isTrue();
    }

    @Test
    void aSilentPrinterIsReportedAndEverythingAskedOfItIsAnsweredAnyway() throws Exception {
        startOnline();
        device.stopAnswering();
        assertReported(FaultCode.NO_ANSWER);
        assertThat(readiness().reason().map(Fault::code)).contains(FaultCode.NO_ANSWER);
        assertThat(print(secret())).isInstanceOf(PrintOutcome.NotPrinted.class);
        device.answerAgain();
        await(() -> printer.health() instanceof DeviceHealth.Online);
        assertThat(texts()).isEmpty();
    }

    @Test
    void noiseOnTheLineChangesNothing() throws Exception {
        startOnline();
        for (var i = 0; i < 20; i++) {
            device.emit(new byte[] {(byte) 0xFF, 0x11, 0x13, (byte) 0x9A, 0x45, 0x7F, 0x10, 0x41});
        }
        assertThat(print(SampleReceipt.of())).isEqualTo(new PrintOutcome.Delivered());
        await(() -> printer.health() instanceof DeviceHealth.Online);
    }

    @Test
    void aPrinterThatIsNotThereIsReportedAsNotFound() throws Exception {
        device.unplug();
        printer.start(reports::add);
        assertReported(FaultCode.NOT_FOUND);
        assertThat(readiness().reason().map(Fault::code)).contains(FaultCode.NOT_FOUND);
        assertThat(print(secret())).isInstanceOf(PrintOutcome.NotPrinted.class);
        device.plugIn();
        await(() -> printer.health() instanceof DeviceHealth.Online);
    }

    private void startOnline() throws InterruptedException {
        printer.start(reports::add);
        assertThat(nextReport()).isInstanceOf(DeviceHealth.Online.class);
    }

    private PrintOutcome print(PrintDocument document) throws Exception {
        return printer.print(document).get(30, TimeUnit.SECONDS);
    }

    private DeviceHealth readiness() throws Exception {
        return printer.askReadiness().get(10, TimeUnit.SECONDS);
    }

    private List<String> texts() {
        return device.receipts().stream().map(PrintedReceipt::text).toList();
    }

    private void assertReported(FaultCode code) throws InterruptedException {
        assertThat(nextReport().reason().map(Fault::code)).contains(code);
    }

    private DeviceHealth nextReport() throws InterruptedException {
        var report = reports.poll(20, TimeUnit.SECONDS);
        assertThat(report).as("a report of health").isNotNull();
        return Objects.requireNonNull(report);
    }

    private static PrintDocument secret() {
        return one("secret");
    }

    private static PrintDocument one(String line) {
        return new PrintDocument(List.of(PrintDocument.line(line)));
    }

    private static PrintDocument longSecret() {
        return new PrintDocument(
                IntStream.rangeClosed(1, 60)
                        .<PrintDocument.Element>mapToObj(i -> PrintDocument.line("secret " + i))
                        .toList());
    }

    private static PrintOutcome partial(FaultCode code) {
        return new PrintOutcome.Partial(Fault.of(code));
    }

    private static PrintOutcome notPrinted(FaultCode code) {
        return new PrintOutcome.NotPrinted(Fault.of(code));
    }

    private static void await(BooleanSupplier what) throws InterruptedException {
        for (var i = 0; i < 2_000 && !what.getAsBoolean(); i++) Thread.sleep(10);
        assertThat(what.getAsBoolean()).isTrue();
    }
}
