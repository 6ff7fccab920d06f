package de.buergerterminal.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.outbox.ModelTerminal.Mishap;
import de.buergerterminal.backend.outbox.SimulatedKiosk.Sin;
import de.buergerterminal.backend.outbox.SimulatedStore.Lie;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Power cuts before and after every durable step and every exchange of seeded lives of a terminal,
/// with a service, a payment terminal and a clock that all misbehave; and the proof that this test
/// would notice a store that lies. More points than usual: `-Dcrash.points=1000000`.
class CrashSimulationTest {
    private static final int POINTS = Integer.getInteger("crash.points", 20_000);
    private static final int VISITS = 5;
    private static final int PEACE_AFTER_ROUNDS = 120;

    @Test
    void whateverThePowerDoesEveryConfirmedRequestArrivesExactlyOnce() {
        long began = System.nanoTime();
        int points = 0;
        long acknowledged = 0;
        int seed = 0;
        for (; points < POINTS; seed++) {
            int steps = stepsOf(seed, Lie.NONE);
            for (int cut = 1; cut <= steps; cut++, points++) {
                SimulatedKiosk life = life(seed, cut, Lie.NONE);
                acknowledged += life.acknowledged();
                if (life.complaints().isEmpty() && life.undelivered() == 0) continue;
                assertThat(life.complaints()).as("seed %d, cut at %d", seed, cut).isEmpty();
                assertThat(life.undelivered()).as("seed %d, cut at %d", seed, cut).isZero();
            }
        }
        System.out.printf(
                "crash simulation: %,d crash points in %,d lives, %,d acknowledged requests,"
                        + " 0 lost, 0 doubled, %d s%n",
                points, seed, acknowledged, (System.nanoTime() - began) / 1_000_000_000);
        assertThat(points).isGreaterThanOrEqualTo(POINTS);
        assertThat(acknowledged).isGreaterThan(points);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aStoreThatLiesIsCaught(Lie lie) {
        int caught = 0;
        int runs = 0;
        for (int seed = 0; seed < 10; seed++) {
            int steps = stepsOf(seed, lie);
            for (int cut = 1; cut <= steps; cut++, runs++) {
                if (!life(seed, cut, lie).complaints().isEmpty()) caught++;
            }
        }
        System.out.printf("%s: caught in %d of %d runs%n", lie, caught, runs);
        assertThat(caught).as("of %d runs", runs).isGreaterThan(runs / 20);
    }

    private static int stepsOf(int seed, Lie lie) {
        var power = new PowerSwitch(PowerSwitch.NEVER, PowerSwitch.NEVER);
        live(seed, power, lie);
        return power.steps();
    }

    /// Every third life has a second power cut soon after the first.
    private static SimulatedKiosk life(int seed, int cut, Lie lie) {
        int again = (seed + cut) % 3 == 0 ? 1 + (seed * 31 + cut) % 23 : PowerSwitch.NEVER;
        return live(seed, new PowerSwitch(cut, again), lie);
    }

    private static SimulatedKiosk live(int seed, PowerSwitch power, Lie lie) {
        var random = new Random(seed);
        var terminal = new ModelTerminal(power);
        terminal.hasAnOlderPayment();
        var service = new ModelService(power, new Random(seed * 31L), SimulatedKiosk.START);
        var kiosk =
                new SimulatedKiosk(
                        new SimulatedStore(power, lie), service, terminal, random, Sin.NONE);
        return kiosk.live(
                VISITS,
                (it, running) -> {
                    boolean right = random.nextInt(3) == 0;
                    it.setClock(Duration.ofDays(right ? 0 : random.nextInt(-20, 7_300)));
                    Mishap[] mishaps = Mishap.values();
                    terminal.mishap = mishaps[random.nextInt(mishaps.length)];
                    if (random.nextBoolean()) {
                        it.fileFree(running);
                    } else {
                        it.pay(running);
                    }
                },
                PEACE_AFTER_ROUNDS);
    }
}
