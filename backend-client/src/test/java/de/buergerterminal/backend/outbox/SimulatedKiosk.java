package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.fitconnect.DestinationDirectory.Refreshed;
import de.buergerterminal.backend.outbox.PaymentEvent.Authorised;
import de.buergerterminal.backend.outbox.PaymentSaga.Then;
import de.buergerterminal.backend.outbox.PowerSwitch.PowerCut;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.SealedAttachment;
import de.buergerterminal.backend.submission.SealedSubmission;
import de.buergerterminal.backend.submission.Sealer.SealingException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// One terminal's life in virtual time, from visits through outbox and courier to the office:
/// citizens file free and paid requests, power and disk fail, then there is peace. It takes the
/// same steps as the kiosk's effects, on one thread.
final class SimulatedKiosk {
    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    static final long CENTS = 1_300;

    /// What a wrongly built kiosk would do.
    enum Sin {
        NONE,
        CONFIRMS_BEFORE_SEALING,
        DELIVERS_BEFORE_IT_IS_PAID
    }

    private static final List<SealedAttachment> ATTACHMENTS =
            List.of(
                    new SealedAttachment(new UUID(1, 1), "tag1", 9, Path.of("1.jwe")),
                    new SealedAttachment(new UUID(1, 2), "tag2", 9 << 20, Path.of("2.jwe")));
    private static final int LONGEST_LIFE = 3_000;

    final SimulatedStore store;
    final ModelService service;
    final ModelTerminal terminal;
    private final Random random;
    private final Sin sin;
    private final Set<SealedSubmission> acknowledged = new LinkedHashSet<>();
    private final Map<CaseReference, Integer> receipts = new LinkedHashMap<>();
    private final List<CaseReference> numbers = new ArrayList<>();
    private final Set<CaseReference> staffCalledFor = new HashSet<>();
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, CaseReference> paidRequests = new LinkedHashMap<>();
    private final Clock clock = new JumpingClock();
    private Duration uptime = Duration.ZERO;
    private Duration clockError = Duration.ZERO;
    private Outbox outbox;
    private final Deque<Runnable> uploads = new ArrayDeque<>();
    private Courier courier;

    SimulatedKiosk(
            SimulatedStore store,
            ModelService service,
            ModelTerminal terminal,
            Random random,
            Sin sin) {
        this.store = store;
        this.service = service;
        this.terminal = terminal;
        this.random = random;
        this.sin = sin;
        service.onDelivery(this::arrived);
        service.comparesClocks(() -> clockError.isZero());
        outbox = new Outbox(store, Optional.empty(), clock);
        courier = courier();
    }

