package de.buergerterminal.kiosk.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes events of the one table with typed facts. Safe for any thread; never throws.
public final class Journal {
    /// Key under which the event's id stands in each entry.
    static final String EVENT = "event";

    private static final Logger LOG = LoggerFactory.getLogger("journal");

    public void record(JournalEvent event, Fact... facts) {
        var entry = LOG.atLevel(event.level()).addKeyValue(EVENT, event.id());
        for (Fact fact : facts) {
            entry = entry.addKeyValue(fact.name(), fact.value());
        }
        entry.log(event.meaning());
    }
}
