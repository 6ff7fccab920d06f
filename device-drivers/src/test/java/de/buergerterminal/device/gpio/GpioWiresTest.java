package de.buergerterminal.device.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.StatusLight.Signal;
import de.buergerterminal.device.simulator.SimulatedWires;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
            light.show(Signal.ATTENTION);
            await(() -> !wires.isOn("light"));
            await(() -> wires.isOn("light"));
        }
        await(() -> !wires.isOn("light"));
    }

    @Test
    void anOpenServiceDoorIsToldAsTampering() throws Exception {
        List<Boolean> opened = new CopyOnWriteArrayList<>();
        try (var door = GpioDoorContact.at(new DeviceId("door"), wires.wire("door"))) {
            door.onDoor(opened::add);
            startAndAwait(door);
            wires.raise("door");
            await(() -> opened.equals(List.of(true)));
            await(() ->
                    door.health() instanceof DeviceHealth.Degraded it
                            && it.fault().code() == FaultCode.TAMPER);
        }
    }

    @Test
    void aContactThatBouncesIsBelievedOnlyWhenItRests() {
        var debounce = new Debounce(Duration.ofMillis(50), false);
        assertThat(debounce.changes(true, millis(0))).isFalse();
        assertThat(debounce.changes(true, millis(40))).isFalse();
        assertThat(debounce.changes(false, millis(45))).isFalse();
        assertThat(debounce.changes(true, millis(48))).isFalse();
        assertThat(debounce.changes(true, millis(97))).isFalse();
        assertThat(debounce.changes(true, millis(98))).isTrue();
        assertThat(debounce.changes(true, millis(500))).isFalse();
        assertThat(debounce.believed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpio:54", "gpio:x", "gpio://17", "gpio+usb://a/b", "17"})
    void aWrongAddressIsRefusedInOneSentence(String wire) {
        assertThatThrownBy(() -> GpioDoorContact.at(new DeviceId("door"), URI.create(wire)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(wire)
                .hasMessageEndingWith(".");
    }

    @Test
    void withoutABoardARealWireIsOfflineAndNothingIsThrown() throws Exception {
        try (var sensor = GpioPresenceSensor.at(new DeviceId("presence"), URI.create("gpio:17"))) {
            sensor.start(_ -> {});
            await(() -> !(sensor.health() instanceof DeviceHealth.Starting));
            assertThat(sensor.health()).isInstanceOf(DeviceHealth.Offline.class);
        }
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
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
