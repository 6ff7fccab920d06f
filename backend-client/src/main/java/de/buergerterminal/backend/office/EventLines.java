package de.buergerterminal.backend.office;

import java.util.List;

/// The verified event log of a case in words, one line per event.
final class EventLines {
    private EventLines() {}

    static List<String> of(List<EventToken> events) {
        return events.stream().map(EventLines::line).toList();
    }

    private static String line(EventToken event) {
        return "%s  %s  (%s, Signatur PS512 geprüft mit Schlüssel %s)"
                .formatted(
                        GermanText.preciseTime(event.at()),
                        event.kind().german(),
                        author(event),
                        event.kid());
    }

    static String author(EventToken event) {
        return DeliveryService.isByService(event) ? "Zustelldienst" : "Bürgerbüro";
    }
}
