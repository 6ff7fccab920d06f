package de.buergerterminal.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.LockerLock;
import de.buergerterminal.device.LockerLock.LockerEvent;
import de.buergerterminal.device.LockerLock.LockerOutcome;
import de.buergerterminal.device.gpio.GpioLockerLock;
import de.buergerterminal.device.simulator.SimulatedLockers;
import de.buergerterminal.device.simulator.SimulatedWires;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockerLockConformanceTest {
    private final Bench bench = new Bench(DeviceKind.LOCKER_LOCK);
    private final SimulatedWires wires = SimulatedWires.at(0);
    private final SimulatedLockers lockers = SimulatedLockers.on(wires, 2);
    private final LinkedBlockingQueue<LockerEvent> events = new LinkedBlockingQueue<>();
    private LockerLock device;

    @BeforeEach
    void standsOnTheBench() throws InterruptedException {
        device =
                GpioLockerLock.at(
                        bench.id(), bench.real().orElseGet(() -> wires.wire(lockers.lines())));
        device.onDoor(events::add);
        bench.start(device);
    }

    @AfterEach
    void leavesTheBench() {
        device.close();
        wires.close();
    }

    @Test
    void aLockerSpringsOpenOnceAndIsToldWhenItIsShut() throws Exception {
        assertThat(open(1)).isEqualTo(new LockerOutcome.Opened(1));
        bench.please("Bitte Fach 1 schließen.", "Please shut locker 1.", () -> lockers.close(1));
        assertThat(event()).isEqualTo(new LockerEvent.Closed(1));
    }

    @Test
    void aDoorThatIsWedgedIsTold() throws Exception {
        bench.please("Bitte Fach 1 zuhalten.", "Please hold locker 1 shut.", () -> lockers.jam(1));
        if (bench.real().isPresent()) Thread.sleep(10_000);
        assertThat(open(1)).isInstanceOf(LockerOutcome.DidNotOpen.class);
    }

    @Test
    void aForcedDoorIsTold() throws Exception {
        bench.please(
                "Bitte Fach 1 mit dem Schlüssel öffnen.",
                "Please open locker 1 with the key.",
                () -> lockers.force(1));
        assertThat(event()).isEqualTo(new LockerEvent.OpenedByItself(1));
        bench.please("Bitte Fach 1 schließen.", "Please shut locker 1.", () -> lockers.close(1));
        assertThat(event()).isEqualTo(new LockerEvent.Closed(1));
    }

    private LockerOutcome open(int locker) throws Exception {
        return device.open(locker).get(30, TimeUnit.SECONDS);
    }

    private LockerEvent event() throws InterruptedException {
        var event = events.poll(bench.within(Bench.PROMISED).toMillis(), TimeUnit.MILLISECONDS);
        return Objects.requireNonNull(event, "an event of a door");
    }
}
