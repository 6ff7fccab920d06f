package de.buergerterminal.kiosk.effects;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.gpio.GpioDoorContact;
import de.buergerterminal.device.gpio.GpioStaffCall;
import de.buergerterminal.device.simulator.SimulatedWires;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.offer.Offer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Production drivers on simulated wires; five minutes pass when the test says so.
@Timeout(60)
class SiteWatchTest {
    private final SimulatedWires wires = SimulatedWires.at(0);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Runnable> alarms = new CopyOnWriteArrayList<>();
    private final Devices devices =
            FewDevices.wires(
                    GpioDoorContact.at(new DeviceId("door"), wires.wire("door")),
                    GpioStaffCall.at(new DeviceId("call"), wires.wire("button?light=lamp")));

    @BeforeEach
    void start() throws Exception {
        wires.lower("door");
        var watch = new SiteWatch(new Listener(), (_, ring) -> set(ring), new Journal());
        watch.watch(devices);
        devices.all().forEach(it -> it.start(_ -> {}));
        await(() -> devices.all().stream().allMatch(it -> it.health().usable()));
    }

    private Runnable set(Runnable ring) {
        alarms.add(ring);
        return () -> alarms.remove(ring);
    }

    @AfterEach
    void stop() {
        devices.all().forEach(Device::close);
        wires.close();
    }

    @Test
    void anOpenServiceDoorIsAnAlarmUntilItIsClosed() throws Exception {
        wires.raise("door");
        await(() -> told.equals(List.of("call DOOR_OPENED")));
        wires.lower("door");
        await(() -> told.equals(List.of("call DOOR_OPENED", "clear DOOR_OPENED")));
    }

    @Test
    void aCutWireIsAnOpenDoor() throws Exception {
        wires.cut("door");
        await(() -> told.equals(List.of("call DOOR_OPENED")));
    }

    @Test
    void aCallForHelpStandsForItsTimeFromTheLastPressOnAndTakesTheLightWithIt() throws Exception {
        press();
        await(() -> told.equals(List.of("call HELP_WANTED")) && wires.isOn("lamp"));
        press();
        await(() -> told.size() == 2);
        assertThat(told).containsOnly("call HELP_WANTED");
        assertThat(alarms).as("the first press is forgotten").hasSize(1);
        alarms.getFirst().run();
        assertThat(told).endsWith("clear HELP_WANTED");
        await(() -> !wires.isOn("lamp"));
    }

    private void press() throws InterruptedException {
        wires.lower("button");
        Thread.sleep(300);
        wires.cut("button");
        Thread.sleep(300);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (var i = 0; i < 1_000; i++) {
            if (condition.getAsBoolean()) return;
            Thread.sleep(20);
        }
        throw new AssertionError("did not happen within twenty seconds");
    }

    private final class Listener implements StaffDesk {
        @Override
        public void deviceChanged(Device device, DeviceHealth health) {}

        @Override
        public void offerChanged(Offer offer) {}

        @Override
        public void call(JournalEvent event) {
            told.add("call " + event);
        }

        @Override
        public void allClear(JournalEvent event) {
            told.add("clear " + event);
        }
    }
}
