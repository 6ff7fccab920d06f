package de.buergerterminal.device.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.LockerLock.LockerEvent;
import de.buergerterminal.device.LockerLock.LockerOutcome;
import de.buergerterminal.device.simulator.SimulatedLockers;
import de.buergerterminal.device.simulator.SimulatedWires;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GpioLockerLockTest {
    private final SimulatedWires wires = SimulatedWires.at(0);
    private final SimulatedLockers lockers = SimulatedLockers.on(wires, 3);
    private final List<LockerEvent> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void unplug() {
        wires.close();
    }

    @Test
    void aLockerOpensOnOneImpulseAndItsClosingIsTold() throws Exception {
        try (var device = started("")) {
            assertThat(open(device, 2)).isEqualTo(new LockerOutcome.Opened(2));
            awaitImpulses("on 2", "off 2");
            lockers.close(2);
            await(() -> events.equals(List.of(new LockerEvent.Closed(2))));
            assertThat(device.health()).isInstanceOf(DeviceHealth.Online.class);
        }
    }

    @Test
    void anOpenLockerGetsNoImpulse() throws Exception {
        try (var device = started("")) {
            open(device, 1);
            assertThat(open(device, 1)).isEqualTo(new LockerOutcome.WasOpen(1));
            awaitImpulses("on 1", "off 1");
        }
    }

    @Test
    void aLockerWhoseContactIsCutGetsNoImpulseBecauseItMayBeOpen() throws Exception {
        try (var device = started("")) {
            wires.cut("locker-1-door");
            assertThat(open(device, 1)).isEqualTo(new LockerOutcome.WasOpen(1));
            assertThat(lockers.impulses()).isEmpty();
        }
    }

    @Test
    void aWedgedLockerIsToldUntilItOpens() throws Exception {
        lockers.jam(3);
        try (var device = started("&pulse=50&spring=100")) {
            assertThat(open(device, 3)).isInstanceOf(LockerOutcome.DidNotOpen.class);
            awaitImpulses("on 3", "off 3");
            await(() -> fault(device).equals(Optional.of(FaultCode.LOCKER_STUCK)));
            lockers.free(3);
            assertThat(open(device, 3)).isEqualTo(new LockerOutcome.Opened(3));
            await(() -> fault(device).isEmpty());
        }
    }

    @Test
    void aLockThatWasJustUsedCoolsDownWhileOthersOpen() throws Exception {
        try (var device = started("&cooldown=300")) {
            assertThat(open(device, 1)).isInstanceOf(LockerOutcome.Opened.class);
            lockers.close(1);
            assertThat(open(device, 1))
                    .isInstanceOfSatisfying(
                            LockerOutcome.CoolingDown.class,
                            it -> assertThat(it.rest()).isPositive());
            assertThat(open(device, 2)).isInstanceOf(LockerOutcome.Opened.class);
        }
    }

    @Test
    void lockersAskedForAtOnceOpenOneAfterTheOther() throws Exception {
        lockers.jam(1);
        try (var device = started("&pulse=100&spring=100")) {
            var wishes = new ArrayList<CompletableFuture<LockerOutcome>>();
            for (var locker = 1; locker <= 3; locker++) wishes.add(device.open(locker));
            for (var wish : wishes) wish.get(20, TimeUnit.SECONDS);
            awaitImpulses("on 1", "off 1", "on 2", "off 2", "on 3", "off 3");
        }
    }

    @Test
    void aDoorThatStandsOpenForTooLongIsTold() throws Exception {
        try (var device = started("&leftopen=1")) {
            open(device, 1);
            await(() -> events.equals(List.of(new LockerEvent.LeftOpen(1))));
            await(() -> fault(device).equals(Optional.of(FaultCode.LOCKER_LEFT_OPEN)));
            lockers.close(1);
            await(() -> fault(device).isEmpty());
        }
    }

    @Test
    void aDoorThatOpensWithoutAnImpulseIsTampering() throws Exception {
        try (var device = started("")) {
            lockers.force(2);
            await(() -> events.equals(List.of(new LockerEvent.OpenedByItself(2))));
            await(() -> fault(device).equals(Optional.of(FaultCode.TAMPER)));
        }
    }

    @Test
    void aLineLostInTheImpulseLeavesNoCurrentAndIsAnsweredInWords() throws Exception {
        lockers.jam(1);
        wires.follow(
                "locker-1",
                on -> {
                    if (on) wires.tearOut();
                });
        try (var device = started("&pulse=500")) {
            assertThat(open(device, 1)).isInstanceOf(LockerOutcome.Unavailable.class);
            await(() -> !wires.isOn("locker-1"));
        }
    }

    @Test
    void aLockThatIsClosedInTheImpulseIsWithoutCurrent() throws Exception {
        lockers.jam(1);
        var device = started("&pulse=500&spring=3000");
        var wish = device.open(1);
        await(() -> lockers.impulses().contains("on 1"));
        device.close();
        await(() -> !wires.isOn("locker-1"));
        assertThat(wish.get(10, TimeUnit.SECONDS)).isNotInstanceOf(LockerOutcome.Opened.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpio:5",
                "gpio:5,6?feedback=16",
                "gpio:5?feedback=5",
                "gpio:5?feedback=16&pulse=501",
                "gpio:5?feedback=16&pulse=0",
                "gpio:5?feedback=16&leftopen=soon"
            })
    void aWrongAddressIsRefusedInOneSentence(String address) {
        assertThatThrownBy(() -> GpioLockerLock.at(new DeviceId("lockers"), URI.create(address)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(address)
                .hasMessageEndingWith(".");
    }

    private GpioLockerLock started(String settings) throws InterruptedException {
        var cooldown = settings.contains("cooldown") ? "" : "&cooldown=0";
        var address = wires.wire(lockers.lines() + settings + cooldown);
        var device = GpioLockerLock.at(new DeviceId("lockers"), address);
        device.onDoor(events::add);
        device.start(_ -> {});
        await(() -> device.health().usable());
        return device;
    }

    private static LockerOutcome open(GpioLockerLock device, int locker) throws Exception {
        return device.open(locker).get(20, TimeUnit.SECONDS);
    }

    /// The wire takes a moment to carry the level to the far end.
    private void awaitImpulses(String... expected) throws InterruptedException {
        await(() -> lockers.impulses().size() >= expected.length);
        assertThat(lockers.impulses()).containsExactly(expected);
    }

    private static Optional<FaultCode> fault(GpioLockerLock device) {
        return device.health().reason().map(Fault::code);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (var i = 0; i < 2_000 && !condition.getAsBoolean(); i++) Thread.sleep(10);
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
