package de.buergerterminal.kiosk.effects;

import de.buergerterminal.backend.outbox.CourierReport;
import de.buergerterminal.kiosk.journal.Fact;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// Calls staff when requests wait too long or were refused, once each, and takes it back.
public final class CourierWatch {
    private static final Duration LATE = Duration.ofHours(1);

    private final StaffDesk staff;
    private final Clock clock;
    private final Journal journal;
    private final Set<JournalEvent> raised = EnumSet.noneOf(JournalEvent.class);
    private volatile int waiting;

    public CourierWatch(StaffDesk staff, Clock clock, Journal journal) {
        this.staff = staff;
        this.clock = clock;
        this.journal = journal;
    }

    public synchronized void notice(CourierReport report) {
        waiting = report.waiting();
        boolean late =
                report.oldestWaitingSince()
                        .filter(since -> since.plus(LATE).isBefore(clock.instant()))
                        .isPresent();
        say(JournalEvent.DELIVERY_LATE, late, report.waiting());
        say(JournalEvent.DELIVERY_REFUSED, report.refusedCount() > 0, report.refusedCount());
        say(JournalEvent.CLOCK_WRONG, report.clockProblem().isPresent(), 1);
    }

    private void say(JournalEvent event, boolean holds, int count) {
        if (holds && raised.add(event)) {
            journal.record(event, new Fact.Count(count));
            staff.call(event);
        } else if (!holds && raised.remove(event)) {
            staff.allClear(event);
        }
    }

    /// Requests not yet delivered, as last reported.
    public int waiting() {
        return waiting;
    }
}
