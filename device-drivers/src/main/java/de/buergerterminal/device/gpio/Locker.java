package de.buergerterminal.device.gpio;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.LockerLock.LockerEvent;
import de.buergerterminal.device.LockerLock.LockerOutcome;
import de.buergerterminal.device.gpio.Contact.WhenFlapping;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// One locker: its lock, its door, and what is known of them. Used on the device's thread only.
final class Locker {
    private static final int MILLIS_BETWEEN_READINGS = 10;

    /// Shorter than for other contacts: the impulse ends as soon as the door is seen open.
    private static final Duration STABLE = Duration.ofMillis(20);

    private enum Door {
        /// Not read yet.
        UNKNOWN,
        SHUT,
        /// Found open, or opened by us.
        OPEN,
        FORCED
    }

    private final int number;
    private final Board.Output lock;
    private final WatchedInput contact;
    private final LockerTimes times;
    private final Consumer<LockerEvent> listener;
    private final long plugged = System.nanoTime();
    private Door door = Door.UNKNOWN;
    private boolean opening;
    private boolean stuck;
    private boolean leftOpen;
    private long openSince;
    private Optional<Long> lastPulse = Optional.empty();

    Locker(
            int number,
            Board.Output lock,
            Board.Input input,
            LockerTimes times,
            Consumer<LockerEvent> listener) {
        this.number = number;
        this.lock = lock;
        this.contact = new WatchedInput(input, new Contact(STABLE, WhenFlapping.SAY_ON), _ -> {});
        this.times = times;
        this.listener = listener;
    }

    /// One look at the door, and what follows from it.
    void look() throws LineException {
        contact.look();
        lock.verify();
        var now = System.nanoTime();
        if (contact.isOn()) standsOpen(now);
        else if (door != Door.UNKNOWN || now - plugged > STABLE.toNanos()) isShut();
    }

    private void standsOpen(long now) {
        if (door == Door.UNKNOWN || door == Door.SHUT) {
            openSince = now;
            stuck = false;
            var byItself = door == Door.SHUT && !opening;
            door = byItself ? Door.FORCED : Door.OPEN;
            if (byItself) listener.accept(new LockerEvent.OpenedByItself(number));
        }
        if (!leftOpen && now - openSince > times.leftOpen().toNanos()) {
            leftOpen = true;
            listener.accept(new LockerEvent.LeftOpen(number));
        }
    }

    private void isShut() {
        var wasOpen = door == Door.OPEN || door == Door.FORCED;
        door = Door.SHUT;
        leftOpen = false;
        if (wasOpen) listener.accept(new LockerEvent.Closed(number));
    }

    LockerOutcome open() throws LineException {
        var rest = rest();
        if (rest.isPresent()) return new LockerOutcome.CoolingDown(number, rest.get());
        awaitDoor(STABLE.multipliedBy(2), true);
        if (door != Door.SHUT) return new LockerOutcome.WasOpen(number);
        opening = true;
        try {
            if (pulse() || awaitDoor(times.spring(), false)) {
                return new LockerOutcome.Opened(number);
            }
        } finally {
            opening = false;
        }
        stuck = true;
        return new LockerOutcome.DidNotOpen(
                number, new Fault(FaultCode.LOCKER_STUCK, "locker " + number));
    }

    private Optional<Duration> rest() {
        return lastPulse
                .map(it -> times.cooldown().minusNanos(System.nanoTime() - it))
                .filter(Duration::isPositive);
    }

    /// Current on the lock until the door is open, or the longest time is over.
    private boolean pulse() throws LineException {
        try {
            lock.set(true);
            return awaitDoor(times.pulse(), false);
        } finally {
            lock.set(false);
            lastPulse = Optional.of(System.nanoTime());
        }
    }

    /// Watches the door that long, or until it stands open.
    ///
    /// @param toTheEnd whether to go on when it does
    private boolean awaitDoor(Duration limit, boolean toTheEnd) throws LineException {
        var end = System.nanoTime() + limit.toNanos();
        for (var left = limit.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            Pause.millis(Math.min(left, MILLIS_BETWEEN_READINGS));
            look();
            if (door != Door.SHUT && !toTheEnd) return true;
        }
        return door == Door.OPEN;
    }

    Optional<Fault> trouble() {
        var where = "locker " + number;
        if (door == Door.FORCED) {
            return Optional.of(new Fault(FaultCode.TAMPER, where + " opened by itself"));
        }
        if (contact.condition(where) instanceof Condition.NeedsCare(Fault flapping)) {
            return Optional.of(flapping);
        }
        if (stuck) return Optional.of(new Fault(FaultCode.LOCKER_STUCK, where));
        if (leftOpen) return Optional.of(new Fault(FaultCode.LOCKER_LEFT_OPEN, where));
        return Optional.empty();
    }
}
