package de.buergerterminal.device.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.kernel.KernelException;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.simulator.SimulatedWires;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The Pi4J provider on a simulated chip, through the bytes of the character device.
@Timeout(60)
class ChardevTest {
    private final SimulatedWires wires = SimulatedWires.at(0);
    private final RecordingKernel kernel;
    private final Context pi4j;

    ChardevTest() throws IOException {
        var provider = ServiceLoader.load(KernelProvider.class).findFirst().orElseThrow();
        kernel = new RecordingKernel(provider.reach(wires.wire("a"), List.of("a", "b")));
        var chip = GpioChip.find(kernel, Optional.empty());
        pi4j =
                Pi4J.newContextBuilder()
                        .noAutoDetect()
                        .add(new ChardevInputs(chip), new ChardevOutputs(chip))
                        .build();
    }

    @AfterEach
    void unplug() {
        pi4j.shutdown();
        wires.close();
    }

    @Test
    void anInputTellsItsListenersEachLevel() throws Exception {
        List<DigitalState> told = new CopyOnWriteArrayList<>();
        DigitalInput input = pi4j.create(input(0L));
        assertThat(input.isHigh()).isTrue();
        input.addListener(it -> told.add(it.state()));
        wires.lower("a");
        await(() -> told.equals(List.of(DigitalState.LOW)));
        wires.raise("a");
        await(() -> told.equals(List.of(DigitalState.LOW, DigitalState.HIGH)));
    }

    /// `struct gpio_v2_line_request`, field by field as `linux/gpio.h` has them.
    @Test
    void pullDebounceAndEdgesReachTheKernelInItsOwnBytes() {
        pi4j.create(input(2_500L));
        assertThat(kernel.lineRequests)
                .containsExactly(
                        "00000000".repeat(64) // offsets[64]
                                + "646f6f72" // consumer "door", 32 bytes
                                + "00".repeat(28)
                                + "3401000000000000" // INPUT, both edges, BIAS_PULL_UP
                                + "01000000" // num_attrs
                                + "00".repeat(20)
                                + "0300000000000000" // attr id DEBOUNCE, padding
                                + "c409000000000000" // 2500 microseconds
                                + "0100000000000000" // mask: the first line
                                + "00".repeat(9 * 24)
                                + "01000000" // num_lines
                                + "00".repeat(4 + 20 + 4));
    }

    @Test
    void anOutputHasItsLevelInTheMomentItBecomesOne() throws Exception {
        List<Boolean> levels = new CopyOnWriteArrayList<>();
        wires.follow("b", levels::add);
        DigitalOutput output =
                pi4j.create(
                        DigitalOutput.newConfigBuilder(pi4j)
                                .id("relay")
                                .address(1)
                                .initial(DigitalState.HIGH)
                                .shutdown(DigitalState.LOW)
                                .provider(ChardevOutputs.ID)
                                .build());
        assertThat(kernel.lineRequests.getFirst())
                .contains("01000000" + "00".repeat(20) + "0200000000000000" + "0100000000000000");
        assertThat(output.state()).isEqualTo(DigitalState.HIGH);
        output.low();
        await(() -> !wires.isOn("b"));
        output.high();
        await(() -> wires.isOn("b"));
        pi4j.shutdown("relay");
        await(() -> levels.equals(List.of(true, false, true, false)));
    }

    @Test
    void aLineThatIsGoneIsAnExceptionNotALevel() throws Exception {
        DigitalInput input = pi4j.create(input(0L));
        wires.tearOut();
        await(() -> !isReadable(input));
        assertThatThrownBy(input::state).hasRootCauseInstanceOf(KernelException.class);
    }

    @Test
    void aLineIsFoundByItsNameOrNumber() throws Exception {
        var chip = GpioChip.find(kernel, Optional.of("pinctrl-bcm2711"));
        assertThat(chip.offsetOf("b")).isEqualTo(1);
        assertThat(chip.offsetOf("0")).isZero();
        assertThatThrownBy(() -> chip.offsetOf("2")).hasMessageContaining("has lines 0 to 1");
        assertThatThrownBy(() -> chip.offsetOf("c")).hasMessageContaining("no line named c");
    }

    @Test
    void aChipIsFoundByLabelNameOrPathAndAMissingOneIsToldWithWhatIsThere() throws Exception {
        assertThat(GpioChip.find(kernel, Optional.of("gpiochip0")).lines()).isEqualTo(2);
        assertThat(GpioChip.find(kernel, Optional.of("/dev/gpiochip0")).lines()).isEqualTo(2);
        assertThatThrownBy(() -> GpioChip.find(kernel, Optional.of("pinctrl-rp1")))
                .isInstanceOfSatisfying(
                        LineException.class,
                        it -> assertThat(it.fault().code()).isEqualTo(FaultCode.NOT_FOUND))
                .hasMessageContaining("[pinctrl-bcm2711], choose one with ?chip=");
    }

    @Test
    void everyFileIsClosedInTheEnd() {
        pi4j.create(input(0L));
        pi4j.shutdown();
        assertThat(kernel.open).isEmpty();
    }

    private com.pi4j.io.gpio.digital.DigitalInputConfig input(long debounceMicros) {
        return DigitalInput.newConfigBuilder(pi4j)
                .id("door")
                .address(0)
                .pull(PullResistance.PULL_UP)
                .debounce(debounceMicros)
                .provider(ChardevInputs.ID)
                .build();
    }

    private static boolean isReadable(DigitalInput input) {
        try {
            input.state();
            return true;
        } catch (com.pi4j.io.exception.IOException _) {
            return false;
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (var i = 0; i < 2_000 && !condition.getAsBoolean(); i++) Thread.sleep(10);
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
