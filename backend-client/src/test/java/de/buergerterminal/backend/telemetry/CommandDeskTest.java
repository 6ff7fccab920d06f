package de.buergerterminal.backend.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandDeskTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final CommandDesk desk = new CommandDesk("pb-foyer");

    private static Packet command(String name, String id, String expires, boolean retained) {
        String json =
                """
                {"id":"%s","name":"%s","args":{},"issued":"2026-11-22T11:59:00Z",
                 "expires":"%s","by":"console"}\
                """
                        .formatted(id, name, expires);
        return new Packet(
                "kiosk/1/pb-foyer/cmd/" + name, json.getBytes(StandardCharsets.UTF_8), retained);
    }

    private List<String> answers(String name, String expires) {
        return desk.answer(command(name, "id-1", expires, false), NOON).stream()
                .map(CommandDesk.Reply::json)
                .toList();
    }

    @Test
    void aPingIsAcceptedAndDone() {
        assertThat(answers("ping", "2026-11-22T12:01:00Z"))
                .containsExactly(
                        "{\"id\":\"id-1\",\"status\":\"accepted\"}",
                        "{\"id\":\"id-1\",\"status\":\"done\"}");
    }

    @ParameterizedTest
    @CsvSource({"reboot", "update", "lock", "collect-logs"})
    void whatCouldHarmIsRefusedWithoutASignature(String name) {
        assertThat(answers(name, "2026-11-22T12:01:00Z"))
                .singleElement()
                .asString()
                .contains("rejected", "UNSIGNED");
    }

    @Test
    void anUnknownCommandIsRefused() {
        assertThat(answers("dance", "2026-11-22T12:01:00Z"))
                .singleElement()
                .asString()
                .contains("rejected", "NOT_SUPPORTED");
    }

    @Test
    void anExpiredCommandIsNotCarriedOut() {
        assertThat(answers("ping", "2026-11-22T11:59:59Z"))
                .containsExactly("{\"id\":\"id-1\",\"status\":\"expired\"}");
    }

    @Test
    void aRepeatedIdGetsTheSameAnswerWhateverItAsksThen() {
        var first = answers("ping", "2026-11-22T12:01:00Z");
        assertThat(answers("reboot", "2026-11-22T12:01:00Z")).isEqualTo(first);
    }

    @Test
    void aRetainedCommandIsNeverCarriedOut() {
        var packet = command("ping", "id-1", "2026-11-22T12:01:00Z", true);
        assertThatThrownBy(() -> desk.answer(packet, NOON)).hasMessageContaining("retained");
    }

    @Test
    void aCommandOnAnotherTopicThanItsNameIsNotAnswered() {
        var packet =
                new Packet(
                        "kiosk/1/pb-foyer/cmd/ping",
                        command("reboot", "id-1", "2026-11-22T12:01:00Z", false).payload(),
                        false);
        assertThatThrownBy(() -> desk.answer(packet, NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
