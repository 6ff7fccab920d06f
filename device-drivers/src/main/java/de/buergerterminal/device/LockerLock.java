package de.buergerterminal.device;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The lockers of one terminal, each with an electric lock and a contact at its door. They are
/// opened one after the other, however many are asked for at once.
public interface LockerLock extends Device {
    /// How many lockers there are; they are numbered from 1.
    int lockers();

    /// Opens one locker with one impulse, or says why not. Completes within ten seconds, never
    /// exceptionally; a locker that was refused never opens later.
    ///
    /// @param locker from 1 to [#lockers]
    CompletableFuture<LockerOutcome> open(int locker);

    /// Called on the device's thread when a door is closed, left open, or opened by itself.
    void onDoor(Consumer<LockerEvent> listener);

    /// What became of the wish to open a locker.
    sealed interface LockerOutcome {
        int locker();

        /// The impulse was given and the door sprang open.
        record Opened(int locker) implements LockerOutcome {}

        /// The door stood open already; no impulse was given.
        record WasOpen(int locker) implements LockerOutcome {}

        /// The impulse was given and the door stayed shut.
        record DidNotOpen(int locker, Fault fault) implements LockerOutcome {}

        /// The lock was used a moment ago and must cool down; no impulse was given.
        record CoolingDown(int locker, java.time.Duration rest) implements LockerOutcome {}

        /// The lockers cannot be reached; whether an impulse was given is not known when the line
        /// was lost on the way.
        record Unavailable(int locker, Fault fault) implements LockerOutcome {}
    }

    /// What happens at a locker's door.
    sealed interface LockerEvent {
        int locker();

        record Closed(int locker) implements LockerEvent {}

        record LeftOpen(int locker) implements LockerEvent {}

        /// Opened without an impulse: forced, or with the key.
        record OpenedByItself(int locker) implements LockerEvent {}
    }
}
