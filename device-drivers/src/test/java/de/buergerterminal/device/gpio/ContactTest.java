package de.buergerterminal.device.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.gpio.Contact.WhenFlapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ContactTest {
    private static final Duration STABLE = Duration.ofMillis(50);

    @Test
    void aContactThatBouncesIsBelievedOnlyWhenItRests() {
        var debounce = new Debounce(STABLE, false);
        assertThat(debounce.changes(true, millis(0))).isFalse();
        assertThat(debounce.changes(true, millis(40))).isFalse();
        assertThat(debounce.changes(false, millis(45))).isFalse();
        assertThat(debounce.changes(true, millis(48))).isFalse();
        assertThat(debounce.changes(true, millis(97))).isFalse();
        assertThat(debounce.changes(true, millis(98))).isTrue();
        assertThat(debounce.changes(true, millis(500))).isFalse();
        assertThat(debounce.believed()).isTrue();
    }

    @Property(tries = 300)
    void noBouncingShorterThanTheLimitIsEverAnEvent(
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 49) Integer> highForMillis,
            @ForAll @Size(value = 30) List<@IntRange(min = 1, max = 60) Integer> lowForMillis) {
        var contact = new Contact(STABLE, WhenFlapping.SAY_THE_SAME);
        long now = 0;
        contact.changes(false, now);
        for (var i = 0; i < highForMillis.size(); i++) {
            for (var end = now + highForMillis.get(i); now < end; now++) {
                assertThat(contact.changes(true, millis(now))).isFalse();
            }
            for (var end = now + lowForMillis.get(i); now < end; now++) {
                assertThat(contact.changes(false, millis(now))).isFalse();
            }
        }
        assertThat(contact.isOn()).isFalse();
    }

    @Property(tries = 200)
    void everyPressLongEnoughIsExactlyOneEventHoweverItBounces(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 60, max = 3_000) Integer> pressed,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 49) Integer> bounces) {
        var contact = new Contact(STABLE, WhenFlapping.SAY_THE_SAME);
        var told = new ArrayList<Boolean>();
        long now = 0;
        for (var length : pressed) {
            for (var level : new boolean[] {true, false}) {
                for (var bounce : bounces) {
                    now = read(contact, level, now, 1, told);
                    now = read(contact, !level, now, bounce, told);
                }
                now = read(contact, level, now, length, told);
                now = read(contact, level, now, 2_500, told);
            }
        }
        assertThat(told).hasSize(2 * pressed.size());
        assertThat(told).startsWith(true, false);
    }

    @Property(tries = 100)
    void aFlappingContactIsToldConsistentlyUntilItWasCalm(
            @ForAll @IntRange(min = 51, max = 480) int half,
            @ForAll @IntRange(min = 24, max = 60) int changes) {
        for (var whenFlapping : WhenFlapping.values()) {
            var contact = new Contact(STABLE, whenFlapping);
            var told = new ArrayList<Boolean>();
            long now = 0;
            var level = false;
            var beganToFlap = -1;
            for (var i = 0; i < changes; i++) {
                level = !level;
                now = read(contact, level, now, half, told);
                if (beganToFlap < 0 && contact.isFlapping()) beganToFlap = told.size();
                if (beganToFlap >= 0) {
                    assertThat(contact.isFlapping()).isTrue();
                    assertThat(told).hasSizeLessThanOrEqualTo(beganToFlap);
                }
            }
            assertThat(contact.isFlapping()).isTrue();
            if (whenFlapping == WhenFlapping.SAY_ON) assertThat(contact.isOn()).isTrue();
            read(contact, level, now, 10_100, told);
            assertThat(contact.isFlapping()).isFalse();
            assertThat(contact.isOn()).isEqualTo(level);
        }
    }

    @Test
    void humThatNeverRestsIsNotTakenForAClosedDoor() {
        var door = new Contact(STABLE, WhenFlapping.SAY_ON);
        for (long now = 0; now < 2_200; now += 10) door.changes(now % 20 == 0, millis(now));
        assertThat(door.isFlapping()).isTrue();
        assertThat(door.isOn()).isTrue();
    }

    /// Readings each millisecond; returns the time after them.
    private static long read(
            Contact contact, boolean level, long from, int forMillis, List<Boolean> told) {
        long now = from;
        for (; now < from + forMillis; now++) {
            if (contact.changes(level, millis(now))) told.add(contact.isOn());
        }
        return now;
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
