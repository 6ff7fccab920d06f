package de.buergerterminal.backend.telemetry;

import de.buergerterminal.backend.outbox.OutboxCondition;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// A terminal in a process of its own, to be killed.
final class CrashedKiosk {
    private CrashedKiosk() {}

    /// @param args broker address and kiosk id
    public static void main(String[] args) throws InterruptedException {
        var settings =
                TelemetrySettings.of(URI.create(args[0]), args[1], "0.1.0")
                        .withWillDelay(Duration.ZERO);
        Telemetry.connect(
                        settings,
                        () -> Heartbeat.of(Heartbeat.Ui.IDLE, false, 0, OutboxCondition.SOUND))
                .state(KioskState.READY);
        new CountDownLatch(1).await();
    }

    static Process start(URI broker, String kiosk) throws java.io.IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashedKiosk.class.getName(),
                        broker.toString(),
                        kiosk)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
