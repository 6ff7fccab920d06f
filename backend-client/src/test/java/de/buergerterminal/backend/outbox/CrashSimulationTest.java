package de.buergerterminal.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.fitconnect.DestinationDirectory.Refreshed;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Power cuts before and after every durable step and every exchange, in virtual time, against a
/// service that drops, delays, refuses and forgets; and the proof that this test would notice.
class CrashSimulationTest {
    private static final int SUBMISSIONS = 4;
    private static final int SEEDS = 40;
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void whateverThePowerDoesEveryConfirmedRequestArrivesExactlyOnce() {
        int points = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            int steps = new Run(seed, Integer.MAX_VALUE, false).toTheEnd().steps();
            for (int cut = 1; cut <= steps; cut++, points++) {
                assertThat(new Run(seed, cut, false).toTheEnd().complaints())
                        .as("seed %d, power cut at step %d", seed, cut)
                        .isEmpty();
            }
        }
        assertThat(points).isGreaterThan(2_000);
    }

    @Test
    void aStoreThatConfirmsBeforeItIsDurableIsCaught() {
        int caught = 0;
        int runs = 0;
        for (int seed = 0; seed < 10; seed++) {
            int steps = new Run(seed, Integer.MAX_VALUE, true).toTheEnd().steps();
            for (int cut = 1; cut <= steps; cut++, runs++) {
                if (!new Run(seed, cut, true).toTheEnd().complaints().isEmpty()) caught++;
            }
        }
        assertThat(caught).as("of %d runs", runs).isGreaterThan(runs / 10);
    }

    /// One terminal's life: submissions come in, the power fails once or twice, then peace.
    private static final class Run {
        private final PowerSwitch power;
        private final SimulatedStore store;
        private final ModelService service;
        private final Random random;
        private final Set<SealedSubmission> acknowledged = new LinkedHashSet<>();
        private final List<CaseReference> numbers = new ArrayList<>();
        private final List<String> complaints = new ArrayList<>();
        private Duration uptime = Duration.ZERO;

        Run(int seed, int cutAt, boolean lyingStore) {
            this.random = new Random(seed);
            this.power = new PowerSwitch(cutAt);
            this.store = new SimulatedStore(power, lyingStore);
            this.service = new ModelService(power, new Random(seed * 31L), START);
        }

        int steps() {
            return power.steps();
        }

        List<String> complaints() {
            return complaints;
        }

        Run toTheEnd() {
            int next = 1;
            Courier courier = boot();
            int rounds = 0;
            while (next <= SUBMISSIONS || !isQuiet()) {
                if (++rounds > 3_000) {
                    complaints.add("still waiting after " + rounds + " rounds");
                    break;
                }
                try {
                    if (next <= SUBMISSIONS && random.nextInt(3) == 0) take(next++);
                    uptime = uptime.plus(courier.round()).plusMillis(1);
                } catch (PowerSwitch.PowerCut _) {
                    store.powerIsBack();
                    courier = boot();
                } catch (OutboxException impossible) {
                    throw new AssertionError(impossible);
                }
                if (rounds > 200) service.behave();
            }
            judge();
            return this;
        }

        private Courier boot() {
            return new Courier(
                    store,
                    service,
                    () -> Refreshed.COMPLETE,
                    Clock.fixed(START, ZoneOffset.UTC),
                    () -> uptime,
                    random,
                    _ -> {});
        }

        private void take(int running) throws OutboxException {
            var outbox = new Outbox(store, Optional.empty(), Clock.fixed(START, ZoneOffset.UTC));
            numbers.add(outbox.nextReference("PB", "K07"));
            SealedSubmission sealed = OutboxTest.sealed(running);
            outbox.append(sealed);
            acknowledged.add(sealed);
        }

        private boolean isQuiet() {
            return store.durable().stream().noneMatch(it -> it.state().isWaiting());
        }

        private void judge() {
            for (SealedSubmission each : acknowledged) {
                boolean confirmed =
                        store.durable().stream()
                                .anyMatch(it ->
                                        it.reference().equals(each.reference())
                                                && it.state() instanceof DeliveryState.Confirmed);
                if (!confirmed) complaints.add(each.reference() + " is lost at the terminal");
                if (service.timesDelivered(each) != 1) {
                    complaints.add(
                            each.reference()
                                    + " arrived "
                                    + service.timesDelivered(each)
                                    + " times");
                }
            }
            if (service.mostOften() > 1) complaints.add("something arrived more than once");
            if (numbers.stream().distinct().count() != numbers.size()) {
                complaints.add("a case number was given out twice");
            }
        }
    }
}
