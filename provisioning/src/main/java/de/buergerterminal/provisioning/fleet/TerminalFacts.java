package de.buergerterminal.provisioning.fleet;

import de.buergerterminal.backend.telemetry.KioskMessage;
import de.buergerterminal.backend.telemetry.KioskMessage.Abilities;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmCleared;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmRaised;
import de.buergerterminal.backend.telemetry.KioskMessage.Beat;
import de.buergerterminal.backend.telemetry.KioskMessage.DeviceGone;
import de.buergerterminal.backend.telemetry.KioskMessage.DeviceIs;
import de.buergerterminal.backend.telemetry.KioskMessage.InventoryIs;
import de.buergerterminal.backend.telemetry.KioskMessage.State;
import de.buergerterminal.backend.telemetry.KioskState;
import de.buergerterminal.backend.telemetry.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All that is known of one terminal. Pure: each message gives the next facts.
///
/// @param known when the console first knew of it, by the console's clock
/// @param seen when the last heartbeat arrived, by the console's clock
record TerminalFacts(
        String kiosk,
        Instant known,
        Optional<Instant> seen,
        Optional<State> state,
        Optional<Beat> beat,
        Optional<Abilities> abilities,
        Map<String, DeviceIs> devices,
        Map<String, AlarmRaised> alarms) {
    /// No terminal has more devices or alarms; a flood on the broker ends here.
    private static final int MOST = 128;

    TerminalFacts {
        devices = Map.copyOf(devices);
        alarms = Map.copyOf(alarms);
    }

    static TerminalFacts unheard(String kiosk, Instant known) {
        return new TerminalFacts(
                kiosk,
                known,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    /// @param silence after which a terminal counts as stale
    TerminalFacts heard(KioskMessage message, Instant now, Duration silence) {
        return switch (message) {
            case State it -> onState(it, now, silence);
            case Beat it -> onBeat(it, now, silence);
            case Abilities it -> {
                if (abilities.isPresent() && isOutdated(it.stamp(), abilities.get().stamp())) {
                    yield this;
                }
                yield with(Optional.of(it));
            }
            case DeviceIs it -> {
                var before = devices.get(it.report().id());
                if (before != null && isOutdated(it.stamp(), before.stamp())) yield this;
                yield withDevices(put(devices, it.report().id(), it));
            }
            case DeviceGone it -> withDevices(without(devices, it.device()));
            case AlarmRaised it -> {
                var before = alarms.get(it.alarm().code());
                if (before != null && isOutdated(it.stamp(), before.stamp())) yield this;
                yield withAlarms(put(alarms, it.alarm().code(), it));
            }
            case AlarmCleared it -> withAlarms(without(alarms, it.code()));
            case InventoryIs _ -> this;
        };
    }

    /// The will of an older connection must not bury the newer one.
    private TerminalFacts onState(State next, Instant now, Duration silence) {
        if (state.isEmpty()) return with(next);
        var current = state.get();
        boolean otherSession = !next.session().equals(current.session());
        if (next.state() == KioskState.LOST && otherSession) return this;
        if (next.boot() < current.boot() && presence(now, silence).speaks()) return this;
        return with(next);
    }

    private TerminalFacts onBeat(Beat next, Instant now, Duration silence) {
        boolean outdated = beat.isPresent() && isOutdated(next.stamp(), beat.get().stamp());
        if (outdated && presence(now, silence).speaks()) return this;
        return new TerminalFacts(
                kiosk,
                known,
                Optional.of(now),
                state,
                Optional.of(next),
                abilities,
                devices,
                alarms);
    }

    /// An older stamp of the same boot, or of a boot before the current one. A clock that was set
    /// back gives lower boots; those count once the state speaks of them.
    private boolean isOutdated(Stamp next, Stamp before) {
        if (state.isPresent() && next.boot() == state.get().boot()) {
            return next.boot() == before.boot() && next.isOlderThan(before);
        }
        return next.isOlderThan(before);
    }

    Presence presence(Instant now, Duration silence) {
        if (state.isEmpty() && beat.isEmpty()) return Presence.NEVER_HEARD;
        KioskState word = state.map(State::state).orElse(KioskState.INIT);
        if (word == KioskState.LOST) return Presence.LOST;
        if (word == KioskState.DISCONNECTED) return Presence.STOPPED;
        if (seen.orElse(known).plus(silence).isBefore(now)) return Presence.STALE;
        return switch (word) {
            case READY -> Presence.READY;
            case DEGRADED -> Presence.DEGRADED;
            case MAINTENANCE -> Presence.MAINTENANCE;
            case UPDATING -> Presence.UPDATING;
            case INIT, LOST, DISCONNECTED -> Presence.STARTING;
        };
    }

    /// Abilities of the present run of the terminal; what an earlier run said no longer counts.
    Optional<Abilities> abilitiesNow() {
        return abilities.filter(it -> isOfThisBoot(it.stamp()));
    }

    Collection<DeviceIs> devicesNow() {
        var now = new TreeMap<>(devices);
        now.values().removeIf(it -> !isOfThisBoot(it.stamp()));
        return now.values();
    }

    Collection<AlarmRaised> alarmsNow() {
        var now = new TreeMap<>(alarms);
        now.values().removeIf(it -> !isOfThisBoot(it.stamp()));
        return now.values();
    }

    private boolean isOfThisBoot(Stamp stamp) {
        return state.isEmpty() || stamp.boot() == state.get().boot();
    }

    /// All retained words are about to be heard again; an alarm that was cleared meanwhile is not
    /// among them.
    TerminalFacts beforeSnapshot() {
        return withAlarms(Map.of());
    }

    TerminalFacts seenAt(Instant when) {
        return new TerminalFacts(
                kiosk, known, Optional.of(when), state, beat, abilities, devices, alarms);
    }

    private TerminalFacts with(State next) {
        return new TerminalFacts(
                kiosk, known, seen, Optional.of(next), beat, abilities, devices, alarms);
    }

    private TerminalFacts with(Optional<Abilities> next) {
        return new TerminalFacts(kiosk, known, seen, state, beat, next, devices, alarms);
    }

    private TerminalFacts withDevices(Map<String, DeviceIs> next) {
        return new TerminalFacts(kiosk, known, seen, state, beat, abilities, next, alarms);
    }

    private TerminalFacts withAlarms(Map<String, AlarmRaised> next) {
        return new TerminalFacts(kiosk, known, seen, state, beat, abilities, devices, next);
    }

    private static <T> Map<String, T> put(Map<String, T> map, String key, T value) {
        if (map.size() >= MOST && !map.containsKey(key)) return map;
        var next = new TreeMap<>(map);
        next.put(key, value);
        return next;
    }

    private static <T> Map<String, T> without(Map<String, T> map, String key) {
        var next = new TreeMap<>(map);
        next.remove(key);
        return next;
    }
}
