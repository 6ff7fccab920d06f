package de.buergerterminal.device.gpio;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.LockerLock.LockerOutcome;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import java.io.IOException;
import java.util.List;

/// All lockers of a terminal while they are plugged in.
record LockerLink(Board board, List<Locker> lockers) implements Link {
    private static final int ROUNDS = 8;
    private static final int MILLIS_BETWEEN_ROUNDS = 20;

    @Override
    public Condition serve() throws IOException {
        for (var round = 0; round < ROUNDS; round++) {
            for (var locker : lockers) locker.look();
            Pause.millis(MILLIS_BETWEEN_ROUNDS);
        }
        return lockers.stream()
                .flatMap(it -> it.trouble().stream())
                .max(LockerLink::bySeverity)
                .<Condition>map(Condition.NeedsCare::new)
                .orElseGet(Condition.Fine::new);
    }

    /// The later in the table of faults of lockers, the less it says about somebody's intentions.
    private static int bySeverity(Fault one, Fault other) {
        return other.code().code().compareTo(one.code().code());
    }

    LockerOutcome open(int locker) throws IOException {
        return lockers.get(locker - 1).open();
    }

    @Override
    public void close() {
        board.close();
    }
}
