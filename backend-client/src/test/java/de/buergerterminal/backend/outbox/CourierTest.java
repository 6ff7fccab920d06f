package de.buergerterminal.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.fitconnect.DestinationDirectory;
import de.buergerterminal.backend.fitconnect.FitConnectClient;
import de.buergerterminal.backend.fitconnect.FitConnectSealer;
import de.buergerterminal.backend.fitconnect.HonestService;
import de.buergerterminal.backend.fitconnect.SealedForTheOffice;
import de.buergerterminal.backend.fitconnect.TestKeys;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourierTest {
    @TempDir Path folder;

    @Test
    void onItsOwnThreadItFetchesKeysDeliversWhatItIsWokenForAndStops() throws Exception {
        var reports = new LinkedBlockingQueue<CourierReport>();
        var clock = Terminal.CLOCK;
        try (var service = new HonestService()) {
            var settings = SealedForTheOffice.settings(service.http.base());
            var client = new FitConnectClient(settings, clock);
            var keys = folder.resolve("keys.json");
            var directory = DestinationDirectory.open(settings, client, keys, clock);
            try (var outbox = Outbox.open(folder.resolve("outbox"), clock);
                    var courier = new Courier(outbox, client, directory, clock, reports::add)) {
                courier.start();
                courier.start();
                assertThat(next(reports).officeReachable()).isTrue();

                outbox.append(
                        new FitConnectSealer(settings, directory, clock)
                                .seal(SealedForTheOffice.request(1)));
                courier.wake();
                CourierReport report = next(reports);
                while (report.lastDelivery().isEmpty()) report = next(reports);
                assertThat(report.waiting()).isZero();
                assertThat(service.delivered).hasSize(1);
            }
            client.close();
        }
    }

    @Test
    void aCaseAtWhichTheProgramFailsDelaysNoOther() throws Exception {
        try (var service = new HonestService();
                var terminal =
                        new Terminal(
                                folder,
                                SealedForTheOffice.settings(service.http.base()),
                                Terminal.CLOCK)) {
            terminal.round();
            SealedSubmission poison = terminal.take(1);
            terminal.take(2);
            terminal.poison = Optional.of(poison.encryptedMetadata());
            for (int i = 0; i < 3; i++) terminal.round();
            assertThat(service.delivered).hasSize(1);
            assertThat(terminal.outbox.waiting()).isEqualTo(1);
        }
    }

    @Test
    void aCourierGoesOnAfterTheWorstErrorOfItsOwn() throws Exception {
        var refreshed = new Semaphore(0);
        var service =
                new ModelService(
                        new PowerSwitch(PowerSwitch.NEVER, PowerSwitch.NEVER),
                        new Random(1),
                        TestKeys.NOW);
        try (var outbox = Outbox.open(folder, Terminal.CLOCK);
                var courier =
                        new Courier(
                                outbox.store(),
                                service,
                                () -> {
                                    refreshed.release();
                                    throw new StackOverflowError("of a test");
                                },
                                Terminal.CLOCK,
                                () -> Duration.ZERO,
                                new Random(1),
                                Runnable::run,
                                _ -> {})) {
            courier.start();
            assertThat(refreshed.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
            courier.wake();
            assertThat(refreshed.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static CourierReport next(LinkedBlockingQueue<CourierReport> reports)
            throws InterruptedException {
        CourierReport report = reports.poll(60, TimeUnit.SECONDS);
        if (report == null) throw new AssertionError("no report within a minute");
        return report;
    }

    @Property(tries = 100)
    void inAnyMinuteNoMoreAttemptsFailThanTheBudgetAllowsTwice(@ForAll long seed) {
        var budget = new RetryBudget();
        var random = new Random(seed);
        var times = new ArrayList<Duration>();
        Duration now = Duration.ofSeconds(7);
        while (times.size() < 200) {
            if (budget.nextAt().compareTo(now) <= 0) {
                budget.spend(now);
                times.add(now);
            }
            now = now.plusMillis(random.nextInt(700));
        }
        for (int i = RetryBudget.MOST_PER_MINUTE * 2; i < times.size(); i++) {
            assertThat(times.get(i).minus(times.get(i - RetryBudget.MOST_PER_MINUTE * 2)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(57));
        }
        for (int i = 0; i < RetryBudget.MOST_PER_MINUTE; i++) {
            assertThat(times.get(i)).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Property(tries = 100)
    void pausesGrowToFiveMinutesAndNeverFallShortOfWhatTheServiceAsked(
            @ForAll long seed, @ForAll @IntRange(max = 900) int askedSeconds) {
        var backoff = new Backoff();
        var random = new Random(seed);
        for (int i = 0; i < 70; i++) {
            Duration pause = backoff.next(random, Duration.ofSeconds(askedSeconds));
            assertThat(pause)
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(askedSeconds))
                    .isLessThanOrEqualTo(Duration.ofSeconds(Math.max(300, askedSeconds)))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(250));
        }
    }
}
