package de.buergerterminal.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.DoorContact;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.gpio.GpioDoorContact;
import de.buergerterminal.device.simulator.SimulatedWires;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorContactConformanceTest {
    private final Bench bench = new Bench(DeviceKind.DOOR_CONTACT);
    private final SimulatedWires wires = SimulatedWires.at(0);
    private final LinkedBlockingQueue<Boolean> told = new LinkedBlockingQueue<>();
    private DoorContact device;

    @BeforeEach
    void standsOnTheBench() throws InterruptedException {
        wires.lower("door");
        device = GpioDoorContact.at(bench.id(), bench.real().orElseGet(() -> wires.wire("door")));
        device.onDoor(told::add);
        bench.start(device);
    }

    @AfterEach
    void leavesTheBench() {
        device.close();
        wires.close();
    }

    @Test
    void anOpenDoorIsToldAsTamperingUntilItIsShut() throws Exception {
        bench.please(
                "Bitte die Servicetür öffnen.",
                "Please open the service door.",
                () -> wires.raise("door"));
        assertThat(next()).isTrue();
        bench.awaitFault(FaultCode.TAMPER);
        bench.please(
                "Bitte die Servicetür schließen.",
                "Please shut the service door.",
                () -> wires.lower("door"));
        assertThat(next()).isFalse();
    }

    @Test
    void aCutWireLooksLikeAnOpenDoor() throws Exception {
        bench.please(
                "Bitte ein Kabel des Türkontakts abklemmen.",
                "Please disconnect a wire of the door contact.",
                () -> wires.cut("door"));
        assertThat(next()).isTrue();
        bench.please(
                "Bitte das Kabel wieder anklemmen.",
                "Please connect the wire again.",
                () -> wires.lower("door"));
        assertThat(next()).isFalse();
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
