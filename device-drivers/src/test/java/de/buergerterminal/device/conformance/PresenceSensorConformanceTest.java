package de.buergerterminal.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.PresenceSensor;
import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.gpio.GpioPresenceSensor;
import de.buergerterminal.device.simulator.SimulatedWires;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresenceSensorConformanceTest {
    private final Bench bench = new Bench(DeviceKind.PRESENCE_SENSOR);
    private final SimulatedWires wires = SimulatedWires.at(0);
    private final LinkedBlockingQueue<Boolean> told = new LinkedBlockingQueue<>();
    private PresenceSensor device;

    @BeforeEach
    void standsOnTheBench() throws InterruptedException {
        device =
                GpioPresenceSensor.at(
                        bench.id(), bench.real().orElseGet(() -> wires.wire("presence")));
        device.onPresence(told::add);
        bench.start(device);
    }

    @AfterEach
    void leavesTheBench() {
        device.close();
        wires.close();
    }

    @Test
    void somebodyComesAndLeavesOnceEachAndTheTraceShowsTheLine() throws Exception {
        bench.please(
                "Bitte vor das Terminal treten.",
                "Please step before the terminal.",
                () -> wires.raise("presence"));
        assertThat(next()).isTrue();
        bench.please("Bitte weggehen.", "Please walk away.", () -> wires.lower("presence"));
        assertThat(next()).isFalse();
        assertThat(device.trace())
                .extracting(TracedFrame::line)
                .anyMatch(it -> it.contains("< line ") && it.endsWith(" on"));
    }

    @Test
    void aTornWireIsNoticedAndMendsByItself() throws Exception {
        bench.onlyInSimulation();
        wires.tearOut();
        bench.awaitOffline();
        bench.awaitUsable();
    }

    private Boolean next() throws InterruptedException {
        var event = told.poll(bench.within(Bench.PROMISED).toMillis(), TimeUnit.MILLISECONDS);
        return Objects.requireNonNull(event, "an event");
    }
}
