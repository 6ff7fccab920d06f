package de.buergerterminal.backend.telemetry;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The console's ear: everything all terminals say, as messages, one after the other on one thread.
///
/// Comes back by itself when the broker does, and then hears all retained words again. What is
/// malformed or oversized is counted and ignored, whoever sent it.
public final class FleetSubscription implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetSubscription.class);
    private static final int LONGEST_QUEUE = 20_000;

    /// Called on the subscription's own thread; may take its time, but not for ever.
    public interface Listener {
        /// A connection begins; all retained words follow.
        void connected();

        void disconnected();

        void heard(KioskMessage message);
    }

    private sealed interface Item {
        record Heard(Packet packet) implements Item {}

        record Lost() implements Item {}
    }

    private final BrokerAccess access;
    private final Listener listener;
    private final Backoff backoff = Backoff.standard(new Random());
    private final AtomicLong heard = new AtomicLong();
    private final AtomicLong ignored = new AtomicLong();
    private final Thread thread;
    private volatile String trouble = "";
    private volatile boolean connected;
    private volatile boolean ending;

    private FleetSubscription(BrokerAccess access, Listener listener) {
        this.access = access;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("fleet-subscription").unstarted(this::run);
    }

    /// Starts to connect and keeps at it until [#close]; returns at once.
    public static FleetSubscription start(BrokerAccess access, Listener listener) {
        var subscription = new FleetSubscription(access, listener);
        subscription.thread.start();
        return subscription;
    }

    public LinkStatus status() {
        return new LinkStatus(connected, heard.get(), 0, ignored.get(), trouble);
    }

    /// Ends within about two seconds. Idempotent.
    @Override
    public void close() {
        ending = true;
        thread.interrupt();
        try {
            if (!thread.join(Duration.ofSeconds(2))) LOG.warn("subscription did not end in time");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!ending) {
            long began = System.nanoTime();
            try {
                listen();
            } catch (MqttException failed) {
                String now = "reason " + failed.getReasonCode();
                if (!now.equals(trouble)) LOG.warn("no connection to the broker: {}", now);
                trouble = now;
            } catch (InterruptedException _) {
                return;
            } finally {
                if (connected) listener.disconnected();
                connected = false;
            }
            backoff.connectionHeld(Duration.ofNanos(System.nanoTime() - began));
            try {
                if (!ending) Thread.sleep(backoff.next());
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void listen() throws MqttException, InterruptedException {
        var inbox = new Inbox();
        String clientId = "fleet-" + UUID.randomUUID();
        try (var connection = BrokerConnection.open(access, clientId, new Will.None(), inbox)) {
            connection.subscribe(KioskTopics.FLEET); // what comes meanwhile waits in the inbox
            connected = true;
            trouble = "";
            listener.connected();
            while (true) {
                switch (inbox.queue.take()) {
                    case Item.Lost _ -> {
                        return;
                    }
                    case Item.Heard it -> hear(it.packet());
                }
            }
        }
    }

    private void hear(Packet item) {
        if (KioskTopics.isForTerminals(item.topic())) return;
        try {
            listener.heard(KioskJson.read(item.topic(), item.payload()));
            heard.incrementAndGet();
        } catch (IllegalArgumentException malformed) {
            if (ignored.incrementAndGet() == 1) {
                LOG.warn("ignored a malformed message: {}", malformed.getMessage());
            }
        }
    }

    /// Where Paho's thread drops what arrives. When the queue is full the connection is given up:
    /// the next one begins with all retained words, so nothing that still holds is missed.
    private final class Inbox implements BrokerConnection.Events {
        private final ArrayBlockingQueue<Item> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);

        @Override
        public void arrived(Packet packet) {
            if (packet.payload().length > KioskJson.LARGEST) ignored.incrementAndGet();
            else if (!queue.offer(new Item.Heard(packet))) lost();
        }

        @Override
        public void published(String topic, int reasonCode) {}

        @Override
        public void lost() {
            while (!queue.offer(new Item.Lost())) {
                queue.clear();
                ignored.incrementAndGet();
            }
        }
    }
}
