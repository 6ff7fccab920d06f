package de.buergerterminal.backend.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// A console that remembers all it heard.
final class Ear implements FleetSubscription.Listener, AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final List<KioskMessage> heard = new CopyOnWriteArrayList<>();
    private final FleetSubscription subscription;

    Ear(URI broker) {
        subscription = FleetSubscription.start(BrokerAccess.to(broker), this);
        until("the console is connected", () -> subscription.status().connected());
    }

    @Override
    public void connected() {}

    @Override
    public void disconnected() {}

    @Override
    public void heard(KioskMessage message) {
        heard.add(message);
    }

    LinkStatus status() {
        return subscription.status();
    }

    <T extends KioskMessage> List<T> all(Class<T> type, String kiosk) {
        return heard.stream()
                .filter(it -> it.kiosk().equals(kiosk))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    <T extends KioskMessage> T awaits(Class<T> type, String kiosk, Predicate<T> wanted) {
        until(
                "%s of %s".formatted(type.getSimpleName(), kiosk),
                () -> all(type, kiosk).stream().anyMatch(wanted));
        return all(type, kiosk).stream().filter(wanted).findFirst().orElseThrow();
    }

    void awaitsState(String kiosk, KioskState state) {
        awaits(KioskMessage.State.class, kiosk, it -> it.state() == state);
    }

    void forget() {
        heard.clear();
    }

    static void until(String what, BooleanSupplier done) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time: %s", what).isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
