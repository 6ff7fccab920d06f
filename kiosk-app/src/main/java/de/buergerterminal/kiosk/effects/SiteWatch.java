package de.buergerterminal.kiosk.effects;

import de.buergerterminal.device.StaffCall;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.session.AlarmClock;
import java.time.Duration;

/// Calls staff for what happens around the terminal: its service door opens, or somebody presses
/// the button for help.
public final class SiteWatch {
    /// By then somebody has come, or the person has gone. The light beside the button, where there
    /// is one, goes out with the call.
    static final Duration CALL_LASTS = Duration.ofMinutes(5);

    private final StaffDesk staff;
    private final AlarmClock alarms;
    private final Journal journal;
    private Runnable cancelEnd = () -> {};
    private long calls;

    public SiteWatch(StaffDesk staff, AlarmClock alarms, Journal journal) {
        this.staff = staff;
        this.alarms = alarms;
        this.journal = journal;
    }

    /// Call before the devices are started.
    public void watch(Devices devices) {
        devices.door().ifPresent(door -> door.onDoor(this::doorMoved));
        devices.staffCall().ifPresent(button -> button.onCall(() -> helpWanted(button)));
    }

    private void doorMoved(boolean open) {
        if (!open) {
            staff.allClear(JournalEvent.DOOR_OPENED);
            return;
        }
        journal.record(JournalEvent.DOOR_OPENED);
        staff.call(JournalEvent.DOOR_OPENED);
    }

    /// Each press calls anew and lets the call stand for its full time.
    private synchronized void helpWanted(StaffCall button) {
        journal.record(JournalEvent.HELP_WANTED);
        staff.call(JournalEvent.HELP_WANTED);
        cancelEnd.run();
        long call = ++calls;
        cancelEnd = alarms.wakeAfter(CALL_LASTS, () -> ended(call, button));
    }

    private synchronized void ended(long call, StaffCall button) {
        if (call != calls) return;
        button.answered();
        staff.allClear(JournalEvent.HELP_WANTED);
    }
}
