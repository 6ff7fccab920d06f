package de.buergerterminal.provisioning.fleet;

import de.buergerterminal.backend.telemetry.FleetSubscription;
import de.buergerterminal.backend.telemetry.KioskMessage;
import de.buergerterminal.backend.telemetry.KioskMessage.Beat;
import de.buergerterminal.backend.telemetry.LinkStatus;
import de.buergerterminal.provisioning.fleet.FleetModel.Heard;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where everything meets: the subscription puts messages in, one thread folds them into the model,
/// remembers them and tells the pages. A change reaches the pages within about a fifth of a second;
/// a terminal that says nothing is noticed within a second of its time.
final class FleetDesk implements FleetSubscription.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetDesk.class);
    private static final Duration GATHER = Duration.ofMillis(100);
    private static final int LONGEST_QUEUE = 50_000;
    private static final Duration KEEP_SEEN = Duration.ofSeconds(10);

    private sealed interface Item {
        record Came() implements Item {}

        record Went() implements Item {}

        record Said(Heard heard) implements Item {}
    }

    private final FleetStore store;
    private final InstantSource clock;
    private final Consumer<FleetModel> pages;
    private final AtomicReference<FleetModel> model;
    private final LinkedBlockingQueue<Item> arrived = new LinkedBlockingQueue<>(LONGEST_QUEUE);
    private final Thread thread;
    private final SeenBook seenBook = new SeenBook();
    private volatile boolean ending;
    private boolean storeFails;
    private final FleetSubscription subscription;

    private FleetDesk(
            FleetSettings settings,
            FleetStore store,
            FleetModel start,
            InstantSource clock,
            Consumer<FleetModel> pages) {
        this.store = store;
        this.clock = clock;
        this.pages = pages;
        this.model = new AtomicReference<>(start);
        this.thread = Thread.ofVirtual().name("fleet-desk").unstarted(this::run);
        this.subscription = FleetSubscription.start(settings.broker(), this);
    }

    /// @param pages told of the model after every change and every second; must return soon
    static FleetDesk open(
            FleetSettings settings,
            FleetStore store,
            InstantSource clock,
            Consumer<FleetModel> pages)
            throws SQLException {
        var now = clock.instant();
        var start =
                FleetModel.expecting(settings.terminals().keySet(), settings.heartbeat(), now)
                        .heard(store.words().stream().map(it -> new Heard(it, now)).toList())
                        .seen(store.seen());
        var desk = new FleetDesk(settings, store, start, clock, pages);
        desk.thread.start();
        return desk;
    }

    FleetModel model() {
        return model.get();
    }

    LinkStatus link() {
        return subscription.status();
    }

    /// The latest alarms, newest first.
    List<FleetStore.PastAlarm> history(int most) {
        synchronized (store) {
            try {
                return store.history(most);
            } catch (SQLException unreadable) {
                LOG.error("the alarm history cannot be read", unreadable);
                return List.of();
            }
        }
    }

    @Override
    public void connected() {
        put(new Item.Came());
    }

    @Override
    public void disconnected() {
        put(new Item.Went());
    }

    @Override
    public void heard(KioskMessage message) {
        put(new Item.Said(new Heard(message, clock.instant())));
    }

    /// Waits when the desk is far behind; the subscription then waits too, and the broker.
    private void put(Item item) {
        try {
            arrived.put(item);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!ending) {
                var batch = new ArrayList<Item>();
                var first = arrived.poll(1, TimeUnit.SECONDS);
                if (first != null) batch.add(first);
                arrived.drainTo(batch);
                step(batch);
                pages.accept(model.get());
                Thread.sleep(GATHER);
            }
        } catch (InterruptedException _) {
            // close() ends the wait
        }
    }

    private void step(List<Item> batch) {
        var next = model.get();
        var said = new ArrayList<Heard>();
        for (var item : batch) {
            switch (item) {
                case Item.Said it -> said.add(it.heard());
                case Item.Came _ -> {
                    next = next.heard(said).linkUp();
                    said.clear();
                }
                case Item.Went _ -> next = next.linkDown();
            }
        }
        next = next.heard(said);
        model.set(next);
        remember(
                batch.stream()
                        .filter(Item.Said.class::isInstance)
                        .map(it -> ((Item.Said) it).heard())
                        .map(Heard::message)
                        .filter(it -> !(it instanceof Beat))
                        .toList(),
                next);
    }

    private void remember(List<KioskMessage> words, FleetModel now) {
        seenBook.note(now);
        var due = seenBook.due(clock.instant(), KEEP_SEEN);
        if (words.isEmpty() && due.isEmpty()) return;
        synchronized (store) {
            try {
                store.remember(words, due, clock.instant());
                storeFails = false;
            } catch (SQLException failed) {
                if (!storeFails) LOG.error("the console cannot write its memory", failed);
                storeFails = true;
            }
        }
    }

    @Override
    public void close() {
        subscription.close();
        ending = true;
        thread.interrupt();
        try {
            if (!thread.join(Duration.ofSeconds(5))) LOG.warn("the desk did not end in time");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
