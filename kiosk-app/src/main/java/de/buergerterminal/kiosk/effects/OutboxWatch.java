package de.buergerterminal.kiosk.effects;

import de.buergerterminal.backend.outbox.OutboxCondition;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.offer.Offer.Missing;
import java.util.Optional;

/// Calls staff when the outbox takes no more requests, and takes it back when it does again.
public final class OutboxWatch {
    private final StaffDesk staff;
    private final Journal journal;
    private volatile OutboxCondition condition = OutboxCondition.SOUND;

    public OutboxWatch(StaffDesk staff, Journal journal) {
        this.staff = staff;
        this.journal = journal;
    }

    /// What citizens must be told of it, if anything.
    synchronized Optional<Missing> notice(OutboxCondition now) {
        var before = condition;
        condition = now;
        if (now != before) {
            event(before).ifPresent(staff::allClear);
            journal.record(event(now).orElse(JournalEvent.OUTBOX_SOUND));
            event(now).ifPresent(staff::call);
        }
        return switch (now) {
            case SOUND -> Optional.empty();
            case QUEUE_FULL -> Optional.of(Missing.QUEUE_FULL);
            case DISK_FULL -> Optional.of(Missing.DISK_FULL);
            case FAILED -> Optional.of(Missing.STORAGE);
        };
    }

    private static Optional<JournalEvent> event(OutboxCondition condition) {
        return switch (condition) {
            case SOUND -> Optional.empty();
            case QUEUE_FULL -> Optional.of(JournalEvent.OUTBOX_QUEUE_FULL);
            case DISK_FULL -> Optional.of(JournalEvent.OUTBOX_DISK_FULL);
            case FAILED -> Optional.of(JournalEvent.OUTBOX_FAILED);
        };
    }

    /// As last seen.
    public OutboxCondition condition() {
        return condition;
    }
}
