package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintOutcome;
import de.buergerterminal.device.line.DeviceUri;
import de.buergerterminal.device.line.LinePort;
import de.buergerterminal.device.simulator.PrintedReceipt;
import de.buergerterminal.device.simulator.PrinterModel;
import de.buergerterminal.device.simulator.SimulatedReceiptPrinter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a receipt is known to be on paper, on printers that can do more or less.
class DeliveryTest {
    private static final PrintOutcome DELIVERED = new PrintOutcome.Delivered();

    @TempDir private static Path folder;

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    full,  TM-T20II, PROCESS_ID,    true
                    full,  80mm,     QUEUED_STATUS, true
                    old,   TM-T88II, QUEUED_STATUS, false
                    small, 58mm,     WATCHING,      false
                    """)
    void eachPrinterConfirmsInTheBestWayItCan(
            String model, String profile, Confirmation way, boolean forgets) throws Exception {
        try (var device = device(model);
                var printer = started(profile)) {
            assertThat(print(printer, SampleReceipt.of())).isEqualTo(DELIVERED);
            var facts = printer.examine().get(20, TimeUnit.SECONDS).orElseThrow();
            assertThat(facts.confirmation()).contains(way);
            assertThat(facts.forgets()).isEqualTo(forgets);
            device.tearOff();
            assertThat(texts(device)).singleElement().asString().contains("Musterstadt");
            device.receipts().getFirst().saveTo(Path.of("target", "receipts"), profile);
        }
    }

    @Test
    void aPrinterThatConfirmsNothingThoughItsProfileSaysSoIsNotUsed() throws Exception {
        try (var device = device("small");
                var printer = started("TM-T88V")) {
            await(() -> reason(printer) == FaultCode.NOTHING_CONFIRMED);
            assertThat(print(printer, one("x")))
                    .isEqualTo(
                            new PrintOutcome.NotPrinted(
                                    new Fault(
                                            FaultCode.NOTHING_CONFIRMED,
                                            "no answer behind the data, as the profile demands")));
            assertThat(device.hangingOut()).doesNotContain("x");
        }
    }

    @ParameterizedTest
    @CsvSource({"full, TM-T20II", "old, TM-T88II", "small, 58mm"})
    void paperThatEndsMakesAReceiptPartialOnEveryPrinter(String model, String profile)
            throws Exception {
        try (var device = device(model);
                var printer = started(profile)) {
            assertThat(print(printer, one("first"))).isEqualTo(DELIVERED);
            device.printEachLineIn(Duration.ofMillis(5));
            device.runOutOfPaperAfterLines(20);
            assertThat(print(printer, longSecret()))
                    .isEqualTo(new PrintOutcome.Partial(Fault.of(FaultCode.PAPER_OUT)));
        }
    }

    @ParameterizedTest
    @CsvSource({"full, TM-T20II", "old, TM-T88II"})
    void theSameReceiptCanBePrintedAgainOnANewRoll(String model, String profile) throws Exception {
        try (var device = device(model);
                var printer = started(profile)) {
            assertThat(print(printer, one("first"))).isEqualTo(DELIVERED);
            device.runOutOfPaperAfterLines(20);
            assertThat(print(printer, longSecret())).isInstanceOf(PrintOutcome.Partial.class);
            device.refillPaper();
            await(() -> printer.health().usable());
            assertThat(print(printer, longSecret())).isEqualTo(DELIVERED);
            assertThat(texts(device)).hasSize(3).last().asString().startsWith("secret 1\n");
            assertThat(texts(device).getLast().lines()).hasSize(60);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "full, 80mm, 300",
        "full, 80mm, 2500",
        "old, TM-T88II, 300",
        "old, TM-T88II, 1500",
        "old, TM-T88II, 2500"
    })
    void whatAKilledTerminalLeftIsClearedAndCutOffWithoutBeingAskedTo(
            String model, String profile, int bytesBeforeTheKill) throws Exception {
        try (var device = device(model)) {
            var job = EscposEncoder.encode(SampleReceipt.of(), PrinterProfile.of(profile));
            try (var line =
                    LinePort.of(DeviceUri.of(URI.create(address("80mm")), "escpos", "profile"))
                            .open()) {
                line.send(Arrays.copyOf(job, bytesBeforeTheKill));
                await(() -> device.hangingOut().contains("Musterstadt"));
            }
            try (var printer = started(profile)) {
                await(() -> device.receipts().size() == 1 && device.hangingOut().isEmpty());
                assertThat(print(printer, one("next citizen"))).isEqualTo(DELIVERED);
                assertThat(texts(device)).hasSize(2).last().isEqualTo("next citizen");
                assertThat(texts(device).getFirst()).doesNotContain("[QR");
            }
        }
    }

    @Test
    void lookingAtAPrinterMovesNoPaperAndClearingCutsOff() throws Exception {
        try (var device = device("full");
                var printer =
                        EscposReceiptPrinter.examinedAt(
                                new DeviceId("receipt-printer"), URI.create(address("80mm")))) {
            printer.start(_ -> {});
            await(() -> printer.health().usable());
            assertThat(printer.examine().get(20, TimeUnit.SECONDS)).isPresent();
            assertThat(device.linesPrinted()).isZero();
            assertThat(printer.clear().get(20, TimeUnit.SECONDS)).isEmpty();
            device.openCover();
            assertThat(printer.clear().get(20, TimeUnit.SECONDS))
                    .contains(Fault.of(FaultCode.COVER_OPEN));
        }
    }

    @Test
    void theTestPageShowsEveryCodePageAsLettersAndAsDots() throws Exception {
        try (var device = device("full");
                var printer = started("TM-T20II")) {
            var heading = one("Testbeleg");
            assertThat(printer.printTestPage(heading).get(60, TimeUnit.SECONDS))
                    .isEqualTo(DELIVERED);
            var receipt = device.receipts().getLast();
            assertThat(receipt.text())
                    .contains("Testbeleg")
                    .contains("123456789012345678901234567890123456789012345678\n[picture")
                    .contains("19 IBM00858 ÄÖÜäöüß€")
                    .contains("45 windows-1250 ÄÖÜäöüß€é")
                    .contains("46 windows-1251 €Ж");
            assertThat(receipt.codes()).containsExactly("BT-TEST TM-T20II");
            assertThat(device.unknownCommands()).isEmpty();
            receipt.saveTo(Path.of("target", "receipts"), "test-page");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {9_600, 115_200})
    void aSlowLineChangesNothing(int baud) throws Exception {
        try (var device = device("full");
                var printer = started("80mm&baud=" + baud)) {
            device.receiveAt(baud);
            assertThat(print(printer, SampleReceipt.of())).isEqualTo(DELIVERED);
            assertThat(texts(device)).hasSize(1);
        }
    }

    private static SimulatedReceiptPrinter device(String model) throws IOException {
        var it =
                switch (model) {
                    case "old" -> PrinterModel.OLD;
                    case "small" -> PrinterModel.SMALL;
                    default -> PrinterModel.FULL;
                };
        return SimulatedReceiptPrinter.at(URI.create("pty:" + folder.resolve("printer")), it);
    }

    private static String address(String profile) {
        return "escpos+serial://" + folder.resolve("printer") + "?profile=" + profile;
    }

    private static EscposReceiptPrinter started(String profile) {
        var printer =
                EscposReceiptPrinter.at(
                        new DeviceId("receipt-printer"), URI.create(address(profile)));
        printer.start(_ -> {});
        return printer;
    }

    private static PrintOutcome print(EscposReceiptPrinter printer, PrintDocument document)
            throws Exception {
        return printer.print(document).get(60, TimeUnit.SECONDS);
    }

    private static FaultCode reason(EscposReceiptPrinter printer) {
        return printer.health() instanceof DeviceHealth.Offline(var _, var fault)
                ? fault.code()
                : FaultCode.UNSUPPORTED;
    }

    private static List<String> texts(SimulatedReceiptPrinter device) {
        return device.receipts().stream().map(PrintedReceipt::text).toList();
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

    private static void await(BooleanSupplier what) throws InterruptedException {
        for (var i = 0; i < 2_000 && !what.getAsBoolean(); i++) Thread.sleep(10);
        assertThat(what.getAsBoolean()).isTrue();
    }
}
