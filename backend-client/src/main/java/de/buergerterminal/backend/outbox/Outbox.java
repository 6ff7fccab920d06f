package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.fitconnect.ReplyKeyBox;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.CiphertextShelf;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/// The durable memory of a terminal: sealed submissions until their delivery is proven, running
/// case numbers, and the payment journal. Safe for many threads; a write takes one fsync, so call
/// it from a thread that may block. One process per folder.
public final class Outbox implements AutoCloseable {
    /// FIT-Connect deletes the event log of a case 730 days after its last event.
    static final Duration KEPT_FOR_INQUIRY = Duration.ofDays(730);

    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");

    /// Weeks of a busy terminal; with so many it still opens within two seconds.
    private static final int MOST_WAITING = 10_000;

    private static final int HIGHEST_NUMBER = 999_999;

    private final OutboxStore store;
    private final ReplyKeyBox replyKeys;
    private final CiphertextShelf shelf;
    private final Optional<Path> folder;
    private final Clock clock;
    private final PaymentBook payments = new PaymentBook(this);

    Outbox(OutboxStore store, Optional<Path> folder, Clock clock) {
        this(
                store,
                _ -> {
                    throw new IOException("this outbox keeps no attachments");
                },
                folder,
                clock);
    }

    Outbox(OutboxStore store, CiphertextShelf shelf, Optional<Path> folder, Clock clock) {
        this(store, shelf, ReplyKeyBox.NONE, folder, clock);
    }

    private Outbox(
            OutboxStore store,
            CiphertextShelf shelf,
            ReplyKeyBox replyKeys,
            Optional<Path> folder,
            Clock clock) {
        this.store = store;
        this.replyKeys = replyKeys;
        this.shelf = shelf;
        this.folder = folder;
        this.clock = clock;
    }

    /// @param folder made if missing, readable by this user only
    /// @throws OutboxException folder not writable, used by another process, or file damaged
    public static Outbox open(Path folder, Clock clock) throws OutboxException {
        SqliteOutboxStore store = SqliteOutboxStore.open(folder);
        var replyKeys = new ReplyKeyTable(store, clock);
        return new Outbox(store, store.ciphertext(), replyKeys, Optional.of(folder), clock);
    }

    /// Where a sealer puts the ciphertext of attachments. It counts from [#append] or [#appendHeld]
    /// on, is deleted when delivery is proven or the held request is discarded, and is removed at
    /// the next start if neither was ever called.
    public CiphertextShelf attachments() {
        return shelf;
    }

    /// Returns only when the submission is on the disk. The same submission again changes nothing.
    ///
    /// @throws OutboxException not stored, or another submission already has this reference
    public synchronized void append(SealedSubmission submission) throws OutboxException {
        if (store.heldReceiptNumber(submission.reference()).isPresent()) {
            throw new OutboxException(
                    "a held request already has the number " + submission.reference());
        }
        Optional<StoredCase> known = store.find(submission.reference());
        if (known.isEmpty()) {
            store.put(StoredCase.of(submission, clock.instant()));
        } else if (!known.get().tags().equals(StoredCase.of(submission, clock.instant()).tags())) {
            throw new OutboxException(
                    "another request already has the number " + submission.reference());
        }
    }

    /// Keeps a paid request durably but undelivered while the payment terminal still decides: no
    /// courier and no inquiry sees it until its payment is settled. Paid if and only if booked.
    ///
    /// @throws OutboxException not stored, or another submission already has this reference
    synchronized void appendHeld(SealedSubmission submission) throws OutboxException {
        CaseReference reference = submission.reference();
        if (store.find(reference).isPresent() || store.heldReceiptNumber(reference).isPresent()) {
            throw new OutboxException("another request already has the number " + reference);
        }
        store.putHeld(StoredCase.of(submission, clock.instant()));
    }

    /// Ends a payment and, in the same step, decides about its held request: booked is delivered
    /// from now on, not paid and reversed are removed, left to staff stays held.
    void settle(PaymentIntent intent, PaymentOutcome outcome) throws OutboxException {
        store.settlePayment(intent.reference(), outcome, clock.instant());
    }

    /// The next case number of this year; durable, never given out twice. Gaps are fine.
    ///
    /// @throws IllegalArgumentException town or kiosk number do not fit a case reference
    public CaseReference nextReference(String town, String kioskNumber) throws OutboxException {
        int year = clock.instant().atZone(GERMANY).getYear();
        int running = store.nextNumber(town + "-" + year + "-" + kioskNumber);
        if (running > HIGHEST_NUMBER) {
            throw new OutboxException("all case numbers of this year are used; renumber the kiosk");
        }
        return CaseReference.of(town, year, kioskNumber, running);
    }

    /// How many submissions are not yet proven to be delivered.
    public int waiting() throws OutboxException {
        return store.counts().waiting();
    }

    /// Whether a visit without attachments may start: the disk and the queue have room, and the
    /// store is sound.
    public boolean hasRoom() {
        return hasRoomFor(0);
    }

    /// Whether a visit may start in which that much may be attached.
    ///
    /// @param attachmentBytes plain bytes of all attachments together
    public boolean hasRoomFor(long attachmentBytes) {
        return condition(attachmentBytes) == OutboxCondition.SOUND;
    }

    /// In one word, for staff, why visits may not start.
    public OutboxCondition condition() {
        return condition(0);
    }

    private OutboxCondition condition(long attachmentBytes) {
        try {
            if (store.counts().waiting() >= MOST_WAITING) return OutboxCondition.QUEUE_FULL;
            if (folder.isEmpty()) return OutboxCondition.SOUND;
            long needed = CiphertextFolder.LEFT_FREE_BYTES + attachmentBytes / 3 * 4;
            return Files.getFileStore(folder.get()).getUsableSpace() >= needed
                    ? OutboxCondition.SOUND
                    : OutboxCondition.DISK_FULL;
        } catch (OutboxException | IOException failed) {
            return OutboxCondition.FAILED;
        }
    }

    /// Whether this case was appended, in whatever state it is now.
    public boolean holds(CaseReference reference) throws OutboxException {
        return store.find(reference).isPresent();
    }

    /// For staff, after the cause of a refusal was removed: delivers a refused or expired case once
    /// more, under its old numbers if it had any.
    ///
    /// @return false if the case is not in such a state
    public boolean tryAgain(CaseReference reference) throws OutboxException {
        Optional<StoredCase> stuck =
                store.find(reference)
                        .filter(it ->
                                it.state() instanceof DeliveryState.Refused
                                        || it.state() instanceof DeliveryState.Expired);
        if (stuck.isEmpty()) return false;
        DeliveryState next =
                stuck.get()
                        .state()
                        .numbersIfAny()
                        .<DeliveryState>map(
                                numbers -> new DeliveryState.Announced(numbers, clock.instant()))
                        .orElse(new DeliveryState.Sealed());
        store.put(stuck.get().in(next));
        return true;
    }

    /// The locked keys of reply channels, beside the cases they belong to.
    public ReplyKeyBox replyKeys() {
        return replyKeys;
    }

    /// The payments whose requests lie here.
    public PaymentBook payments() {
        return payments;
    }

    OutboxStore store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
    }
}
