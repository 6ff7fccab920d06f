package de.buergerterminal.backend.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.outbox.OutboxCondition;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

class FleetSubscriptionTest {
    private final URI broker = TestBroker.address();

    private void publish(String topic, String payload) throws MqttException {
        var client = new MqttClient(broker.toString(), "mischief", new MemoryPersistence());
        client.connect();
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
        client.disconnect();
        client.close();
    }

    @Test
    void aKilledTerminalIsLost() throws Exception {
        try (var console = new Ear(broker)) {
            var process = CrashedKiosk.start(broker, "killed-01");
            try {
                console.awaitsState("killed-01", KioskState.READY);
            } finally {
                process.destroyForcibly();
            }
            console.awaitsState("killed-01", KioskState.LOST);
        }
    }

    @Test
    void malformedAndOversizedMessagesAreCountedAndTheNextGoodOneIsHeard() throws Exception {
        try (var console = new Ear(broker)) {
            publish("kiosk/1/mischief/state", "{\"v\":1,\"state\":\"<script>\"}");
            publish("kiosk/1/mischief/cap", "x".repeat(100_000));
            publish("kiosk/1/mischief/cap", "{".repeat(5_000));
            publish("kiosk/1/mischief/event", "{\"specversion\":\"1.0\"}");
            publish(
                    "kiosk/1/mischief/state",
                    "{\"v\":1,\"state\":\"ready\",\"session\":\"12345678\",\"boot\":1,"
                            + "\"since\":\"2026-11-22T10:00:00Z\",\"app\":\"\"}");
            console.awaitsState("mischief", KioskState.READY);
            assertThat(console.status().ignored()).isEqualTo(3);
        }
    }

    @Test
    void aConsoleWhoseLineBreaksComesBackAndHearsEverythingAgain() throws Exception {
        try (var line = LineToBroker.mended(broker);
                var telemetry =
                        Telemetry.connect(
                                TelemetrySettings.of(broker, "stable-1", "0.1.0")
                                        .withHeartbeat(Duration.ofMillis(500)),
                                () ->
                                        Heartbeat.of(
                                                Heartbeat.Ui.IDLE,
                                                false,
                                                0,
                                                OutboxCondition.SOUND));
                var console = new Ear(line.address())) {
            telemetry.state(KioskState.READY);
            console.awaitsState("stable-1", KioskState.READY);
            line.cut();
            Ear.until("the break is noticed", () -> !console.status().connected());
            console.forget();
            line.mend();
            console.awaitsState("stable-1", KioskState.READY);
        }
    }
}
