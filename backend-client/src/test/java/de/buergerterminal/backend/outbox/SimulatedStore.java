package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.submission.CaseReference;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A store on a disk whose power can fail before and after every step, and whose writes can fail.
/// Some variants lie about durability; a test that is worth anything catches them.
final class SimulatedStore implements OutboxStore {
    /// What a store may do wrong.
    enum Lie {
        NONE,
        /// A step is durable only with the next one.
        CONFIRMS_TOO_EARLY,
        /// The newest three steps are gone after a crash, as with SQLite's synchronous=NORMAL.
        LOSES_THE_NEWEST,
        /// A step may be half done after a crash.
        TEARS_A_STEP
    }

    /// How a write can fail; after it nothing works until a restart.
    enum DiskFault {
        NONE,
        FULL,
        SYNC_FAILS_AND_LOSES,
        SYNC_FAILS_BUT_KEEPS
    }

    private static final class Disk {
        private final Map<CaseReference, StoredCase> cases = new LinkedHashMap<>();
        private final Map<CaseReference, StoredCase> held = new LinkedHashMap<>();
        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private final Map<CaseReference, PaymentIntent> intents = new LinkedHashMap<>();
        private final Map<CaseReference, PaymentOutcome> outcomes = new LinkedHashMap<>();

        void become(Disk other) {
            replace(cases, other.cases);
            replace(held, other.held);
            replace(numbers, other.numbers);
            replace(intents, other.intents);
            replace(outcomes, other.outcomes);
        }

        private static <K, V> void replace(Map<K, V> old, Map<K, V> now) {
            old.clear();
            old.putAll(now);
        }
    }

    /// Both halves together are one atomic step.
    private record Step(Consumer<Disk> first, Consumer<Disk> second) {
        void on(Disk disk) {
            first.accept(disk);
            second.accept(disk);
        }
    }

    private final PowerSwitch power;
    private final Lie lie;
    private final Disk onDisk = new Disk();
    private final Disk seen = new Disk();
    private final Deque<Step> unsafe = new ArrayDeque<>();
    private int writesUntilFault = Integer.MAX_VALUE;
    private DiskFault fault = DiskFault.NONE;
    private boolean broken;

    SimulatedStore(PowerSwitch power, Lie lie) {
        this.power = power;
        this.lie = lie;
    }

    /// @param write number of the write from now, from 1
    void failAt(int write, DiskFault how) {
        writesUntilFault = write;
        fault = how;
    }

    /// The process starts again on what the disk has.
    void restart() {
        unsafe.clear();
        seen.become(onDisk);
        broken = false;
    }

    Collection<StoredCase> cases() {
        return seen.cases.values();
    }

    /// How a payment ended; `null` while it is open.
    Optional<PaymentOutcome> outcomeOf(CaseReference reference) {
        return Optional.ofNullable(seen.outcomes.get(reference));
    }

    private void write(Consumer<Disk> whole) throws OutboxException {
        write(whole, _ -> {});
    }

    private void write(Consumer<Disk> first, Consumer<Disk> second) throws OutboxException {
        demandSound();
        power.moment();
        var step = new Step(first, second);
        if (--writesUntilFault == 0) fail(step);
        if (lie == Lie.TEARS_A_STEP) {
            first.accept(onDisk);
            power.moment();
            second.accept(onDisk);
        } else {
            unsafe.add(step);
            while (unsafe.size() > newestAtRisk()) unsafe.remove().on(onDisk);
        }
        step.on(seen);
        power.moment();
    }

    private int newestAtRisk() {
        return switch (lie) {
            case NONE, TEARS_A_STEP -> 0;
            case CONFIRMS_TOO_EARLY -> 1;
            case LOSES_THE_NEWEST -> 3;
        };
    }

    private void fail(Step step) throws OutboxException {
        broken = true;
        if (fault == DiskFault.SYNC_FAILS_BUT_KEEPS) step.on(onDisk);
        throw new OutboxException("simulated: " + fault);
    }

