package de.buergerterminal.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.StatusLight;
import de.buergerterminal.device.StatusLight.Signal;
import de.buergerterminal.device.gpio.GpioStatusLight;
import de.buergerterminal.device.simulator.SimulatedWires;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusLightConformanceTest {
    private final Bench bench = new Bench(DeviceKind.STATUS_LIGHT);
    private final SimulatedWires wires = SimulatedWires.at(0);
    private StatusLight device;

    @BeforeEach
    void standsOnTheBench() throws InterruptedException {
        device = GpioStatusLight.at(bench.id(), bench.real().orElseGet(() -> wires.wire("light")));
        bench.start(device);
    }

    @AfterEach
    void leavesTheBench() {
        device.close();
        wires.close();
    }

    @Test
    void theLightShowsReadyBlinksForAttentionAndGoesDark() throws Exception {
        device.show(Signal.READY);
        bench.awaitSeen("Leuchtet das Licht?", "Is the light lit?", () -> wires.isOn("light"));
        device.show(Signal.ATTENTION);
        bench.awaitSeen("Blinkt das Licht?", "Does the light blink?", () -> !wires.isOn("light"));
        bench.awaitSeen("Blinkt es weiter?", "Is it still blinking?", () -> wires.isOn("light"));
        device.show(Signal.OFF);
        bench.awaitSeen("Ist das Licht aus?", "Is the light out?", () -> !wires.isOn("light"));
    }

    @Test
    void itGoesDarkWhenTheTerminalEnds() throws Exception {
        device.show(Signal.READY);
        bench.awaitSeen("Leuchtet das Licht?", "Is the light lit?", () -> wires.isOn("light"));
        device.close();
        bench.awaitSeen("Ist das Licht aus?", "Is the light out?", () -> !wires.isOn("light"));
    }

    @Test
    void aTornWireIsNoticedAndTheLightIsLitAgain() throws Exception {
        bench.onlyInSimulation();
        device.show(Signal.READY);
        wires.tearOut();
        bench.awaitOffline();
        bench.awaitUsable();
        bench.awaitSeen("Leuchtet das Licht?", "Is the light lit?", () -> wires.isOn("light"));
        assertThat(device.trace()).isNotEmpty();
    }
}