    private final class JumpingClock extends Clock {
        @Override
        public Instant instant() {
            return START.plus(uptime).plus(clockError);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /// One visit; what kind of visit is chosen by the caller.
    interface Visit {
        void take(SimulatedKiosk kiosk, int running) throws OutboxException;
    }

    /// @param peaceAfter rounds after which the world behaves
    SimulatedKiosk live(int visits, Visit visit, int peaceAfter) {
        int next = 1;
        int rounds = 0;
        try {
            while (next <= visits || !isQuiet()) {
                if (++rounds > LONGEST_LIFE) {
                    complaints.add("still busy after " + rounds + " rounds");
                    break;
                }
                if (rounds > peaceAfter) service.behave();
                try {
                    if (next <= visits && (visits == 1 || random.nextInt(3) == 0)) {
                        visit.take(this, next++);
                    }
                    settleOpenPayments();
                    if (random.nextBoolean()) goOnUploading();
                    Duration nap = courier.round();
                    Duration passed = uploads.isEmpty() ? nap : Duration.ZERO;
                    uptime = uptime.plus(passed).plusMillis(1).plus(service.delay());
                } catch (PowerCut | OutboxException _) {
                    restart();
                }
            }
        } catch (RuntimeException unreadable) {
            complaints.add("the store does not open: " + unreadable);
        }
        judge();
        return this;
    }

    /// An upload takes several rounds, in which the courier goes on with other cases.
    private void goOnUploading() {
        if (uploads.isEmpty()) return;
        (random.nextBoolean() ? uploads.removeFirst() : uploads.removeLast()).run();
    }

    /// The wall clock is set; the uptime is not.
    void setClock(Duration error) {
        clockError = error;
    }

    private void restart() {
        store.restart();
        outbox = new Outbox(store, Optional.empty(), clock);
        courier = courier();
    }

    private Courier courier() {
        uploads.clear();
        return new Courier(
                store,
                service,
                () -> Refreshed.COMPLETE,
                clock,
                () -> uptime,
                random,
                uploads::add,
                _ -> {});
    }

    void fileFree(int running) throws OutboxException {
        numbers.add(outbox.nextReference("PB", "K07"));
        SealedSubmission sealed = sealed(running, Optional.empty());
        outbox.append(sealed);
        acknowledged.add(sealed);
    }

    void pay(int running) throws OutboxException {
        settleOpenPayments();
        PaymentBook book = outbox.payments();
        if (!book.open().isEmpty()) return; // fee services are closed meanwhile
        numbers.add(outbox.nextReference("PB", "K07"));
        CaseReference reference = CaseReference.of("PB", 2026, "K07", running);
        var intent =
                new PaymentIntent(reference, CENTS, terminal.lastReceiptNumber(), clock.instant());
        book.begin(intent);
        receipts.put(reference, 0);
        PaymentEvent last = terminal.pay(CENTS, asked -> issue(intent, running, asked));
        if (sin == Sin.CONFIRMS_BEFORE_SEALING && last instanceof PaymentEvent.EndedPaid paid) {
            keep(intent, running, new Authorised(paid.receiptNumber(), paid.cents()));
        }
        if (book.happened(intent, last) instanceof Then.Finished(var outcome)
                && outcome == PaymentOutcome.BOOKED) {
            acknowledged.add(sealed(running, Optional.of(receipts.get(reference))));
        }
    }

    private boolean issue(PaymentIntent intent, int running, Authorised asked) {
        receipts.put(intent.reference(), asked.receiptNumber());
        if (sin == Sin.CONFIRMS_BEFORE_SEALING) return true;
        return keep(intent, running, asked);
    }

    private boolean keep(PaymentIntent intent, int running, Authorised asked) {
        SealedSubmission goods = sealed(running, Optional.of(asked.receiptNumber()));
        paidRequests.put(
                SealedSubmission.authenticationTag(goods.encryptedData()), intent.reference());
        try {
            if (sin == Sin.DELIVERS_BEFORE_IT_IS_PAID) {
                outbox.append(goods);
                return true;
            }
            return outbox.payments().authorised(intent, asked, () -> goods) instanceof Then.Issue;
        } catch (OutboxException | SealingException _) {
            return false;
        }
    }

    /// With none, one or two attachments.
    private static SealedSubmission sealed(int running, Optional<Integer> receipt) {
        SealedSubmission small = OutboxTest.sealed(running);
        return new SealedSubmission(
                small.reference(),
                small.service(),
                small.destinationId(),
                small.publicServiceIdentifier(),
                small.publicServiceName(),
                small.encryptedMetadata(),
                small.encryptedData(),
                small.secretHash(),
                receipt,
                small.sealedAt(),
                small.undeliverableAfter(),
                ATTACHMENTS.subList(0, running % 3));
    }

    private void settleOpenPayments() throws OutboxException {
        for (PaymentIntent each : outbox.payments().open()) {
            Then then = outbox.payments().happened(each, terminal.lastPayment());
            while (!(then instanceof Then.Finished || then instanceof Then.AskTheTerminal)) {
                then = outbox.payments().happened(each, carryOut(each, then));
            }
        }
    }

    private PaymentEvent carryOut(PaymentIntent intent, Then then) {
        if (then instanceof Then.TakeBack(var number)) {
            receipts.put(intent.reference(), number);
            return new PaymentEvent.AskedToTakeBack(terminal.reverse(number));
        }
        staffCalledFor.add(intent.reference());
        return new PaymentEvent.StaffCalled();
    }

    private void arrived(String tag) {
        CaseReference paid = paidRequests.get(tag);
        if (paid == null) return;
        if (!store.outcomeOf(paid).equals(Optional.of(PaymentOutcome.BOOKED))) {
            complaints.add(paid + " was delivered while it was held");
        }
    }

    private boolean isQuiet() {
        try {
            boolean forgetful = terminal.memory == ModelTerminal.Memory.TELLS_NOTHING;
            return store.waiting().isEmpty() && (forgetful || store.openPayments().isEmpty());
        } catch (OutboxException broken) {
            return false;
        }
    }

    private void judge() {
        for (SealedSubmission each : acknowledged) {
            if (!isKept(each.reference())) complaints.add(each.reference() + " is lost");
        }
        for (StoredCase each : store.cases()) {
            if (each.state() instanceof DeliveryState.Confirmed) {
                int times = service.timesDelivered(each.tags().data());
                if (times != 1) complaints.add(each.reference() + " arrived " + times + " times");
            }
        }
        if (service.mostOften() > 1) complaints.add("something arrived more than once");
        if (numbers.stream().distinct().count() != numbers.size()) {
            complaints.add("a case number was given out twice");
        }
        receipts.forEach(this::judgePayment);
    }

    private boolean isKept(CaseReference reference) {
        return store.cases().stream().anyMatch(it -> it.reference().equals(reference));
    }

    private void judgePayment(CaseReference reference, int receipt) {
        boolean money = receipt != 0 && terminal.moneyStandsFor(receipt);
        boolean booked = isKept(reference);
        Optional<PaymentOutcome> outcome = store.outcomeOf(reference);
        if (outcome.equals(Optional.of(PaymentOutcome.LEFT_TO_STAFF))) {
            if (!staffCalledFor.contains(reference)) complaints.add("staff were not called");
            if (booked) complaints.add(reference + " is delivered, but left to staff");
        } else if (outcome.isPresent() && money != booked) {
            complaints.add(reference + ": money moved " + money + ", booked " + booked);
        } else if (outcome.isEmpty() && booked) {
            complaints.add(reference + " is booked before its payment is settled");
        }
    }

    List<String> complaints() {
        return complaints;
    }

    /// Acknowledged, but not proven to be delivered.
    long undelivered() {
        return acknowledged.stream()
                .filter(each ->
                        store.cases().stream()
                                .noneMatch(it ->
                                        it.reference().equals(each.reference())
                                                && it.state() instanceof DeliveryState.Confirmed))
                .count();
    }

    int acknowledged() {
        return acknowledged.size();
    }

    boolean wasStaffCalled() {
        return !staffCalledFor.isEmpty();
    }
}
