package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.fitconnect.DestinationDirectory;
import de.buergerterminal.backend.fitconnect.FitConnectClient;
import de.buergerterminal.backend.fitconnect.FitConnectSealer;
import de.buergerterminal.backend.fitconnect.FitConnectSettings;
import de.buergerterminal.backend.fitconnect.SealedForTheOffice;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/// A process of its own that takes one request, delivers it, and stands still before or after the
/// n-th write of its outbox until somebody kills it.
final class DyingKiosk {
    private DyingKiosk() {}

    /// @param arguments folder, address of the service, running number, moment to stand still
    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().start(DyingKiosk::endAfterAMinute);
        Path folder = Path.of(arguments[0]);
        FitConnectSettings settings = SealedForTheOffice.uncertified(URI.create(arguments[1]));
        Clock clock = Terminal.CLOCK;
        var client = new FitConnectClient(settings, clock);
        var directory =
                DestinationDirectory.open(settings, client, folder.resolve("kept.json"), clock);
        directory.refresh();
        OutboxStore store =
                standingStill(
                        SqliteOutboxStore.open(folder.resolve("outbox")),
                        Integer.parseInt(arguments[3]));
        var outbox = new Outbox(store, Optional.empty(), clock);
        var request = SealedForTheOffice.request(Integer.parseInt(arguments[2]));
        outbox.append(new FitConnectSealer(settings, directory, clock).seal(request));
        say("ACKNOWLEDGED");
        var courier =
                new Courier(
                        store,
                        client,
                        directory::refresh,
                        clock,
                        () -> Duration.ofNanos(System.nanoTime()),
                        new Random(),
                        Runnable::run,
                        _ -> {});
        for (Duration nap = courier.round(); outbox.waiting() > 0; nap = courier.round()) {
            Thread.sleep(nap);
        }
        say("DELIVERED");
    }

    private static OutboxStore standingStill(OutboxStore store, int moment) {
        int[] moments = {0};
        return (OutboxStore)
                Proxy.newProxyInstance(
                        DyingKiosk.class.getClassLoader(),
                        new Class<?>[] {OutboxStore.class},
                        (_, method, arguments) -> {
                            boolean write = method.getName().equals("put");
                            if (write && ++moments[0] == moment) standStill();
                            Object result = method.invoke(store, arguments);
                            if (write && ++moments[0] == moment) standStill();
                            return result;
                        });
    }

    private static void standStill() throws InterruptedException {
        say("STANDS STILL");
        Thread.sleep(Duration.ofMinutes(5));
    }

    /// Whatever happens to the test that started it.
    private static void endAfterAMinute() {
        try {
            Thread.sleep(Duration.ofMinutes(1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
