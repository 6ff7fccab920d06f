package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.submission.CaseReference;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A store whose power can fail before and after every step. The lying one confirms a step and
/// makes it durable only with the next.
final class SimulatedStore implements OutboxStore {
    private final PowerSwitch power;
    private final boolean lying;
    private final Map<CaseReference, StoredCase> onDisk = new LinkedHashMap<>();
    private final Map<CaseReference, StoredCase> seen = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    SimulatedStore(PowerSwitch power, boolean lying) {
        this.power = power;
        this.lying = lying;
    }

    void powerIsBack() {
        seen.clear();
        seen.putAll(onDisk);
    }

    Collection<StoredCase> durable() {
        return seen.values();
    }

    @Override
    public void put(StoredCase stored) {
        power.moment();
        if (lying) {
            onDisk.clear();
            onDisk.putAll(seen);
        } else {
            onDisk.put(stored.reference(), stored);
        }
        seen.put(stored.reference(), stored);
        power.moment();
    }

    @Override
    public void putHeld(StoredCase held) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Integer> heldReceiptNumber(CaseReference reference) {
        return Optional.empty();
    }

    @Override
    public boolean release(CaseReference reference) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean discardHeld(CaseReference reference) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StoredCase> find(CaseReference reference) {
        return Optional.ofNullable(seen.get(reference));
    }

    @Override
    public List<CaseReference> waiting() {
        return seen.values().stream()
                .filter(it -> it.state().isWaiting())
                .map(StoredCase::reference)
                .toList();
    }

    @Override
    public Counts counts() {
        return new Counts(
                waiting().size(),
                seen.values().stream()
                        .filter(it -> it.state().isWaiting())
                        .map(StoredCase::storedAt)
                        .min(Comparator.naturalOrder()),
                0,
                Optional.empty());
    }

    @Override
    public int nextNumber(String series) {
        power.moment();
        int number = numbers.merge(series, 1, Integer::sum);
        power.moment();
        return number;
    }

    @Override
    public void putPayment(PaymentIntent intent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void settlePayment(CaseReference reference, PaymentOutcome outcome, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PaymentIntent> openPayments() {
        return List.of();
    }

    @Override
    public void forgetBefore(Instant limit) {}

    @Override
    public void close() {}
}
