package de.buergerterminal.device.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.LineException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FlappingTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void oneLossIsAnAccidentAndFourWithinTwoMinutesAreAFlap() {
        var stability = Stability.standard();
        for (var i = 0; i < 3; i++) stability.lost(START.plusSeconds(i));
        assertThat(stability.isUnstable(START.plusSeconds(3))).isFalse();
        stability.lost(START.plusSeconds(3));
        assertThat(stability.isUnstable(START.plusSeconds(3))).isTrue();
    }

    @Test
    void lossesFarApartNeverAddUp() {
        var stability = Stability.standard();
        for (var i = 0; i < 100; i++) {
            stability.lost(START.plus(MINUTE.multipliedBy(i)));
            assertThat(stability.isUnstable(START.plus(MINUTE.multipliedBy(i)))).isFalse();
        }
    }

    @Test
    void anUnstableConnectionIsStableAgainOnlyWhenItStoodForAWhile() {
        var stability = Stability.standard();
        for (var i = 0; i < 4; i++) stability.lost(START);
        assertThat(stability.isUnstable(START.plusSeconds(119))).isTrue();
        stability.lost(START.plusSeconds(119));
        assertThat(stability.isUnstable(START.plusSeconds(238))).isTrue();
        assertThat(stability.isUnstable(START.plusSeconds(239))).isFalse();
        stability.lost(START.plusSeconds(240));
        assertThat(stability.isUnstable(START.plusSeconds(240))).isFalse();
    }

    @Test
    void aClockThatIsSetBackKeepsNoLossForEver() {
        var stability = Stability.standard();
        for (var i = 0; i < 3; i++) stability.lost(START);
        var yesterday = START.minus(Duration.ofDays(1));
        stability.lost(yesterday);
        assertThat(stability.isUnstable(yesterday)).isFalse();
    }

    @Property(tries = 200)
    void twoMinutesOfRestAlwaysMakeItStable(
            @ForAll @Size(max = 40) List<@IntRange(max = 300) Integer> pausesInSeconds) {
        var stability = Stability.standard();
        var now = START;
        for (var pause : pausesInSeconds) {
            now = now.plusSeconds(pause);
            stability.lost(now);
        }
        assertThat(stability.isUnstable(now.plusSeconds(120))).isFalse();
    }

    @Test
    void aFlappingDeviceServesButSaysSoAndReportsNothingTwice() throws Exception {
        var clock = new AtomicReference<>(START);
        var plug = new Plug();
        var reports = new CopyOnWriteArrayList<DeviceHealth>();
        try (var supervisor =
                new Supervisor<>(
                        new DeviceId("code-scanner"),
                        plug,
                        new FrameTrace(),
                        new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new Random(5)),
                        Stability.standard(),
                        clock::get)) {
            supervisor.start(reports::add);
            for (var i = 0; i < 200; i++) {
                until(() -> supervisor.health().usable());
                plug.in = false;
                until(() -> !supervisor.health().usable());
                plug.in = true;
            }
            until(() -> supervisor.health().usable());
            assertThat(reasonOf(supervisor.health())).contains(FaultCode.UNSTABLE_CONNECTION);
            assertThat(reports.getLast()).isEqualTo(supervisor.health());
            for (var i = 1; i < reports.size(); i++) {
                assertThat(reports.get(i).saysTheSameAs(reports.get(i - 1))).isFalse();
            }
            assertThat(reports.stream().filter(DeviceHealth.Online.class::isInstance))
                    .as("believed sound only before the fourth loss")
                    .hasSize(4);
            clock.set(START.plus(Duration.ofMinutes(2)));
            until(() -> supervisor.health() instanceof DeviceHealth.Online);
            assertThat(reports.getLast()).isInstanceOf(DeviceHealth.Online.class);
        }
    }

    @Test
    void aNewcomerIsTriedAtOnceHoweverLongThePause() throws Exception {
        var plug = new Plug();
        plug.in = false;
        try (var supervisor =
                new Supervisor<>(
                        new DeviceId("code-scanner"),
                        plug,
                        new FrameTrace(),
                        new Backoff(Duration.ofHours(1), Duration.ofHours(1), new Random(5)),
                        Stability.standard(),
                        () -> START)) {
            supervisor.start(_ -> {});
            until(() -> reasonOf(supervisor.health()).equals(Optional.of(FaultCode.NOT_FOUND)));
            plug.in = true;
            until(() -> supervisor.health().usable());
        }
    }

    private static Optional<FaultCode> reasonOf(DeviceHealth health) {
        return health.reason().map(Fault::code);
    }

    private static void until(BooleanSupplier holds) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean() && deadline - System.nanoTime() > 0) Thread.sleep(1);
        assertThat(holds.getAsBoolean()).isTrue();
    }

    /// A place where a device that answers everything is plugged in or not.
    private static final class Plug implements Link.Connector<Link> {
        private volatile boolean in = true;

        @Override
        public Link connect() throws IOException {
            if (!in) throw new LineException(FaultCode.NOT_FOUND, "/dev/kiosk/scanner");
            return new Link() {
                @Override
                public Condition serve() throws IOException {
                    if (!in) throw new LineException(FaultCode.DISCONNECTED, "gone");
                    Thread.onSpinWait();
                    return new Condition.Fine();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Optional<String> occupant() {
            return in ? Optional.of("1") : Optional.empty();
        }
    }
}
