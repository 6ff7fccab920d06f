package de.buergerterminal.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.StaffCall;
import de.buergerterminal.device.gpio.GpioStaffCall;
import de.buergerterminal.device.simulator.SimulatedWires;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaffCallConformanceTest {
    private final Bench bench = new Bench(DeviceKind.STAFF_CALL);
    private final SimulatedWires wires = SimulatedWires.at(0);
    private final LinkedBlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private StaffCall device;

    @BeforeEach
    void standsOnTheBench() throws InterruptedException {
        wires.raise("button");
        device =
                GpioStaffCall.at(
                        bench.id(), bench.real().orElseGet(() -> wires.wire("button?light=lamp")));
        device.onCall(() -> calls.add("call"));
        bench.start(device);
    }

    @AfterEach
    void leavesTheBench() {
        device.close();
        wires.close();
    }

    @Test
    void aPressCallsOnceAndTheLightStaysUntilSomebodyAnswers() throws Exception {
        press();
        assertThat(calls.poll(700, TimeUnit.MILLISECONDS)).as("a second call").isNull();
        bench.awaitSeen("Leuchtet das Licht?", "Is the light lit?", () -> wires.isOn("lamp"));
        device.answered();
        bench.awaitSeen("Ist das Licht aus?", "Is the light out?", () -> !wires.isOn("lamp"));
        release();
        press();
    }

    @Test
    void aTornWireIsNoticedAndMendsByItself() throws Exception {
        bench.onlyInSimulation();
        wires.tearOut();
        bench.awaitOffline();
        bench.awaitUsable();
    }

    private void press() throws Exception {
        bench.please(
                "Bitte die Ruftaste drücken und halten.",
                "Please press the call button and hold it.",
                () -> wires.lower("button"));
        assertThat(calls.poll(bench.within(Bench.PROMISED).toMillis(), TimeUnit.MILLISECONDS))
                .as("a call")
                .isNotNull();
    }

    private void release() throws Exception {
        bench.please(
                "Bitte die Ruftaste loslassen.",
                "Please release the call button.",
                () -> wires.raise("button"));
        // Until the contact is believed to be open.
        Thread.sleep(bench.real().isPresent() ? 10_000 : 400);
    }
}
