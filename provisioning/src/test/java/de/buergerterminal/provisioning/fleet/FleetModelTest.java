package de.buergerterminal.provisioning.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.outbox.OutboxCondition;
import de.buergerterminal.backend.telemetry.Alarm;
import de.buergerterminal.backend.telemetry.DeviceReport;
import de.buergerterminal.backend.telemetry.Heartbeat;
import de.buergerterminal.backend.telemetry.KioskMessage;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmCleared;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmRaised;
import de.buergerterminal.backend.telemetry.KioskMessage.Beat;
import de.buergerterminal.backend.telemetry.KioskMessage.DeviceIs;
import de.buergerterminal.backend.telemetry.KioskMessage.State;
import de.buergerterminal.backend.telemetry.KioskState;
import de.buergerterminal.backend.telemetry.Severity;
import de.buergerterminal.backend.telemetry.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetModelTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String FOYER = "pb-foyer";
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private static FleetModel after(KioskMessage... messages) {
        var model = FleetModel.expecting(Set.of(), HEARTBEAT, NOON).linkUp();
        for (var each : messages) model = model.heard(each, NOON);
        return model;
    }

    private static State state(KioskState word, String session, long boot) {
        return new State(FOYER, word, session, boot, NOON, "0.1.0");
    }

    private static Beat beat(long boot, long seq, int waiting) {
        var heartbeat = Heartbeat.of(Heartbeat.Ui.IDLE, false, waiting, OutboxCondition.SOUND);
        return new Beat(FOYER, new Stamp(boot, seq, NOON), heartbeat);
    }

    private static DeviceIs printer(long boot, long seq, DeviceReport.Status status, String code) {
        var codes = code.isEmpty() ? List.<String>of() : List.of(code);
        var report = new DeviceReport("printer", "receipt-printer", status, codes, NOON);
        return new DeviceIs(FOYER, new Stamp(boot, seq, NOON), report);
    }

    private static AlarmRaised alarm(long boot, long seq, String code) {
        var alarm = new Alarm(code, Severity.MAJOR, NOON, 1, Map.of());
        return new AlarmRaised(FOYER, new Stamp(boot, seq, NOON), alarm);
    }

    private static TerminalFacts foyer(FleetModel model) {
        return Objects.requireNonNull(model.terminals().get(FOYER));
    }

    private static Presence presence(FleetModel model, Instant now) {
        return foyer(model).presence(now, model.silence());
    }

    @Test
    void aTerminalThatIsExpectedButSilentIsShownAsNeverHeard() {
        var model = FleetModel.expecting(Set.of(FOYER), HEARTBEAT, NOON);
        assertThat(presence(model, NOON.plusSeconds(3600))).isEqualTo(Presence.NEVER_HEARD);
    }

    @Test
    void theWillOfTheCurrentConnectionMeansLost() {
        var model =
                after(
                        state(KioskState.READY, "session-1", 7),
                        state(KioskState.LOST, "session-1", 7));
        assertThat(presence(model, NOON)).isEqualTo(Presence.LOST);
    }

    @Test
    void theWillOfAnOlderConnectionIsDropped() {
        var model =
                after(
                        state(KioskState.READY, "session-1", 7),
                        state(KioskState.READY, "session-2", 7),
                        state(KioskState.LOST, "session-1", 7));
        assertThat(presence(model, NOON)).isEqualTo(Presence.READY);
    }

    @Test
    void threeMissingHeartbeatsMakeATerminalStaleAndTheFourthBringsItBack() {
        var model = after(state(KioskState.READY, "session-1", 7), beat(7, 1, 0));
        assertThat(presence(model, NOON.plusSeconds(90))).isEqualTo(Presence.READY);
        assertThat(presence(model, NOON.plusSeconds(91))).isEqualTo(Presence.STALE);
        model = model.heard(beat(7, 2, 0), NOON.plusSeconds(100));
        assertThat(presence(model, NOON.plusSeconds(101))).isEqualTo(Presence.READY);
    }

    @Test
    void ofTwoReportsOfADeviceTheNewerWinsInWhateverOrderTheyArrive() {
        var low = printer(7, 5, DeviceReport.Status.WARN, "PAPER_LOW");
        var out = printer(7, 6, DeviceReport.Status.FAIL, "PAPER_OUT");
        var state = state(KioskState.READY, "session-1", 7);
        assertThat(foyer(after(state, low, out)).devicesNow()).containsExactly(out);
        assertThat(foyer(after(state, out, low)).devicesNow()).containsExactly(out);
    }

    @Test
    void whatAnEarlierRunOfTheTerminalSaidNoLongerCounts() {
        var model =
                after(
                        state(KioskState.READY, "session-1", 7),
                        alarm(7, 5, "PAPER_OUT"),
                        printer(7, 6, DeviceReport.Status.FAIL, "PAPER_OUT"),
                        state(KioskState.INIT, "session-2", 8));
        assertThat(foyer(model).alarmsNow()).isEmpty();
        assertThat(foyer(model).devicesNow()).isEmpty();
    }

    @Test
    void aTerminalWhoseClockWasSetBackIsHeardAgainOnceItsOldSelfIsGone() {
        var model =
                after(
                        state(KioskState.READY, "session-1", 700),
                        beat(700, 1, 0),
                        state(KioskState.LOST, "session-1", 700),
                        state(KioskState.READY, "session-2", 3),
                        beat(3, 1, 4),
                        printer(3, 2, DeviceReport.Status.OK, ""));
        assertThat(presence(model, NOON)).isEqualTo(Presence.READY);
        assertThat(foyer(model).devicesNow()).hasSize(1);
    }

    @Test
    void anAlarmThatWasClearedWhileNobodyListenedDoesNotSurviveTheReconnect() {
        var model =
                after(state(KioskState.READY, "session-1", 7), alarm(7, 2, "PAPER_OUT"))
                        .linkDown()
                        .linkUp();
        assertThat(foyer(model).alarmsNow()).isEmpty();
        model = model.heard(alarm(7, 2, "PAPER_OUT"), NOON);
        assertThat(foyer(model).alarmsNow()).hasSize(1);
        model = model.heard(new AlarmCleared(FOYER, "PAPER_OUT"), NOON);
        assertThat(foyer(model).alarmsNow()).isEmpty();
    }

    @Test
    void aFloodOfInventedAlarmsEndsAtALimit() {
        var model = after(state(KioskState.READY, "session-1", 7));
        for (int i = 0; i < 500; i++) model = model.heard(alarm(7, i + 2, "FLOOD_" + i), NOON);
        assertThat(foyer(model).alarmsNow()).hasSize(128);
    }
}
