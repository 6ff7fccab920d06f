package de.buergerterminal.backend.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Property(tries = 200)
    void everyPauseLiesBetweenZeroAndItsCeiling(@ForAll long seed) {
        var backoff = Backoff.standard(new Random(seed));
        for (long ceiling = 1; ceiling <= 512; ceiling *= 2) {
            assertThat(backoff.next())
                    .isBetween(Duration.ZERO, Duration.ofSeconds(Math.min(ceiling, 300)));
        }
    }

    @Test
    void onlyAConnectionThatHeldStartsTheCountAnew() {
        var backoff = Backoff.standard(new Random(1));
        for (int i = 0; i < 12; i++) backoff.next();
        backoff.connectionHeld(Duration.ofSeconds(1));
        assertThat(longestOfHundred(backoff)).isGreaterThan(Duration.ofSeconds(60));
        backoff.connectionHeld(Duration.ofSeconds(10));
        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    private static Duration longestOfHundred(Backoff backoff) {
        var longest = Duration.ZERO;
        for (int i = 0; i < 100; i++) {
            var pause = backoff.next();
            if (pause.compareTo(longest) > 0) longest = pause;
        }
        return longest;
    }
}
