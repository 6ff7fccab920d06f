package de.buergerterminal.device.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DocumentOutcome;
import de.buergerterminal.device.DocumentOutcome.Cancelled;
import de.buergerterminal.device.DocumentOutcome.Delivered;
import de.buergerterminal.device.DocumentOutcome.NotPrinted;
import de.buergerterminal.device.DocumentOutcome.Partial;
import de.buergerterminal.device.DocumentPrinter;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PageDocument;
import de.buergerterminal.device.PrintProgress;
import de.buergerterminal.device.PrintProgress.WaitingForStaff;
import de.buergerterminal.device.PrintTicket;
import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.simulator.DocumentPrinterModel;
import de.buergerterminal.device.simulator.PwgRasterReader;
import de.buergerterminal.device.simulator.SimulatedDocumentPrinter;
import de.buergerterminal.device.simulator.SimulatedDocumentPrinter.Lie;
import de.buergerterminal.device.supervision.Backoff;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The driver against a simulated printer, over real HTTP.
///
/// Longer than usual: one sentence for each thing that may happen to a job.
@Timeout(120)
class IppDocumentPrinterTest {
    private static final URI ANY_PORT = URI.create("tcp://127.0.0.1:0");
    private static final Pace QUICK =
            new Pace(
                    Duration.ofMillis(150),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(3),
                    new Backoff(
                            Duration.ofMillis(100),
                            Duration.ofMillis(300),
                            RandomGenerator.getDefault()));
    private static final PageDocument TWO_PAGES = new PageDocument.Pdf(SamplePdf.withPages(2));

    private final BlockingQueue<DeviceHealth> health = new LinkedBlockingQueue<>();
    private final BlockingQueue<PrintProgress> progress = new LinkedBlockingQueue<>();
    private SimulatedDocumentPrinter device;
    private IppDocumentPrinter printer;

    IppDocumentPrinterTest() throws Exception {
        device = SimulatedDocumentPrinter.at(ANY_PORT);
        printer = driverOf(device, JobLimits.with(Duration.ofSeconds(60)));
    }

    @AfterEach
    void switchOff() {
        printer.close();
        device.close();
    }

