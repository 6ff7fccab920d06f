package de.buergerterminal.device.gpio;

import com.pi4j.io.gpio.digital.PullResistance;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.LockerLock;
import de.buergerterminal.device.gpio.Wires.Level;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Lockers with electric locks: one output for each lock, one closed-circuit contact at each door.
/// All impulses are given on this device's one thread, hence one at a time.
public final class GpioLockerLock extends WiredDevice<LockerLink> implements LockerLock {
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(4);

    private final List<String> locks;
    private final List<String> doors;
    private final boolean lockActiveLow;
    private final LockerTimes times;
    private volatile Consumer<LockerEvent> listener = _ -> {};

    private GpioLockerLock(DeviceId id, Wires wires) {
        super(id, DeviceKind.LOCKER_LOCK, wires);
        this.locks = wires.lines();
        this.doors = wires.linesOf("feedback");
        this.lockActiveLow = wires.activeLow(Level.HIGH);
        this.times = LockerTimes.of(wires.settings());
        if (doors.size() != locks.size()) {
            throw wires.settings()
                    .wrong("name one feedback line for each lock, as in gpio:5,6?feedback=16,19.");
        }
    }

    /// @param wires `gpio:<lock>,<lock>?feedback=<door>,<door>`, settings as in [LockerTimes]
    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    public static GpioLockerLock at(DeviceId id, URI wires) {
        return new GpioLockerLock(
                id, Wires.of(wires, "feedback", "pulse", "spring", "cooldown", "leftopen"));
    }

    @Override
    LockerLink plugInto(Board board) throws IOException {
        var lockers = new ArrayList<Locker>();
        for (var i = 0; i < locks.size(); i++) {
            // Closed while shut, pulled up: a cut wire looks open, and an open door gets no
            // impulse.
            var door = board.input(doors.get(i), false, PullResistance.PULL_UP);
            var lock = board.output(locks.get(i), lockActiveLow);
            lockers.add(new Locker(i + 1, lock, door, times, it -> listener.accept(it)));
        }
        return new LockerLink(board, lockers);
    }

    @Override
    public int lockers() {
        return locks.size();
    }

    @Override
    public CompletableFuture<LockerOutcome> open(int locker) {
        if (locker < 1 || locker > locks.size()) {
            throw new IllegalArgumentException("lockers are numbered 1 to " + locks.size());
        }
        return supervisor.submit(
                BEGIN_WITHIN,
                link -> link.open(locker),
                fault -> new LockerOutcome.Unavailable(locker, fault));
    }

    @Override
    public void onDoor(Consumer<LockerEvent> listener) {
        this.listener = listener;
    }
}
