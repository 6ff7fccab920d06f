package de.buergerterminal.backend.telemetry;

import de.buergerterminal.backend.telemetry.KioskMessage.AlarmCleared;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmRaised;
import de.buergerterminal.backend.telemetry.KioskMessage.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the terminal has to say now: the last word per topic, and which of these words the broker
/// has not acknowledged. Several changes while the line is down become one message. Guarded by its
/// own monitor, on which the sender waits.
final class Announcements {
    /// One word per device, service list and alarm; far more than a terminal has.
    private static final int MOST_TOPICS = 512;

    /// Unacknowledged at a time; below any broker's receive maximum.
    private static final int MOST_IN_FLIGHT = 8;

    private final TelemetrySettings settings;
    private final InstantSource clock;
    private final Map<String, KioskMessage> last = new LinkedHashMap<>();
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Set<String> inFlight = new HashSet<>();
    private final Set<String> changedInFlight = new HashSet<>();
    private State state;
    private long seq;

    Announcements(TelemetrySettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.state =
                new State(
                        settings.kioskId(),
                        KioskState.INIT,
                        "not-connected",
                        settings.boot(),
                        clock.instant(),
                        settings.app());
        say(state);
    }

    synchronized Stamp stamp() {
        return new Stamp(settings.boot(), ++seq, clock.instant());
    }

    synchronized void state(KioskState word) {
        if (state.state() == word) return;
        state =
                new State(
                        state.kiosk(),
                        word,
                        state.session(),
                        state.boot(),
                        clock.instant(),
                        state.app());
        say(state);
    }

    synchronized void alarm(String code, Severity severity, Map<String, String> args) {
        var before = last.get(KioskTopics.root(settings.kioskId()) + "alarm/" + code);
        Instant since = clock.instant();
        int times = 1;
        if (before instanceof AlarmRaised it) {
            since = it.alarm().since();
            times = it.alarm().times() + 1;
        }
        var alarm = new Alarm(code, severity, since, times, args);
        say(new AlarmRaised(settings.kioskId(), stamp(), alarm));
    }

    synchronized boolean stands(String code) {
        var now = last.get(KioskTopics.root(settings.kioskId()) + "alarm/" + code);
        return now instanceof AlarmRaised;
    }

    synchronized void say(KioskMessage message) {
        String topic = KioskTopics.of(message);
        if (last.size() >= MOST_TOPICS && !last.containsKey(topic)) {
            throw new IllegalArgumentException("a terminal has at most 512 topics");
        }
        last.put(topic, message);
        if (inFlight.contains(topic)) changedInFlight.add(topic);
        else waiting.add(topic);
        notifyAll();
    }

    /// A new connection begins: everything is to be said again, under a new session id.
    synchronized State begin(String session) {
        state =
                new State(
                        state.kiosk(),
                        state.state(),
                        session,
                        state.boot(),
                        state.since(),
                        state.app());
        last.put(KioskTopics.of(state), state);
        inFlight.clear();
        changedInFlight.clear();
        waiting.clear();
        waiting.addAll(last.keySet());
        return state;
    }

    /// The next message to publish, marked as in flight; empty if there is none or enough are.
    synchronized Optional<KioskMessage> next() {
        if (waiting.isEmpty() || inFlight.size() >= MOST_IN_FLIGHT) return Optional.empty();
        String topic = waiting.iterator().next();
        waiting.remove(topic);
        inFlight.add(topic);
        return Optional.ofNullable(last.get(topic));
    }

    /// The broker took the message on that topic, or refused it for good.
    synchronized void settled(String topic) {
        if (!inFlight.remove(topic)) return;
        if (changedInFlight.remove(topic)) waiting.add(topic);
        else if (last.get(topic) instanceof AlarmCleared) last.remove(topic);
        notifyAll();
    }

    /// The message could not be handed over; it waits again.
    synchronized void putBack(String topic) {
        inFlight.remove(topic);
        changedInFlight.remove(topic);
        waiting.add(topic);
    }

    synchronized boolean allSaid() {
        return waiting.isEmpty() && inFlight.isEmpty();
    }
}
