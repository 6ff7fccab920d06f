package de.buergerterminal.backend.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import de.buergerterminal.backend.outbox.OutboxCondition;
import de.buergerterminal.backend.telemetry.KioskMessage.Abilities;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmCleared;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmRaised;
import de.buergerterminal.backend.telemetry.KioskMessage.Beat;
import de.buergerterminal.backend.telemetry.KioskMessage.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KioskMessageTest {
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theStateIsWrittenAsTheTopicTreeSays() {
        var state = new State("pb-foyer", KioskState.READY, "01J0000000", 17, TEN, "1.4.2");
        assertThat(state.topic()).isEqualTo("kiosk/1/pb-foyer/state");
        assertThat(state.payload())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(
                        "{\"v\":1,\"state\":\"ready\",\"session\":\"01J0000000\",\"boot\":17,"
                                + "\"since\":\"2026-11-22T10:00:00Z\",\"app\":\"1.4.2\"}");
    }

    @Test
    void aHeartbeatIsReadAsTheTopicTreeSays() {
        var message =
                KioskMessage.read(
                        "kiosk/1/pb-foyer/hb",
                        utf8(
                                """
                                {"v":1,"boot":17,"seq":88123,"ts":"2026-11-22T10:00:00Z","up":86400,
                                 "ui":"busy","sess_active":true,"cpu":0.21,"mem":0.48,"disk":0.31,
                                 "temp":51.0,"thr":0,"net":{"rtt":18},"outbox":4,"cert_days":63}\
                                """));
        assertThat(message).isInstanceOf(Beat.class);
        var beat = (Beat) message;
        assertThat(beat.stamp()).isEqualTo(new Stamp(17, 88_123, TEN));
        assertThat(beat.heartbeat().ui()).isEqualTo(Heartbeat.Ui.BUSY);
        assertThat(beat.heartbeat().outboxWaiting()).isEqualTo(4);
        assertThat(beat.heartbeat().machine().temperature()).hasValue(51.0);
        assertThat(beat.heartbeat().outbox())
                .as("a terminal of an older release does not say")
                .isEqualTo(OutboxCondition.SOUND);
    }

    @ParameterizedTest
    @EnumSource(OutboxCondition.class)
    void aHeartbeatCarriesWhetherTheOutboxTakesRequests(OutboxCondition condition) {
        var heartbeat = Heartbeat.of(Heartbeat.Ui.IDLE, false, 4, condition);
        var beat = new Beat("pb-foyer", new Stamp(17, 1, TEN), heartbeat);
        assertThat(beat.payload())
                .asString(StandardCharsets.UTF_8)
                .contains(
                        "\"outbox\":4,\"outbox_is\":\""
                                + condition.name().toLowerCase(Locale.ROOT)
                                + "\"");
        var read = (Beat) KioskMessage.read(beat.topic(), beat.payload());
        assertThat(read.heartbeat().outbox()).isEqualTo(condition);
    }

    @Test
    void anEmptyPayloadTakesTheAlarmBack() {
        assertThat(KioskMessage.read("kiosk/1/pb-foyer/alarm/PAPER_OUT", new byte[0]))
                .isEqualTo(new AlarmCleared("pb-foyer", "PAPER_OUT"));
    }

    @Property(tries = 200)
    void whatIsWrittenIsReadBack(
            @ForAll Severity severity,
            @ForAll KioskState state,
            @ForAll @Size(max = 5) List<Severity> words) {
        var args = new java.util.TreeMap<String, String>();
        words.forEach(it -> args.put("w" + args.size(), it.word()));
        var stamp = new Stamp(3, 9, TEN);
        var alarm = new Alarm("PAPER_OUT", severity, TEN, words.size() + 1, args);
        for (KioskMessage message :
                List.of(
                        new AlarmRaised("pb-foyer", stamp, alarm),
                        new State("pb-foyer", state, "session-1", 3, TEN, ""),
                        new Abilities("pb-foyer", stamp, Map.of("a", "ok", "b", "off:STORAGE")))) {
            assertThat(KioskMessage.read(message.topic(), message.payload())).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    kiosk/1/pb-foyer/state   | {}
                    kiosk/1/pb-foyer/state   | {"v":2,"state":"ready"}
                    kiosk/1/pb-foyer/state   | {"v":1,"state":"on fire"}
                    kiosk/1/pb-foyer/state   | [1]
                    kiosk/1/pb-foyer/state   | {"v":1}{"v":1}
                    kiosk/1/pb-foyer/cap     | {"v":1,"boot":1,"seq":1,"ts":"2026-11-22T10:00:00Z","services":{"a":"sure"}}
                    kiosk/1/pb-foyer/cap     | {"v":1,"boot":-1,"seq":1,"ts":"2026-11-22T10:00:00Z","services":{}}
                    kiosk/1/pb-foyer/cap     | {"v":1,"boot":1e3,"seq":1,"ts":"2026-11-22T10:00:00Z","services":{}}
                    kiosk/1/pb-foyer/cap     | {"v":1,"boot":1,"seq":1,"ts":"yesterday","services":{}}
                    kiosk/1/PB FOYER/state   | {"v":1,"state":"ready","session":"12345678","boot":1,"since":"2026-11-22T10:00:00Z","app":""}
                    kiosk/1/pb-foyer/hb      | {"v":1,"boot":1,"seq":1,"ts":"2026-11-22T10:00:00Z","up":1,"ui":"idle","outbox":-1}
                    kiosk/1/pb-foyer/hb      | {"v":1,"boot":1,"seq":1,"ts":"2026-11-22T10:00:00Z","up":1,"ui":"idle","outbox":0,"outbox_is":"burning"}
                    kiosk/1/pb-foyer/unknown | {"v":1}
                    kiosk/1/pb-foyer         | {"v":1}
                    kiosk/2/pb-foyer/state   | {"v":1}
                    kiosk/1/pb-foyer/alarm/x y | {"v":1,"sev":"minor","since":"2026-11-22T10:00:00Z","n":1,"args":{},"boot":1,"seq":1,"ts":"2026-11-22T10:00:00Z"}
                    """)
    void whatBreaksARuleIsNotAMessage(String topic, String payload) {
        assertThatThrownBy(() -> KioskMessage.read(topic, utf8(payload)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 400)
    void noiseIsRefusedAndNeverQuoted(
            @ForAll @StringLength(min = 4, max = 60) String noise, @ForAll byte[] bytes) {
        for (byte[] payload : List.of(utf8(noise), bytes, utf8("{\"v\":1,\"state\":\"" + noise))) {
            var thrown = catchThrowable(() -> KioskMessage.read("kiosk/1/pb-foyer/state", payload));
            assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasNoCause();
        }
    }

    @Test
    void deepNestingAndHugePayloadsEndAtTheFence() {
        assertThatThrownBy(
                        () -> KioskMessage.read("kiosk/1/pb-foyer/state", utf8("[".repeat(10_000))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KioskMessage.read("kiosk/1/pb-foyer/state", new byte[20_000]))
                .hasMessageContaining("too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Max Mustermann", "zwei Wörter", "a\nb", "ä"})
    void aSentenceOrANameDoesNotFitIntoAnAlarm(String text) {
        assertThatThrownBy(() -> new Alarm("CODE", Severity.MINOR, TEN, 1, Map.of("device", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(text);
    }
}
