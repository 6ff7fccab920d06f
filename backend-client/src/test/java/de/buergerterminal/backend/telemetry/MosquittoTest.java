package de.buergerterminal.backend.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.outbox.OutboxCondition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against the broker of production, with its stock settings (`max_topic_alias` 10).
@Tag("peers")
@Timeout(300)
class MosquittoTest {
    @TempDir private Path folder = Path.of(".");

    private static final class Mosquitto implements AutoCloseable {
        private final Path config;
        private final int port;
        private Process process;

        Mosquitto(Path folder, String rules) throws IOException {
            port = TestBroker.freePort();
            config = folder.resolve("mosquitto.conf");
            Files.writeString(
                    config,
                    "user root\nlistener %d 127.0.0.1\nallow_anonymous true\n%s"
                            .formatted(port, rules));
            process = start();
        }

        private Process start() throws IOException {
            return new ProcessBuilder("mosquitto", "-c", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(config.resolveSibling("mosquitto.log").toFile())
                    .start();
        }

        URI address() {
            return URI.create("tcp://127.0.0.1:" + port);
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }

        void startAgain() throws IOException {
            process = start();
        }

        /// The process stands still with its sockets open: publications stay unacknowledged.
        void freeze() throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
        }

        /// Waits for its end, because its log lies in a folder that is removed next.
        @Override
        public void close() {
            kill();
        }
    }

    private static TelemetrySettings settings(URI broker, String kiosk) {
        return TelemetrySettings.of(broker, kiosk, "0.1.0")
                .withHeartbeat(Duration.ofMillis(500))
                .withWillDelay(Duration.ZERO);
    }

    private static Heartbeat idle() {
        return Heartbeat.of(Heartbeat.Ui.IDLE, false, 0, OutboxCondition.SOUND);
    }

    @Test
    void aBrokerKilledWithUnacknowledgedMessagesGetsThemAllAfterItsReturn() throws Exception {
        try (var broker = new Mosquitto(folder, "");
                var telemetry =
                        Telemetry.connect(
                                settings(broker.address(), "aliased"), MosquittoTest::idle)) {
            telemetry.state(KioskState.READY);
            // A second word on each topic is what Paho would send under an alias.
            for (String word : List.of("ok", "off:STORAGE", "ok")) {
                long before = telemetry.status().acknowledged();
                telemetry.capabilities(Map.of("hundesteuer", word));
                Ear.until("said", () -> telemetry.status().acknowledged() > before);
            }
            broker.freeze();
            telemetry.capabilities(Map.of("hundesteuer", "off:PAYMENT_TERMINAL"));
            telemetry.state(KioskState.DEGRADED);
            telemetry.alarm("NO_ANSWER", Severity.MAJOR, Map.of("device", "payment-terminal"));
            broker.kill();
            Ear.until("the break is noticed", () -> !telemetry.status().connected());
            broker.startAgain();

            try (var console = new Ear(broker.address())) {
                console.awaitsState("aliased", KioskState.DEGRADED);
                console.awaits(KioskMessage.AlarmRaised.class, "aliased", _ -> true);
                console.awaits(
                        KioskMessage.Abilities.class,
                        "aliased",
                        it -> it.services().containsValue("off:PAYMENT_TERMINAL"));
                console.forget();
                // The defect shows as a terminal that is thrown out again and again.
                console.awaits(KioskMessage.Beat.class, "aliased", _ -> true);
                console.awaits(KioskMessage.Beat.class, "aliased", it -> it.stamp().seq() > 8);
                assertThat(console.all(KioskMessage.State.class, "aliased")).isEmpty();
            }
        }
    }

    @Test
    void aPublishThatTheAccessRulesForbidIsCountedAndBecomesAnAlarm() throws Exception {
        Path rules = folder.resolve("acl");
        Files.writeString(
                rules,
                """
                topic read kiosk/#
                topic write kiosk/1/fenced-1/state
                topic write kiosk/1/fenced-1/hb
                topic write kiosk/1/fenced-1/alarm/+
                """);
        try (var broker = new Mosquitto(folder, "acl_file " + rules + "\n");
                var telemetry =
                        Telemetry.connect(
                                settings(broker.address(), "fenced-1"), MosquittoTest::idle);
                var console = new Ear(broker.address())) {
            telemetry.capabilities(Map.of("hundesteuer", "ok"));
            var alarm =
                    console.awaits(
                            KioskMessage.AlarmRaised.class,
                            "fenced-1",
                            it -> it.alarm().code().equals("PUBLISH_REFUSED"));
            assertThat(alarm.alarm().args()).containsEntry("topic", "cap");
            assertThat(telemetry.status().refused()).isEqualTo(1);
            assertThat(console.all(KioskMessage.Abilities.class, "fenced-1")).isEmpty();
        }
    }
}
