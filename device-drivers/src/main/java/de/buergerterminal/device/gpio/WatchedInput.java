package de.buergerterminal.device.gpio;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import java.time.Duration;
import java.util.function.Consumer;

/// One input in use. At rest it sleeps until the kernel tells an edge; while it moves it is read
/// every 10 ms, so that the noisiest cable costs no more than that and cannot hide.
final class WatchedInput {
    /// How long a contact must say the same before it is believed.
    static final Duration STABLE = Duration.ofMillis(50);

    private static final int MILLIS_BETWEEN_READINGS = 10;
    private static final long ROUND_NANOS = Duration.ofMillis(150).toNanos();

    private final Board.Input input;
    private final Contact contact;
    private final Consumer<Boolean> listener;

    /// @param contact may outlive the link, so that a reconnection alone tells nothing
    WatchedInput(Board.Input input, Contact contact, Consumer<Boolean> listener) {
        this.input = input;
        this.contact = contact;
        this.listener = listener;
    }

    /// Watches for about 150 ms, and longer until a contact that moved has said the same twice.
    void watch() throws LineException {
        var end = System.nanoTime() + ROUND_NANOS;
        for (var now = System.nanoTime(); now < end; now = System.nanoTime()) {
            look();
            if (contact.rests(now)) input.awaitEdge((end - now) / 1_000_000 + 1);
            else Pause.millis(MILLIS_BETWEEN_READINGS);
        }
    }

    /// One reading.
    void look() throws LineException {
        if (contact.changes(input.isOn(), System.nanoTime())) listener.accept(contact.isOn());
    }

    boolean isOn() {
        return contact.isOn();
    }

    /// Fine, unless the contact flaps.
    Condition condition(String what) {
        return contact.isFlapping()
                ? new Condition.NeedsCare(new Fault(FaultCode.CONTACT_FLAPPING, what))
                : new Condition.Fine();
    }
}
