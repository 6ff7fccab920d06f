package de.buergerterminal.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// The table a device stands on while it is examined, with somebody or something to lay hands on
/// it.
final class Bench {
    /// From the cause to the report, and from plugging in to serving.
    static final Duration PROMISED = Duration.ofSeconds(5);

    private static final Duration HANDS = Duration.ofMinutes(2);
    private static final Duration EYES = Duration.ofSeconds(5);
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(15);

    private final DeviceKind kind;
    private final Optional<URI> real;
    private final LinkedBlockingQueue<DeviceHealth> reports = new LinkedBlockingQueue<>();

    Bench(DeviceKind kind) {
        this.kind = kind;
        this.real =
                Optional.ofNullable(System.getProperty("device." + kind.word())).map(URI::create);
    }

    interface Verb {
        void run() throws IOException;
    }

    DeviceId id() {
        return new DeviceId(kind.word());
    }

    Optional<URI> real() {
        return real;
    }

    /// Lets the simulator do it, or asks whoever stands before the device.
    void please(String german, String english, Verb simulated) throws IOException {
        if (real.isEmpty()) {
            simulated.run();
            return;
        }
        System.out.printf("%n>>> %s%n>>> %s%n", german, english);
    }

    /// For what only eyes can tell: looks at the simulated line, or asks and gives time to look.
    void awaitSeen(String german, String english, BooleanSupplier simulated)
            throws InterruptedException {
        if (real.isPresent()) {
            System.out.printf("%n>>> %s%n>>> %s%n", german, english);
            Thread.sleep(EYES);
            return;
        }
        var deadline = System.nanoTime() + within(PROMISED).toNanos();
        while (!simulated.getAsBoolean()) {
            assertThat(System.nanoTime()).as(english).isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    /// For what no hands can do, such as noise on the line.
    void onlyInSimulation() {
        assumeTrue(real.isEmpty(), "only a simulated device can be made to do this");
    }

    void start(Device device) throws InterruptedException {
        device.start(reports::add);
        await("serves", DeviceHealth::usable);
    }

    void awaitUsable() throws InterruptedException {
        await("serves", DeviceHealth::usable);
    }

    void awaitOffline() throws InterruptedException {
        await("is offline", it -> !it.usable());
    }

    void awaitFault(FaultCode code) throws InterruptedException {
        await(code.name(), it -> it.reason().map(Fault::code).equals(Optional.of(code)));
    }

    /// How long something may take, with the patience for hands or for a busy machine on top.
    Duration within(Duration limit) {
        return limit.plus(real.isPresent() ? HANDS : BUSY_MACHINE);
    }

    private void await(String what, Predicate<DeviceHealth> wanted) throws InterruptedException {
        var deadline = System.nanoTime() + within(PROMISED).toNanos();
        var said = new StringBuilder();
        while (true) {
            var next = reports.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(next).as("the %s %s; it said %s", kind.word(), what, said).isNotNull();
            if (next == null || wanted.test(next)) return;
            said.append(next.word()).append(' ').append(next.reason()).append(", ");
        }
    }
}
