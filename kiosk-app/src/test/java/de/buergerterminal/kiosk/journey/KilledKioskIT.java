package de.buergerterminal.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.kiosk.session.SessionState.Done;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The terminal as a process of its own that is killed without warning, as by a power cut, and
/// started again on what it had stored: the promise of the house outlives it.
class KilledKioskIT {
    private static final int STATUS_INFORMATION = 0x040F;
    private static final int COMPLETION = 0x060F;

    @TempDir Path folder;

    private final CompletableFuture<Process> process = new CompletableFuture<>();
    private final CountDownLatch killed = new CountDownLatch(1);
    private TownHall town;

    @BeforeEach
    void open() throws Exception {
        town = TownHall.at(folder);
        town.terminal.presentCardsAutomatically(Duration.ZERO);
    }

    @AfterEach
    void close() {
        if (process.isDone()) process.join().destroyForcibly();
        town.close();
    }

    @Test
    void killedBeforeItHeardOfTheAuthorisationNothingIsPaid() throws Exception {
        try (var line = tapped(this::killAtAuthorisation)) {
            visit(Requests.REGISTRATION, line, "nothing");
            endsUnpaid();
        }
    }

    @Test
    void killedBetweenStoringTheRequestAndAnsweringTheTerminalNothingIsPaid() throws Exception {
        var authorised = new AtomicBoolean();
        var ear =
                new TappedLine.Ear() {
                    @Override
                    public boolean passTerminalsMessage(int control) {
                        if (control == STATUS_INFORMATION) authorised.set(true);
                        return true;
                    }

                    @Override
                    public boolean passTillsBytes() {
                        return !authorised.get() || !kill();
                    }
                };
        try (var line = new TappedLine(town.terminal.port(), ear)) {
            visit(Requests.REGISTRATION, line, "nothing");
            endsUnpaid();
        }
    }

    @Test
    void killedAfterTheConfirmationTheRequestIsPaidAndArrives() throws Exception {
        var authorised = new AtomicBoolean();
        try (var line =
                tapped(control -> {
                    if (control == STATUS_INFORMATION) authorised.set(true);
                    return !(authorised.get() && control == COMPLETION && kill());
                })) {
            visit(Requests.REGISTRATION, line, "nothing");
            endsPaid();
        }
    }

    @Test
    void killedWhilePrintingTheRequestIsPaidAndArrives() throws Exception {
        town.printer.printEachLineIn(Duration.ofMillis(100));
        try (var line = tapped(_ -> true)) {
            visit(Requests.REGISTRATION, line, "PrintingReceipt");
            town.printer.printEachLineIn(Duration.ZERO);
            endsPaid();
        }
    }

    @Test
    void killedWithARequestThatWaitsForTheOfficeItArrivesOnceAllTheSame() throws Exception {
        try (var line = tapped(_ -> true)) {
            visit(Requests.DOG, line, "Done");
            assertThat(town.cases()).isEmpty();
            restart();
            assertThat(town.kiosk().waiting()).isEqualTo(1);
            town.office.comeUp();
            town.assertPaidIffArrived(0);
            assertThat(town.cases()).hasSize(1);
            servesTheNextCitizen(0);
        }
    }

    private boolean killAtAuthorisation(int control) {
        return !(control == STATUS_INFORMATION && kill());
    }

    private void endsUnpaid() throws Exception {
        assertThat(town.terminal.payments()).as("control: it was authorised").hasSize(1);
        restart();
        town.office.comeUp();
        town.assertPaidIffArrived(0);
        assertThat(town.cases()).isEmpty();
        servesTheNextCitizen(0);
    }

    private void endsPaid() throws Exception {
        restart();
        town.office.comeUp();
        town.assertPaidIffArrived(1);
        servesTheNextCitizen(1);
    }

    private void restart() throws Exception {
        town.terminalAt(town.terminal.driverUri());
        town.start();
    }

    private void servesTheNextCitizen(int paidBefore) throws Exception {
        town.awaitEverythingOffered();
        town.fillInCompletely(Requests.REGISTRATION, Requests.registration());
        town.next();
        assertThat(town.await(Done.class).printed()).isTrue();
        town.assertPaidIffArrived(paidBefore + 1);
        town.assertHomeAgain();
    }

    /// Kills the process.
    ///
    /// @return true
    private boolean kill() {
        process.join().destroyForcibly();
        killed.countDown();
        return true;
    }

    private TappedLine tapped(IntPredicate passes) throws IOException {
        return new TappedLine(
                town.terminal.port(),
                new TappedLine.Ear() {
                    @Override
                    public boolean passTerminalsMessage(int control) {
                        return passes.test(control);
                    }

                    @Override
                    public boolean passTillsBytes() {
                        return true;
                    }
                });
    }

    /// Lets a process send one request while the office is down, until it is dead.
    ///
    /// @param deadlyState the state at which to kill it, unless somebody else does
    private void visit(ServiceId service, TappedLine line, String deadlyState) throws Exception {
        town.terminalAt(line.driverUri());
        var started = start(town.writeConfig(), service);
        process.complete(started);
        var output = CompletableFuture.runAsync(() -> follow(started, deadlyState));
        assertThat(killed.await(TownHall.LIMIT.toSeconds(), TimeUnit.SECONDS))
                .as("killed in time")
                .isTrue();
        assertThat(started.waitFor(30, TimeUnit.SECONDS)).isTrue();
        output.get(30, TimeUnit.SECONDS);
    }

    private void follow(Process started, String deadlyState) {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("ready")) {
                    town.office.goDown();
                    started.getOutputStream().write('\n');
                    started.getOutputStream().flush();
                }
                if (line.equals("state " + deadlyState)) kill();
            }
        } catch (IOException _) {
            // The process is gone.
        }
    }

    private static Process start(Path config, ServiceId service) throws IOException {
        var classes =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dglass.platform=Headless",
                                "-Dprism.order=sw",
                                "-Djava.awt.headless=true",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classes,
                                ScriptedVisit.class.getName(),
                                config.toString(),
                                service.value()))
                .redirectErrorStream(true)
                .start();
    }
}