    @Test
    void aDocumentIsPrintedAsTheTicketSays() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        var outcome = end(printer.print(TWO_PAGES, new PrintTicket(3, true, true), progress::add));
        assertThat(outcome).isEqualTo(new Delivered(6));
        var paper = device.documents().getFirst();
        assertThat(paper.file()).isEqualTo(SamplePdf.withPages(2));
        assertThat(paper.format()).isEqualTo("application/pdf");
        assertThat(paper.copies()).isEqualTo(3);
        assertThat(paper.sides()).contains("two-sided-long-edge");
        assertThat(paper.colourMode()).contains("color");
        assertThat(paper.media()).contains("iso_a4_210x297mm");
    }

    @Test
    void noAttributeNamesAPerson() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        end(print(TWO_PAGES));
        end(print(TWO_PAGES));
        assertThat(device.documents())
                .hasSize(2)
                .allSatisfy(it -> {
                    assertThat(it.jobName()).matches("Dokument [0-9A-F]{8}");
                    assertThat(it.user()).isEqualTo("buergerterminal");
                })
                .extracting(it -> it.jobName())
                .doesNotHaveDuplicates();
    }

    @Test
    void whatThePrinterCanDoIsKnown() throws Exception {
        start(DocumentPrinterModel.rasterOnly(), Duration.ofSeconds(60));
        assertThat(printer.capabilities())
                .contains(
                        new DocumentPrinter.Capabilities(
                                "Simulated Raster Printer",
                                false,
                                true,
                                true,
                                false,
                                List.of("iso_a4_210x297mm"),
                                99));
    }

    @Test
    void aPrinterThatIsSetUpMeanwhileServesAtOnce() throws Exception {
        switchOff();
        var letterOnly =
                new DocumentPrinterModel(
                        "Unfinished", true, false, true, true, true, List.of("na_letter_8.5x11in"));
        device = SimulatedDocumentPrinter.at(ANY_PORT, letterOnly);
        printer = driverOf(device, JobLimits.with(Duration.ofSeconds(60)));
        printer.start(health::add);
        assertThat(healthThat("offline").reason().map(Fault::code)).contains(FaultCode.UNSUPPORTED);
        device.become(DocumentPrinterModel.office());
        healthThat("online");
        assertThat(printer.capabilities().orElseThrow().media()).contains("iso_a4_210x297mm");
    }

    @Test
    void aSimplePrinterTakesADocumentInOnePiece() throws Exception {
        start(DocumentPrinterModel.simple(), Duration.ofSeconds(60));
        var outcome = end(printer.print(TWO_PAGES, new PrintTicket(1, true, true), progress::add));
        assertThat(outcome).isEqualTo(new Delivered(2));
        assertThat(device.documents().getFirst().sides()).contains("one-sided");
        assertThat(device.documents().getFirst().colourMode()).contains("monochrome");
    }

    @Test
    void aPrinterWithoutPdfGetsDrawnPagesAndRefusesPdfWithAReason() throws Exception {
        start(DocumentPrinterModel.rasterOnly(), Duration.ofSeconds(60));
        assertThat(end(print(TWO_PAGES)))
                .isEqualTo(
                        new NotPrinted(
                                new Fault(
                                        FaultCode.UNSUPPORTED,
                                        "the printer takes no PDF, only drawn pages")));
        var page = new BufferedImage(210, 297, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < 297; y++) for (var x = 0; x < 210; x++) page.setRGB(x, y, 0xC03020);
        var red = new PageDocument.Pages(List.of(page));
        var outcome = end(printer.print(red, new PrintTicket(2, false, true), progress::add));
        assertThat(outcome).isEqualTo(new Delivered(2));
        var drawn = PwgRasterReader.pages(device.documents().getFirst().file());
        assertThat(drawn).hasSize(2);
        assertThat(drawn.getFirst().getWidth()).isEqualTo(2480);
        assertThat(new Color(drawn.getFirst().getRGB(1000, 1000))).isEqualTo(new Color(0xC03020));
    }

    @Test
    void withoutPaperTheDocumentWaitsForStaffAndGoesOnByItself() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        device.runOutOfPaperAfterSides(1);
        var printing = print(TWO_PAGES);
        assertThat(waiting()).isEqualTo(FaultCode.TRAY_EMPTY);
        assertThat(healthThat("offline").reason().orElseThrow().code())
                .isEqualTo(FaultCode.TRAY_EMPTY);
        assertThat(printing.outcome()).isNotDone();
        device.refillPaper();
        assertThat(end(printing)).isEqualTo(new Delivered(2));
        healthThat("online");
    }

    @Test
    void whenNobodyRefillsTheDocumentIsTakenBackAndThePrinterForgetsIt() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofMillis(700));
        device.runOutOfPaperAfterSides(1);
        assertThat(end(print(TWO_PAGES)))
                .isInstanceOfSatisfying(
                        Partial.class,
                        it -> assertThat(it.fault().code()).isEqualTo(FaultCode.TRAY_EMPTY));
        device.refillPaper();
        healthThat("online");
        assertThat(device.waitingJobs()).isZero();
        assertThat(device.documents()).isEmpty();
        assertThat(end(print(TWO_PAGES))).isEqualTo(new Delivered(2));
    }

    @Test
    void anOpenDoorAndAJamStopThePrinterAndAreTold() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        device.openDoor();
        assertThat(printer.askReadiness().get().reason().orElseThrow().code())
                .isEqualTo(FaultCode.COVER_OPEN);
        assertThat(end(print(TWO_PAGES)))
                .isInstanceOfSatisfying(
                        NotPrinted.class,
                        it -> assertThat(it.fault().code()).isEqualTo(FaultCode.COVER_OPEN));
        device.closeDoor();
        device.printEachSideIn(Duration.ofMillis(600));
        var printing = print(TWO_PAGES);
        nextProgress();
        device.jam();
        assertThat(waiting()).isEqualTo(FaultCode.PAPER_JAM);
        device.clearJam();
        assertThat(end(printing)).isEqualTo(new Delivered(2));
    }

    @Test
    void aDocumentCanBeTakenBackBeforeAndWhileItIsPrinted() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        device.printEachSideIn(Duration.ofSeconds(20));
        var first = print(TWO_PAGES);
        var second = print(TWO_PAGES);
        nextProgress();
        second.cancel();
        first.cancel();
        assertThat(end(first)).isEqualTo(new Cancelled(false));
        assertThat(end(second)).isEqualTo(new Cancelled(false));
        assertThat(device.documents()).isEmpty();
    }

    @Test
    void aBusyPrinterIsWaitedFor() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        device.becomeBusy();
        var printing = print(TWO_PAGES);
        Thread.sleep(600);
        assertThat(printing.outcome()).isNotDone();
        device.becomeFree();
        assertThat(end(printing)).isEqualTo(new Delivered(2));
    }

    @Test
    void aPrinterThatStaysBusyPrintsNothing() throws Exception {
        var limits =
                new JobLimits(
                        Duration.ofMillis(500),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(20));
        start(DocumentPrinterModel.office(), limits);
        device.becomeBusy();
        assertThat(end(print(TWO_PAGES)))
                .isInstanceOfSatisfying(
                        NotPrinted.class,
                        it -> assertThat(it.fault().code()).isEqualTo(FaultCode.BUSY));
    }

    @Test
    void aDocumentThePrinterDoesNotUnderstandIsReportedAsSuch() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        device.refuseDocuments();
        assertThat(end(print(TWO_PAGES)))
                .isEqualTo(
                        new NotPrinted(
                                new Fault(FaultCode.DOCUMENT_REFUSED, "document-format-error")));
    }

    @Test
    void aPrinterThatVanishesWhilePrintingIsAskedAgainWhenItIsBack() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        device.printEachSideIn(Duration.ofMillis(400));
        var printing = print(TWO_PAGES);
        nextProgress();
        device.vanish();
        assertThat(waiting()).isIn(FaultCode.DISCONNECTED, FaultCode.NOT_FOUND);
        assertThat(end(print(TWO_PAGES))).isInstanceOf(NotPrinted.class);
        device.comeBack();
        assertThat(end(printing)).isEqualTo(new Delivered(2));
    }

    @Test
    void aLineThatBreaksInTheMiddleOfTheDocumentLosesNothing() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        device.vanishWhileReceiving();
        var printing = print(TWO_PAGES);
        healthThat("offline");
        device.comeBack();
        assertThat(end(printing))
                .isInstanceOfSatisfying(
                        NotPrinted.class,
                        it -> assertThat(it.fault().code()).isEqualTo(FaultCode.DISCONNECTED));
        assertThat(device.waitingJobs()).isZero();
    }

    @Test
    void aPrinterThatWasRestartedDoesNotPassForeignJobsOffAsOurs() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        device.printEachSideIn(Duration.ofSeconds(20));
        var printing = print(TWO_PAGES);
        nextProgress();
        device.forgetJobs();
        assertThat(end(printing)).isInstanceOf(Partial.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Lie.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE"})
    void aPrinterThatLiesIsOfflineUntilItTellsTheTruth(Lie lie) throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        device.tell(lie);
        var found = healthThat("offline").reason().orElseThrow().code();
        switch (lie) {
            case NONSENSE, ANOTHER_ANSWER -> assertThat(found).isEqualTo(FaultCode.MALFORMED_DATA);
            case WEB_PAGE -> assertThat(found).isEqualTo(FaultCode.WRONG_MODEL);
            case DRIPPING -> assertThat(found).isEqualTo(FaultCode.NO_ANSWER);
            default -> assertThat(found).isEqualTo(FaultCode.DISCONNECTED);
        }
        assertThat(end(print(TWO_PAGES))).isInstanceOf(NotPrinted.class);
        device.tell(Lie.NONE);
        healthThat("online");
    }

    @Test
    void littleTonerNeedsCareButPrints() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        device.runLowOnToner();
        assertThat(printer.askReadiness().get().word()).isEqualTo("degraded");
        assertThat(end(print(TWO_PAGES))).isEqualTo(new Delivered(2));
    }

    @Test
    void theTraceTellsEachExchangeAndNothingOfTheDocument() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        device.runLowOnToner();
        assertThat(end(print(TWO_PAGES))).isEqualTo(new Delivered(2));
        var trace = printer.trace();
        assertThat(trace)
                .extracting(TracedFrame::shown)
                .contains(
                        "Get-Printer-Attributes",
                        "Create-Job",
                        "Send-Document, %d of them document"
                                .formatted(SamplePdf.withPages(2).length),
                        "Get-Job-Attributes status 0x0000, job completed,"
                                + " job-completed-successfully")
                .anyMatch(it -> it.startsWith("Create-Job status 0x0000, job "))
                .anyMatch(it ->
                        it.matches(
                                "Get-Printer-Attributes status 0x0000, printer (idle|processing),"
                                        + " toner-low.*"));
        var sent = trace.stream().filter(it -> it.shown().startsWith("Send-Document,")).findFirst();
        assertThat(sent.orElseThrow().length()).isGreaterThan(SamplePdf.withPages(2).length);
        var paper = device.documents().getFirst();
        assertThat(trace.toString())
                .doesNotContain(paper.jobName(), paper.jobName().substring("Dokument ".length()))
                .doesNotContain(paper.user(), "%PDF");
    }

    @Test
    void anExchangeWithoutAnswerIsTraced() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        device.tell(Lie.NONSENSE);
        healthThat("offline");
        assertThat(printer.trace())
                .extracting(TracedFrame::shown)
                .contains("Get-Printer-Attributes without answer: MALFORMED_DATA");
    }

    @Test
    void aDocumentThatCannotBeDrawnDoesNotKeepTheNextOne() throws Exception {
        start(DocumentPrinterModel.rasterOnly(), Duration.ofSeconds(60));
        var undrawable =
                new BufferedImage(21, 30, BufferedImage.TYPE_INT_RGB) {
                    @Override
                    public int getWidth() {
                        throw new IllegalStateException("cannot be drawn");
                    }
                };
        var first = print(new PageDocument.Pages(List.of(undrawable)));
        assertThat(end(first))
                .isEqualTo(
                        new NotPrinted(
                                new Fault(FaultCode.DRIVER_DEFECT, "IllegalStateException")));
        var drawable = new BufferedImage(21, 30, BufferedImage.TYPE_INT_RGB);
        assertThat(end(print(new PageDocument.Pages(List.of(drawable)))))
                .isEqualTo(new Delivered(1));
        assertThat(health).isEmpty();
    }

    @Test
    void whenTheTerminalEndsTheOutcomeSaysThatNobodyWatches() throws Exception {
        start(DocumentPrinterModel.office(), Duration.ofSeconds(60));
        device.printEachSideIn(Duration.ofSeconds(20));
        var printing = print(TWO_PAGES);
        nextProgress();
        printer.close();
        assertThat(end(printing)).isInstanceOf(Partial.class);
        assertThat(end(print(TWO_PAGES))).isInstanceOf(NotPrinted.class);
    }

    private void start(DocumentPrinterModel model, Duration patience) throws Exception {
        start(model, JobLimits.with(patience));
    }

    private void start(DocumentPrinterModel model, JobLimits limits) throws Exception {
        switchOff();
        device = SimulatedDocumentPrinter.at(ANY_PORT, model);
        printer = driverOf(device, limits);
        printer.start(health::add);
        healthThat("online");
    }

    private static IppDocumentPrinter driverOf(SimulatedDocumentPrinter device, JobLimits limits) {
        return new IppDocumentPrinter(
                new DeviceId("document-printer"), PrinterAddress.of(device.uri()), limits, QUICK);
    }

    private DocumentPrinter.Printing print(PageDocument document) {
        return printer.print(document, PrintTicket.plain(), progress::add);
    }

    private static DocumentOutcome end(DocumentPrinter.Printing printing) throws Exception {
        return printing.outcome().get(40, TimeUnit.SECONDS);
    }

    private DeviceHealth healthThat(String word) throws InterruptedException {
        while (true) {
            var next = health.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("a report of " + word).isNotNull();
            if (next.word().equals(word)) return next;
        }
    }

    private PrintProgress nextProgress() throws InterruptedException {
        var next = progress.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("progress").isNotNull();
        return next;
    }

    private FaultCode waiting() throws InterruptedException {
        while (true) {
            if (nextProgress() instanceof WaitingForStaff(var fault)) return fault.code();
        }
    }
}
