package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.submission.CaseReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the outbox demands of a store. Contract: each method that writes is one atomic step; when
/// it returns, the step survives power loss; when it throws, the step happened completely or not at
/// all, and after such a failure every later call throws too, because a failed fsync cannot be
/// repeated safely (the page cache may have dropped the data). Safe for many threads.
interface OutboxStore extends AutoCloseable {
    /// Adds or replaces the case of that reference.
    void put(StoredCase stored) throws OutboxException;

    /// Adds a case that is kept but neither found nor delivered until its payment is booked.
    void putHeld(StoredCase held) throws OutboxException;

    /// The receipt number of the payment inside a held case; empty if no such case is held.
    Optional<Integer> heldReceiptNumber(CaseReference reference) throws OutboxException;

    Optional<StoredCase> find(CaseReference reference) throws OutboxException;

    /// References of the cases still to be delivered, oldest first.
    List<CaseReference> waiting() throws OutboxException;

    Counts counts() throws OutboxException;

    /// @param needingStaff refused or expired
    record Counts(
            int waiting,
            Optional<Instant> oldestWaitingSince,
            int needingStaff,
            Optional<Instant> lastDelivery) {}

    /// 1, 2, 3 ... for each series; a number once returned is never returned again.
    int nextNumber(String series) throws OutboxException;

    void putPayment(PaymentIntent intent) throws OutboxException;

    /// Empty if none was begun under that reference.
    Optional<PaymentState> payment(CaseReference reference) throws OutboxException;

    /// Ends an open payment and, in the same step, releases its held case if it is booked, removes
    /// it if it is not paid or reversed, and leaves it held if staff must decide. Nothing happens
    /// if there is no open payment of that reference.
    void settlePayment(CaseReference reference, PaymentOutcome outcome, Instant at)
            throws OutboxException;

    /// Oldest first.
    List<PaymentIntent> openPayments() throws OutboxException;

    /// Forgets all that ended before: cases that are confirmed, wait for staff or are held for a
    /// payment that was left to staff, settled payments, and reply keys made before.
    void forgetBefore(Instant limit) throws OutboxException;

    @Override
    void close();
}
