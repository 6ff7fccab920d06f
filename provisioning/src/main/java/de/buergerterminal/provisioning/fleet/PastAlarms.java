package de.buergerterminal.provisioning.fleet;

import de.buergerterminal.provisioning.fleet.FleetPages.PastLine;
import java.time.Instant;
import java.util.List;

/// The alarm history in words.
final class PastAlarms {
    private final FleetSettings settings;
    private final FleetTexts texts;

    PastAlarms(FleetSettings settings, FleetTexts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    List<PastLine> of(List<FleetStore.PastAlarm> past) {
        return past.stream().map(this::line).toList();
    }

    private PastLine line(FleetStore.PastAlarm past) {
        var place = settings.terminals().get(past.kiosk());
        return new PastLine(
                place == null ? past.kiosk() : place.name(),
                texts.find("fault." + past.code()).orElse(texts.of("fault.unknown", past.code())),
                past.since().toString(),
                clock(past.since()),
                past.cleared().map(this::clock).orElse(texts.of("history.open")));
    }

    private String clock(Instant time) {
        return texts.clock(time);
    }
}
