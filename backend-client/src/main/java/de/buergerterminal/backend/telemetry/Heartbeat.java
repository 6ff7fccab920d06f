package de.buergerterminal.backend.telemetry;

import de.buergerterminal.backend.outbox.OutboxCondition;
import java.util.Locale;

/// What the terminal says of itself with each beat.
///
/// @param ui what the screen is doing
/// @param sessionActive whether a citizen is being served
/// @param outboxWaiting sealed submissions not yet delivered, 0 or more
/// @param outbox whether it takes requests
public record Heartbeat(
        Ui ui, boolean sessionActive, int outboxWaiting, OutboxCondition outbox, Machine machine) {
    public Heartbeat {
        if (outboxWaiting < 0) throw new IllegalArgumentException("outbox depth below 0");
    }

    /// A beat with the figures of the machine this runs on.
    public static Heartbeat of(
            Ui ui, boolean sessionActive, int outboxWaiting, OutboxCondition outbox) {
        return new Heartbeat(ui, sessionActive, outboxWaiting, outbox, Machine.measured());
    }

    public enum Ui {
        IDLE,
        BUSY,
        ERROR;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
