package de.buergerterminal.backend.telemetry;

import de.buergerterminal.backend.telemetry.KioskMessage.Beat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that owns the connection: connect, say everything, beat, answer; on trouble back
/// off and begin again. Paho's threads only put things into queues here.
final class TelemetryLoop {
    private static final Logger LOG = LoggerFactory.getLogger(TelemetryLoop.class);

    /// An acknowledgement that takes longer than this means a dead line.
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private record Ack(String topic, int reasonCode) {}

    private final TelemetrySettings settings;
    private final Announcements words;
    private final Supplier<Heartbeat> heartbeat;
    private final InstantSource clock;
    private final Backoff backoff;
    private final CommandDesk desk;
    private final Thread thread;
    private final ArrayBlockingQueue<Packet> commands = new ArrayBlockingQueue<>(64);
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong ignored = new AtomicLong();
    private boolean pulseFailed;
    private volatile String trouble = "";
    private volatile boolean connected;
    private volatile boolean ending;

    TelemetryLoop(
            TelemetrySettings settings,
            Announcements words,
            Supplier<Heartbeat> heartbeat,
            InstantSource clock,
            Backoff backoff) {
        this.settings = settings;
        this.words = words;
        this.heartbeat = heartbeat;
        this.clock = clock;
        this.backoff = backoff;
        this.desk = new CommandDesk(settings.kioskId());
        this.thread = Thread.ofVirtual().name("telemetry").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    LinkStatus status() {
        return new LinkStatus(connected, acknowledged.get(), refused.get(), ignored.get(), trouble);
    }

    /// Ends the thread, after a goodbye to the broker if there is one within that time.
    void end(Duration patience) {
        if (!ending) {
            if (connected) words.state(KioskState.DISCONNECTED);
            ending = true;
            wake();
        }
        try {
            if (connected && thread.join(patience)) return;
            thread.interrupt();
            if (!thread.join(Duration.ofSeconds(1))) LOG.warn("telemetry did not end in time");
        } catch (InterruptedException _) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!ending) {
            long began = System.nanoTime();
            try {
                new Connected().serve();
            } catch (MqttException failed) {
                note(failed);
            } catch (InterruptedException _) {
                return;
            } finally {
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

    /// Journals a trouble once, not with every attempt.
    private void note(MqttException failed) {
        if (ending) return;
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        String now = "reason " + failed.getReasonCode() + ", " + cause.getClass().getSimpleName();
        if (!now.equals(trouble)) LOG.warn("no connection to the fleet broker: {}", now);
        trouble = now;
    }

    private void wake() {
        synchronized (words) {
            words.notifyAll();
        }
    }

    /// One connection from CONNECT to its end.
    private final class Connected implements BrokerConnection.Events {
        private final String session = UUID.randomUUID().toString();
        private final Queue<Ack> acks = new ArrayDeque<>();
        private final Queue<CommandDesk.Reply> replies = new ArrayDeque<>();
        private long nextBeat = System.nanoTime();
        private long lastProgress = nextBeat;
        private boolean lost;

        void serve() throws MqttException, InterruptedException {
            var state = words.begin(session);
            var will = new Will.Says(state.as(KioskState.LOST), settings.willDelay());
            var access = new BrokerAccess(settings.broker(), settings.login(), settings.tls());
            commands.clear();
            try (var connection = BrokerConnection.open(access, settings.kioskId(), will, this)) {
                connection.subscribe(KioskTopics.commands(settings.kioskId()));
                connected = true;
                trouble = "";
                LOG.info("connected to the fleet broker");
                while (!isLost()) {
                    settleAcks();
                    answerCommands();
                    publishAll(connection);
                    if (ending && words.allSaid()) {
                        connection.disconnect();
                        return;
                    }
                    beatIfDue(connection);
                    await();
                }
            }
            LOG.info("the fleet broker's line was lost");
        }

        private boolean isLost() {
            synchronized (words) {
                return lost || (!words.allSaid() && overdue());
            }
        }

        private boolean overdue() {
            return System.nanoTime() - lastProgress > PATIENCE_NANOS;
        }

        private void settleAcks() {
            while (true) {
                Ack ack;
                synchronized (words) {
                    ack = acks.poll();
                }
                if (ack == null) return;
                lastProgress = System.nanoTime();
                if (ack.reasonCode() >= 0x80) refused(ack);
                else acknowledged.incrementAndGet();
                words.settled(ack.topic());
            }
        }

        /// A refused word is an alarm and stays unsaid until the next connection; trying again
        /// would be refused again.
        private void refused(Ack ack) {
            refused.incrementAndGet();
            String own = ack.topic().substring(KioskTopics.root(settings.kioskId()).length());
            LOG.warn("the broker refused {} (reason {})", own, ack.reasonCode());
            if (own.startsWith("alarm/") || words.stands("PUBLISH_REFUSED")) return;
            words.alarm("PUBLISH_REFUSED", Severity.MAJOR, Map.of("topic", own));
        }

        private void answerCommands() {
            for (var it = commands.poll(); it != null; it = commands.poll()) {
                try {
                    replies.addAll(desk.answer(it, clock.instant()));
                } catch (IllegalArgumentException unanswerable) {
                    ignored.incrementAndGet();
                    LOG.warn("ignored a command: {}", unanswerable.getMessage());
                }
            }
        }

        private void publishAll(BrokerConnection connection) throws MqttException {
            for (var it = words.next(); it.isPresent(); it = words.next()) {
                String topic = KioskTopics.of(it.get());
                if (!taken(connection, topic, KioskJson.write(it.get()), true)) {
                    words.putBack(topic);
                    return;
                }
            }
            while (!replies.isEmpty()) {
                var reply = replies.element();
                byte[] payload = reply.json().getBytes(StandardCharsets.UTF_8);
                if (!taken(connection, reply.topic(), payload, false)) return;
                replies.remove();
            }
        }

        /// Whether the client took it; it does not while the broker allows no more in flight.
        private boolean taken(BrokerConnection to, String topic, byte[] payload, boolean retained)
                throws MqttException {
            try {
                to.publish(topic, payload, 1, retained);
                return true;
            } catch (MqttException full) {
                if (full.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT)
                    throw full;
                trouble = "reason 32202, the broker allows no more messages in flight";
                return false;
            }
        }

        private void beatIfDue(BrokerConnection connection) throws MqttException {
            if (System.nanoTime() < nextBeat) return;
            nextBeat = System.nanoTime() + settings.heartbeat().toNanos();
            Beat beat;
            try {
                beat = new Beat(settings.kioskId(), words.stamp(), heartbeat.get());
            } catch (RuntimeException broken) {
                if (!pulseFailed) LOG.error("no heartbeat: its source failed", broken);
                pulseFailed = true;
                return;
            }
            pulseFailed = false;
            connection.publish(KioskTopics.of(beat), KioskJson.write(beat), 0, false);
        }

        /// Until there is something to do, at most until the next beat; with something in the way,
        /// a second at most.
        private void await() throws InterruptedException {
            synchronized (words) {
                if (lost || !acks.isEmpty() || !commands.isEmpty()) return;
                if (ending && words.allSaid()) return;
                long millis = Math.max(1, (nextBeat - System.nanoTime()) / 1_000_000);
                boolean idle = words.allSaid();
                words.wait(idle ? millis : Math.min(millis, 1_000));
                if (idle) lastProgress = System.nanoTime();
            }
        }

        @Override
        public void arrived(Packet packet) {
            if (!commands.offer(packet)) ignored.incrementAndGet();
            wake();
        }

        @Override
        public void published(String topic, int reasonCode) {
            synchronized (words) {
                if (reasonCode < 0) lost = true;
                else acks.add(new Ack(topic, reasonCode));
                words.notifyAll();
            }
        }

        @Override
        public void lost() {
            synchronized (words) {
                lost = true;
                words.notifyAll();
            }
        }
    }
}
