package de.buergerterminal.backend.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.outbox.OutboxCondition;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusedTelemetryTest {
    @Test
    void aRefusedPublishIsCountedAndNotTriedAgain() throws Exception {
        try (var broker = new StubbornBroker();
                var telemetry =
                        Telemetry.connect(
                                TelemetrySettings.of(broker.address(), "unwanted", "0.1.0")
                                        .withHeartbeat(Duration.ofMillis(100)),
                                () ->
                                        Heartbeat.of(
                                                Heartbeat.Ui.IDLE,
                                                false,
                                                0,
                                                OutboxCondition.SOUND))) {
            telemetry.capabilities(Map.of("hundesteuer", "ok"));
            // state, cap and the alarm about the refusal
            Ear.until("all are refused", () -> telemetry.status().refused() >= 3);
            int after = broker.publications.get();
            long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            while (System.nanoTime() < end) Thread.sleep(50);
            assertThat(broker.publications.get()).isEqualTo(after).isEqualTo(3);
            assertThat(broker.connections.get()).isEqualTo(1);
            assertThat(telemetry.status().connected()).isTrue();
            assertThat(telemetry.status().acknowledged()).isZero();
        }
    }
}
