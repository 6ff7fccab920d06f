package de.buergerterminal.kiosk.effects;

import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.submission.Sealer;
import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.kiosk.journal.Fact;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.offer.OfferFacts;
import de.buergerterminal.kiosk.offer.OfferRules;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Watches devices, keys and storage and tells what works now whenever that changes, on one thread
/// of its own.
public final class OfferBoard implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    /// After this, what is missing counts as broken.
    private static final Duration START_TAKES = Duration.ofSeconds(5);

    private final ServiceCatalogue catalogue;
    private final Devices devices;
    private final Sealer sealer;
    private final Outbox outbox;
    private final BooleanSupplier paymentsSettled;
    private final StaffDesk staff;
    private final OutboxWatch outboxWatch;
    private final Journal journal;
    private final Map<DeviceKind, DeviceHealth> healths = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("offer").daemon().factory());
    private volatile OfferFacts.Mode mode = OfferFacts.Mode.STARTING;
    private volatile Consumer<Offer> listener = _ -> {};
    private volatile Offer current;

    public OfferBoard(
            ServiceCatalogue catalogue,
            Devices devices,
            Sealer sealer,
            Outbox outbox,
            BooleanSupplier paymentsSettled,
            StaffDesk staff,
            OutboxWatch outboxWatch,
            Journal journal) {
        this.catalogue = catalogue;
        this.devices = devices;
        this.sealer = sealer;
        this.outbox = outbox;
        this.paymentsSettled = paymentsSettled;
        this.staff = staff;
        this.outboxWatch = outboxWatch;
        this.journal = journal;
        devices.all().forEach(device -> healths.put(device.kind(), device.health()));
        this.current = compute();
    }

    public Offer current() {
        return current;
    }

    /// Starts the devices and the watch; `listener` gets each offer that differs from the last.
    public void start(Consumer<Offer> listener) {
        this.listener = listener;
        staff.offerChanged(current);
        devices.all().forEach(device -> device.start(health -> noticed(device, health)));
        var _ =
                thread.scheduleWithFixedDelay(
                        this::lookAgain, 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        var _ = thread.schedule(this::started, START_TAKES.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void started() {
        if (mode == OfferFacts.Mode.STARTING) mode(OfferFacts.Mode.NORMAL);
    }

    /// Takes the terminal out of service or back.
    public void mode(OfferFacts.Mode chosen) {
        mode = chosen;
        refresh();
    }

    /// Something the offer depends on has changed; returns at once.
    public void refresh() {
        try {
            thread.execute(this::lookAgain);
        } catch (RejectedExecutionException closed) {
            // Nobody is interested any more.
        }
    }

    private void noticed(Device device, DeviceHealth health) {
        healths.put(device.kind(), health);
        var what = new Fact.Device(device.id());
        var word = new Fact.Health(health);
        health.reason()
                .ifPresentOrElse(
                        fault ->
                                journal.record(
                                        JournalEvent.DEVICE_CHANGED,
                                        what,
                                        word,
                                        new Fact.Fault(fault.code())),
                        () -> journal.record(JournalEvent.DEVICE_CHANGED, what, word));
        staff.deviceChanged(device, health);
        refresh();
    }

    private void lookAgain() {
        try {
            Offer now = compute();
            if (now.equals(current)) return;
            current = now;
            long works = now.entries().stream().filter(it -> it.availability().works()).count();
            journal.record(JournalEvent.OFFER_CHANGED, new Fact.Count(works));
            staff.offerChanged(now);
            listener.accept(now);
        } catch (RuntimeException broken) {
            journal.record(JournalEvent.EFFECT_BROKE, new Fact.Cause(broken));
        }
    }

    private Offer compute() {
        return OfferRules.of(
                catalogue,
                new OfferFacts(
                        healths,
                        sealer::isReadyFor,
                        outboxWatch.notice(outbox.condition()),
                        paymentsSettled.getAsBoolean(),
                        mode));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
