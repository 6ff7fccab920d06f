package de.buergerterminal.provisioning.fleet;

import de.buergerterminal.backend.telemetry.KioskMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything the console knows. Pure: messages in, the next model out; no clock, no thread.
///
/// @param link whether the broker can be heard at all
/// @param silence how long a terminal may be silent before it counts as stale
record FleetModel(Map<String, TerminalFacts> terminals, boolean link, Duration silence) {
    /// The largest fleet one console watches; further names on the broker are ignored.
    static final int MOST_TERMINALS = 20_000;

    FleetModel {
        terminals = Map.copyOf(terminals);
    }

    /// @param expected kiosk ids that should be there, shown even before they say a word
    static FleetModel expecting(Set<String> expected, Duration heartbeat, Instant now) {
        var terminals = new LinkedHashMap<String, TerminalFacts>();
        expected.forEach(kiosk -> terminals.put(kiosk, TerminalFacts.unheard(kiosk, now)));
        return new FleetModel(terminals, false, heartbeat.multipliedBy(3));
    }

    /// One message and when it arrived, by the console's clock.
    record Heard(KioskMessage message, Instant at) {}

    FleetModel heard(KioskMessage message, Instant at) {
        return heard(List.of(new Heard(message, at)));
    }

    /// A whole batch at once, so that a large fleet is copied a few times a second and not with
    /// every heartbeat.
    FleetModel heard(List<Heard> batch) {
        var next = new LinkedHashMap<>(terminals);
        for (var each : batch) {
            String kiosk = each.message().kiosk();
            var before = next.get(kiosk);
            if (before == null) {
                if (next.size() >= MOST_TERMINALS) continue;
                before = TerminalFacts.unheard(kiosk, each.at());
            }
            next.put(kiosk, before.heard(each.message(), each.at(), silence));
        }
        return new FleetModel(next, link, silence);
    }

    /// The line to the broker is up; all retained words follow.
    FleetModel linkUp() {
        var next = new LinkedHashMap<String, TerminalFacts>();
        terminals.forEach((kiosk, facts) -> next.put(kiosk, facts.beforeSnapshot()));
        return new FleetModel(next, true, silence);
    }

    FleetModel linkDown() {
        return new FleetModel(terminals, false, silence);
    }

    /// What was remembered of an earlier day.
    FleetModel seen(Map<String, Instant> when) {
        var next = new LinkedHashMap<>(terminals);
        when.forEach((kiosk, at) -> next.computeIfPresent(kiosk, (_, it) -> it.seenAt(at)));
        return new FleetModel(next, link, silence);
    }
}
