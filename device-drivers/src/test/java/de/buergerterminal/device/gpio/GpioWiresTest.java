package de.buergerterminal.device.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.StatusLight.Signal;
import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.kernel.Kernel;
import de.buergerterminal.device.kernel.KernelException;
import de.buergerterminal.device.simulator.SimulatedWires;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GpioWiresTest {
    private final SimulatedWires wires = SimulatedWires.at(0);

    @AfterEach
    void unplug() {
        wires.close();
    }

    @Test
    void somebodyWhoComesAndLeavesIsNoticedOnceEach() throws Exception {
        List<Boolean> noticed = new CopyOnWriteArrayList<>();
        try (var sensor = GpioPresenceSensor.at(new DeviceId("presence"), wires.wire("presence"))) {
            sensor.onPresence(noticed::add);
            startAndAwait(sensor);
            wires.raise("presence");
            await(() -> noticed.equals(List.of(true)));
            wires.lower("presence");
            await(() -> noticed.equals(List.of(true, false)));
            assertThat(sensor.trace())
                    .extracting(TracedFrame::line)
                    .anyMatch(it -> it.endsWith("< line presence on"))
                    .last(STRING)
                    .endsWith("< line presence off");
        }
    }

    @Test
    void aTornWireIsOfflineUntilItIsPluggedInAgain() throws Exception {
        List<String> words = new CopyOnWriteArrayList<>();
        try (var sensor = GpioPresenceSensor.at(new DeviceId("presence"), wires.wire("presence"))) {
            sensor.start(it -> words.add(it.word()));
            await(() -> words.equals(List.of("online")));
            wires.tearOut();
            await(() -> words.equals(List.of("online", "offline", "online")));
        }
    }

    @Test
    void theLightShowsReadyBlinksForAttentionAndGoesDarkAtTheEnd() throws Exception {
        try (var light = GpioStatusLight.at(new DeviceId("light"), wires.wire("light"))) {
            startAndAwait(light);
            assertThat(wires.isOn("light")).isFalse();
            light.show(Signal.READY);
            await(() -> wires.isOn("light"));
            assertThat(light.trace())
                    .extracting(TracedFrame::line)
                    .anyMatch(it -> it.endsWith("> line light on"));
            light.show(Signal.ATTENTION);
            await(() -> !wires.isOn("light"));
            await(() -> wires.isOn("light"));
        }
        await(() -> !wires.isOn("light"));
    }

    @Test
    void anOpenServiceDoorIsToldAsTampering() throws Exception {
        wires.lower("door");
        List<Boolean> opened = new CopyOnWriteArrayList<>();
        try (var door = GpioDoorContact.at(new DeviceId("door"), wires.wire("door"))) {
            door.onDoor(opened::add);
            startAndAwait(door);
            wires.raise("door");
            await(() -> opened.equals(List.of(true)));
            await(() -> saysFault(door, FaultCode.TAMPER));
        }
    }

    @Test
    void aCutDoorWireLooksLikeAnOpenDoor() throws Exception {
        wires.lower("door");
        try (var door = GpioDoorContact.at(new DeviceId("door"), wires.wire("door"))) {
            startAndAwait(door);
            assertThat(door.health()).isInstanceOf(DeviceHealth.Online.class);
            wires.cut("door");
            await(() -> saysFault(door, FaultCode.TAMPER));
        }
    }

    @Test
    void aDoorContactThatNeverRestsIsToldAsFlappingAndCountsAsOpen() throws Exception {
        wires.lower("door");
        List<Boolean> told = new CopyOnWriteArrayList<>();
        try (var door = GpioDoorContact.at(new DeviceId("door"), wires.wire("door"))) {
            door.onDoor(told::add);
            startAndAwait(door);
            for (var i = 0; i < 2_000 && !saysFault(door, FaultCode.CONTACT_FLAPPING); i++) {
                if (i % 2 == 0) wires.raise("door");
                else wires.lower("door");
                Thread.sleep(10);
            }
            assertThat(saysFault(door, FaultCode.CONTACT_FLAPPING)).isTrue();
            await(() -> told.equals(List.of(true)));
        }
    }

    @Test
    void aPressCallsOnceAndTheLightStaysUntilSomebodyAnswers() throws Exception {
        var calls = new AtomicInteger();
        var address = wires.wire("button?light=lamp");
        try (var call = GpioStaffCall.at(new DeviceId("staff-call"), address)) {
            call.onCall(calls::incrementAndGet);
            startAndAwait(call);
            wires.lower("button");
            await(() -> calls.get() == 1 && wires.isOn("lamp"));
            wires.raise("button");
            call.answered();
            await(() -> !wires.isOn("lamp"));
            wires.lower("button");
            await(() -> calls.get() == 2);
        }
        await(() -> !wires.isOn("lamp"));
    }

    @Test
    void aLampOnAnActiveLowRelayIsDarkFromTheFirstMoment() throws Exception {
        List<Boolean> levels = new CopyOnWriteArrayList<>();
        wires.follow("light", levels::add);
        try (var light =
                GpioStatusLight.at(new DeviceId("light"), wires.wire("light?active=low"))) {
            startAndAwait(light);
            await(() -> levels.equals(List.of(true)));
            light.show(Signal.READY);
            await(() -> levels.equals(List.of(true, false)));
            light.show(Signal.OFF);
            await(() -> levels.equals(List.of(true, false, true)));
        }
    }

    @Test
    void aLineThatAnotherProgramHoldsIsNamedWithItsHolder() throws Exception {
        var kernel = kernel("presence");
        var chip = GpioChip.find(kernel, Optional.empty());
        try (var _ = chip.input(0, "somebody-else", 0, 0)) {
            assertThat(chip.holderOf(0)).isEqualTo("somebody-else");
            assertThatThrownBy(() -> chip.input(0, "kiosk", 0, 0))
                    .isInstanceOfSatisfying(
                            KernelException.class,
                            it ->
                                    assertThat(GpioChip.fault(it, "line 0").fault().code())
                                            .isEqualTo(FaultCode.LINE_IN_USE));
        }
        assertThat(chip.holderOf(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpio:1,,2",
                "gpio:1,2",
                "gpio:17?colour=red",
                "gpio:17?active=maybe",
                "gpio:17?active",
                "gpio:GPIO17?provider=gpiod",
                "gpio:17?provider=mock",
                "gpio://17",
                "gpio+usb://127.0.0.1:1/b",
                "17"
            })
    void aWrongAddressIsRefusedInOneSentence(String wire) {
        assertThatThrownBy(() -> GpioDoorContact.at(new DeviceId("door"), URI.create(wire)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(wire)
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gpio:17", "gpio:17?chip=gpiochip99&active=low", "gpio:17?provider=gpiod"})
    void withoutABoardARealWireIsOfflineAndNothingIsThrown(String wire) throws Exception {
        try (var sensor = GpioPresenceSensor.at(new DeviceId("presence"), URI.create(wire))) {
            sensor.start(_ -> {});
            await(() -> !(sensor.health() instanceof DeviceHealth.Starting));
            assertThat(sensor.health()).isInstanceOf(DeviceHealth.Offline.class);
        }
    }

    private static boolean saysFault(Device device, FaultCode code) {
        return device.health().reason().map(Fault::code).equals(Optional.of(code));
    }

    private Kernel kernel(String... lines) throws IOException {
        var wire = wires.wire(lines[0]);
        var provider = ServiceLoader.load(KernelProvider.class).findFirst().orElseThrow();
        return provider.reach(wire, List.of(lines));
    }

    private static void startAndAwait(Device device) throws InterruptedException {
        device.start(_ -> {});
        await(() -> device.health().usable());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2_000 && !condition.getAsBoolean(); i++) Thread.sleep(10);
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
