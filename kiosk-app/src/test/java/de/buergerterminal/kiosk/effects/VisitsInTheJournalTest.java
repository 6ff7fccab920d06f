package de.buergerterminal.kiosk.effects;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import de.buergerterminal.kiosk.session.SessionEffect;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class VisitsInTheJournalTest {
    private static final Logger JOURNAL = (Logger) LoggerFactory.getLogger("journal");

    private final ListAppender<ILoggingEvent> entries = new ListAppender<>();

    @TempDir Path folder;

    @BeforeEach
    void listen() {
        entries.start();
        JOURNAL.addAppender(entries);
    }

    @AfterEach
    void stop() {
        JOURNAL.detachAppender(entries);
    }

    @Test
    void aVisitEndsOnceAndOnlyIfItBegan() throws Exception {
        try (var effects = PlainEffects.of(FewDevices.NONE, folder, _ -> {})) {
            effects.carryOut(new SessionEffect.ForgetCitizen());
            assertThat(events()).as("somebody only passed by").isEmpty();
            effects.carryOut(new SessionEffect.VisitBegan());
            effects.carryOut(new SessionEffect.ForgetCitizen());
            effects.carryOut(new SessionEffect.ForgetCitizen());
            assertThat(events()).containsExactly("K-111", "K-112");
        }
    }

    private List<String> events() {
        return entries.list.stream()
                .flatMap(it -> it.getKeyValuePairs().stream())
                .filter(it -> it.key.equals("event"))
                .map(it -> String.valueOf(it.value))
                .toList();
    }
}