    private void demandSound() throws OutboxException {
        if (broken) throw new OutboxException("simulated: failed before");
    }

    @Override
    public void put(StoredCase stored) throws OutboxException {
        var withoutContent =
                new StoredCase(
                        stored.reference(),
                        stored.destinationId(),
                        stored.secretHash(),
                        stored.paidReceiptNumber(),
                        stored.tags(),
                        stored.storedAt(),
                        Optional.empty(),
                        stored.state());
        write(
                disk -> disk.cases.put(stored.reference(), withoutContent),
                disk -> disk.cases.put(stored.reference(), stored));
    }

    @Override
    public void putHeld(StoredCase held) throws OutboxException {
        write(disk -> disk.held.put(held.reference(), held));
    }

    @Override
    public Optional<Integer> heldReceiptNumber(CaseReference reference) throws OutboxException {
        demandSound();
        return Optional.ofNullable(seen.held.get(reference)).flatMap(StoredCase::paidReceiptNumber);
    }

    @Override
    public Optional<StoredCase> find(CaseReference reference) throws OutboxException {
        demandSound();
        return Optional.ofNullable(seen.cases.get(reference));
    }

    @Override
    public List<CaseReference> waiting() throws OutboxException {
        demandSound();
        return seen.cases.values().stream()
                .filter(it -> it.state().isWaiting())
                .map(StoredCase::reference)
                .toList();
    }

    @Override
    public Counts counts() throws OutboxException {
        return new Counts(
                waiting().size(),
                seen.cases.values().stream()
                        .filter(it -> it.state().isWaiting())
                        .map(StoredCase::storedAt)
                        .min(Comparator.naturalOrder()),
                0,
                Optional.empty());
    }

    @Override
    public int nextNumber(String series) throws OutboxException {
        write(disk -> disk.numbers.merge(series, 1, Integer::sum));
        return seen.numbers.getOrDefault(series, 0);
    }

    @Override
    public void putPayment(PaymentIntent intent) throws OutboxException {
        write(disk -> disk.intents.put(intent.reference(), intent));
    }

    @Override
    public Optional<PaymentState> payment(CaseReference reference) throws OutboxException {
        demandSound();
        if (!seen.intents.containsKey(reference)) return Optional.empty();
        if (seen.outcomes.containsKey(reference)) {
            return Optional.of(new PaymentState.Settled(seen.outcomes.get(reference)));
        }
        return Optional.of(
                heldReceiptNumber(reference)
                        .<PaymentState>map(PaymentState.Held::new)
                        .orElse(new PaymentState.Intended()));
    }

    @Override
    public void settlePayment(CaseReference reference, PaymentOutcome outcome, Instant at)
            throws OutboxException {
        if (!seen.intents.containsKey(reference) || seen.outcomes.containsKey(reference)) return;
        write(disk -> disk.outcomes.put(reference, outcome), disk -> decide(disk, reference));
    }

    private static void decide(Disk disk, CaseReference reference) {
        PaymentOutcome outcome = disk.outcomes.get(reference);
        if (outcome == PaymentOutcome.LEFT_TO_STAFF) return;
        StoredCase held = disk.held.remove(reference);
        if (held != null && outcome == PaymentOutcome.BOOKED) disk.cases.put(reference, held);
    }

    @Override
    public List<PaymentIntent> openPayments() throws OutboxException {
        demandSound();
        return seen.intents.values().stream()
                .filter(it -> !seen.outcomes.containsKey(it.reference()))
                .toList();
    }

    @Override
    public void forgetBefore(Instant limit) throws OutboxException {
        demandSound();
        if (seen.cases.values().stream().noneMatch(it -> isOver(it, limit))) return;
        write(disk -> disk.cases.values().removeIf(it -> isOver(it, limit)));
    }

    private static boolean isOver(StoredCase stored, Instant limit) {
        return stored.state() instanceof DeliveryState.Confirmed(_, var at) && at.isBefore(limit);
    }

    @Override
    public void close() {}
}
