package de.buergerterminal.backend.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.backend.outbox.OutboxCondition;
import de.buergerterminal.backend.telemetry.DeviceReport.Status;
import de.buergerterminal.backend.telemetry.KioskMessage.Abilities;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmCleared;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmRaised;
import de.buergerterminal.backend.telemetry.KioskMessage.Beat;
import de.buergerterminal.backend.telemetry.KioskMessage.DeviceIs;
import de.buergerterminal.backend.telemetry.KioskMessage.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryTest {
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    private static final DeviceReport PAPER_LOW =
            new DeviceReport(
                    "receipt-printer", "receipt-printer", Status.WARN, List.of("PAPER_LOW"), TEN);

    private final URI broker = TestBroker.address();

    private static Heartbeat idle() {
        return Heartbeat.of(Heartbeat.Ui.IDLE, false, 3, OutboxCondition.SOUND);
    }

    private static TelemetrySettings settings(URI broker, String kiosk) {
        return TelemetrySettings.of(broker, kiosk, "0.1.0")
                .withHeartbeat(Duration.ofMillis(200))
                .withWillDelay(Duration.ZERO);
    }

    @Test
    void aConsoleThatComesLateLearnsHowEverythingIs() {
        try (var telemetry = Telemetry.connect(settings(broker, "late-ear"), TelemetryTest::idle)) {
            telemetry.state(KioskState.READY);
            telemetry.deviceReport(PAPER_LOW);
            telemetry.capabilities(Map.of("hundesteuer", "off:PAYMENT_TERMINAL"));
            telemetry.alarm("PAPER_LOW", Severity.MINOR, Map.of("device", "receipt-printer"));
            Ear.until("all is said", () -> telemetry.status().acknowledged() >= 4);
            try (var console = new Ear(broker)) {
                console.awaitsState("late-ear", KioskState.READY);
                assertThat(console.awaits(DeviceIs.class, "late-ear", _ -> true).report())
                        .isEqualTo(PAPER_LOW);
                assertThat(console.awaits(Abilities.class, "late-ear", _ -> true).services())
                        .containsEntry("hundesteuer", "off:PAYMENT_TERMINAL");
                var alarm = console.awaits(AlarmRaised.class, "late-ear", _ -> true).alarm();
                assertThat(alarm.args()).containsEntry("device", "receipt-printer");
                assertThat(
                                console.awaits(Beat.class, "late-ear", _ -> true)
                                        .heartbeat()
                                        .outboxWaiting())
                        .isEqualTo(3);
            }
        }
    }

    @Test
    void aClearedAlarmIsGoneForThoseWhoHeardItAndForThoseWhoComeLater() {
        try (var console = new Ear(broker);
                var telemetry =
                        Telemetry.connect(settings(broker, "alarmed"), TelemetryTest::idle)) {
            telemetry.alarm("PAPER_OUT", Severity.MAJOR, Map.of());
            telemetry.alarm("PAPER_OUT", Severity.MAJOR, Map.of());
            console.awaits(AlarmRaised.class, "alarmed", it -> it.alarm().times() == 2);
            telemetry.clearAlarm("PAPER_OUT");
            console.awaits(AlarmCleared.class, "alarmed", it -> it.code().equals("PAPER_OUT"));
            try (var later = new Ear(broker)) {
                later.awaits(State.class, "alarmed", _ -> true);
                later.awaits(Beat.class, "alarmed", _ -> true);
                assertThat(later.all(AlarmRaised.class, "alarmed")).isEmpty();
            }
        }
    }

    @Test
    void aTerminalThatStopsCleanlyIsDisconnectedAndNotLost() {
        try (var console = new Ear(broker)) {
            var telemetry = Telemetry.connect(settings(broker, "clean-stop"), TelemetryTest::idle);
            console.awaitsState("clean-stop", KioskState.INIT);
            telemetry.close();
            console.awaitsState("clean-stop", KioskState.DISCONNECTED);
            try (var next =
                    Telemetry.connect(settings(broker, "clean-stop"), TelemetryTest::idle)) {
                next.state(KioskState.READY);
                console.awaitsState("clean-stop", KioskState.READY);
            }
            assertThat(console.all(State.class, "clean-stop"))
                    .noneMatch(it -> it.state() == KioskState.LOST);
        }
    }

    @Test
    void aCutLineMakesTheBrokerSayLostWithTheSessionOfTheCutConnection() throws Exception {
        try (var line = LineToBroker.mended(broker);
                var console = new Ear(broker);
                var telemetry =
                        Telemetry.connect(
                                settings(line.address(), "cut-off"), TelemetryTest::idle)) {
            telemetry.state(KioskState.READY);
            var ready =
                    console.awaits(State.class, "cut-off", it -> it.state() == KioskState.READY);
            line.cut();
            var lost = console.awaits(State.class, "cut-off", it -> it.state() == KioskState.LOST);
            assertThat(lost.session()).isEqualTo(ready.session());

            line.mend();
            var back =
                    console.awaits(
                            State.class,
                            "cut-off",
                            it ->
                                    it.state() == KioskState.READY
                                            && !it.session().equals(ready.session()));
            assertThat(back.boot()).isEqualTo(ready.boot());
        }
    }

    @Test
    void aShortBreakOfTheLineIsNeverReportedAsLost() throws Exception {
        try (var line = LineToBroker.mended(broker);
                var console = new Ear(broker);
                var telemetry =
                        Telemetry.connect(
                                settings(line.address(), "hiccup")
                                        .withWillDelay(Duration.ofSeconds(60)),
                                TelemetryTest::idle)) {
            console.awaitsState("hiccup", KioskState.INIT);
            line.cut();
            Ear.until("the break is noticed", () -> !telemetry.status().connected());
            line.mend();
            telemetry.state(KioskState.READY);
            console.awaitsState("hiccup", KioskState.READY);
            assertThat(console.all(State.class, "hiccup"))
                    .noneMatch(it -> it.state() == KioskState.LOST);
        }
    }

    @Test
    void afterAReconnectEverythingIsSaidAgainAsItIsNow() throws Exception {
        try (var line = LineToBroker.mended(broker);
                var console = new Ear(broker);
                var telemetry =
                        Telemetry.connect(settings(line.address(), "again"), TelemetryTest::idle)) {
            telemetry.state(KioskState.READY);
            telemetry.deviceReport(PAPER_LOW);
            telemetry.alarm("PAPER_LOW", Severity.MINOR, Map.of());
            console.awaits(AlarmRaised.class, "again", _ -> true);
            console.awaits(DeviceIs.class, "again", _ -> true);
            line.cut();
            Ear.until("the break is noticed", () -> !telemetry.status().connected());
            telemetry.clearAlarm("PAPER_LOW");
            telemetry.capabilities(Map.of("hundesteuer", "ok"));
            console.forget();

            line.mend();
            console.awaitsState("again", KioskState.READY);
            console.awaits(DeviceIs.class, "again", it -> it.report().equals(PAPER_LOW));
            console.awaits(Abilities.class, "again", it -> it.services().size() == 1);
            console.awaits(AlarmCleared.class, "again", _ -> true);
            assertThat(console.all(AlarmRaised.class, "again")).isEmpty();
        }
    }

    @Test
    void aBrokerThatIsNotThereYetIsFoundLater() throws Exception {
        try (var line = LineToBroker.mended(broker)) {
            line.cut();
            try (var telemetry =
                            Telemetry.connect(
                                    settings(line.address(), "patient"), TelemetryTest::idle);
                    var console = new Ear(broker)) {
                telemetry.state(KioskState.READY);
                Ear.until("the first try failed", () -> !telemetry.status().trouble().isEmpty());
                assertThat(telemetry.status().connected()).isFalse();
                line.mend();
                console.awaitsState("patient", KioskState.READY);
                assertThat(telemetry.status().trouble()).isEmpty();
            }
        }
    }

    @Test
    void closingWithoutABrokerEndsAtOnce() throws Exception {
        var nowhere = URI.create("tcp://127.0.0.1:" + TestBroker.freePort());
        var telemetry = Telemetry.connect(settings(nowhere, "nowhere"), TelemetryTest::idle);
        telemetry.alarm("PAPER_OUT", Severity.MAJOR, Map.of());
        long before = System.nanoTime();
        telemetry.close();
        telemetry.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aHeartbeatSourceThatFailsDoesNotSilenceTheRest() {
        try (var console = new Ear(broker);
                var telemetry =
                        Telemetry.connect(
                                settings(broker, "no-pulse"),
                                () -> {
                                    throw new IllegalStateException("broken source");
                                })) {
            telemetry.state(KioskState.DEGRADED);
            console.awaitsState("no-pulse", KioskState.DEGRADED);
            assertThat(telemetry.status().connected()).isTrue();
        }
    }

    @Test
    void nobodyMayClaimTheWordsThatOnlyTheBrokerOrTheEndSays() {
        var nowhere = URI.create("tcp://127.0.0.1:1");
        try (var telemetry =
                Telemetry.connect(settings(nowhere, "liar-0001"), TelemetryTest::idle)) {
            assertThatThrownBy(() -> telemetry.state(KioskState.LOST))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
