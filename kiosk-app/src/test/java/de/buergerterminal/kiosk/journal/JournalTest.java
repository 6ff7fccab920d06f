package de.buergerterminal.kiosk.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.buergerterminal.device.FaultCode;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JournalTest {
    @Test
    void everyEventHasItsOwnIdAMeaningAndARemedy() {
        assertThat(Arrays.stream(JournalEvent.values()).map(JournalEvent::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("K-[1-9]\\d\\d"));
        assertThat(JournalEvent.values())
                .allSatisfy(event -> {
                    assertThat(event.meaning()).endsWith(".").hasSizeBetween(15, 200);
                    assertThat(event.remedy()).endsWith(".").hasSizeBetween(10, 200);
                });
    }

    @Test
    void noMethodOfTheJournalTakesAText() {
        var textual =
                Arrays.stream(Journal.class.getMethods())
                        .filter(it -> it.getDeclaringClass() == Journal.class)
                        .flatMap(it -> Arrays.stream(it.getParameterTypes()));
        assertThat(textual).containsOnly(JournalEvent.class, Fact[].class);
        var components =
                Arrays.stream(Fact.class.getPermittedSubclasses())
                        .flatMap(it -> Arrays.stream(it.getRecordComponents()))
                        .map(it -> it.getType());
        assertThat(components).isNotEmpty().noneMatch(it -> it.isAssignableFrom(String.class));
        assertThat(Modifier.isFinal(Journal.class.getModifiers())).isTrue();
    }

    @Test
    void aLineIsOneJsonObjectWhateverTheTextHolds() throws Exception {
        var event = event("a\r\nb\u001b[2J\u0000\u2028\u202e\"\\\ud800 ä");
        event.addKeyValuePair(new KeyValuePair("event", "K-101"));
        event.addKeyValuePair(new KeyValuePair("count", 3L));
        String line = encode(event);
        assertThat(line).endsWith("}\n");
        assertThat(line.strip()).doesNotContain("\n", "\r", "\u001b", "\u2028", "\u202e");
        var json = new ObjectMapper().readTree(line);
        assertThat(json.get("event").asText()).isEqualTo("K-101");
        assertThat(json.get("count").asInt()).isEqualTo(3);
        assertThat(json.get("message").asText()).startsWith("a\r\nb\u001b[2J").endsWith(" ä");
    }

    @Test
    void whatAnExceptionSaysIsNotWritten() {
        var event = event("broken");
        var thrown = new IllegalStateException("Ada Lovelace", new RuntimeException("born 1815"));
        event.setThrowableProxy(new ch.qos.logback.classic.spi.ThrowableProxy(thrown));
        assertThat(encode(event))
                .contains("java.lang.IllegalStateException", "JournalTest", "caused by")
                .doesNotContain("Lovelace", "1815");
        assertThat(new Fact.Cause(thrown).value().toString())
                .contains("IllegalStateException", "JournalTest")
                .doesNotContain("Lovelace");
    }

    @Test
    void factsAreNamedAfterWhatTheyAre() {
        assertThat(new Fact.Fault(FaultCode.PAPER_OUT))
                .satisfies(it -> assertThat(it.name()).isEqualTo("fault"))
                .satisfies(it -> assertThat(it.value()).isEqualTo("DEV-202"));
    }

    private static LoggingEvent event(String message) {
        var logger = new LoggerContext().getLogger("journal");
        return new LoggingEvent("", logger, Level.INFO, message, null, null);
    }

    private static String encode(LoggingEvent event) {
        return new String(new JournalEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
