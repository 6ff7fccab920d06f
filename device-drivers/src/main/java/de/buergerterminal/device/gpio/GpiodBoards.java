package de.buergerterminal.device.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.LineException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The GPIO lines of the Raspberry Pi, through libgpiod. Chips are found by their label, never by a
/// number that changes from kernel to kernel.
final class GpiodBoards implements BoardProvider {
    /// One per process: the library holds one chip in a static field.
    private static @Nullable Context shared;

    private final int line;

    GpiodBoards(int line) {
        this.line = line;
    }

    @Override
    public boolean serves(String scheme) {
        return scheme.equals("gpio");
    }

    @Override
    public Board open(URI wire) throws LineException {
        try {
            return new GpiodBoard(context(), line);
        } catch (RuntimeException | LinkageError refused) {
            throw new LineException(
                    FaultCode.NOT_FOUND, "no GPIO on this computer: " + refused.getMessage());
        }
    }

    private static synchronized Context context() {
        if (shared == null) {
            shared =
                    Pi4J.newContextBuilder()
                            .noAutoDetect()
                            .add(
                                    GpioDDigitalInputProvider.newInstance(),
                                    GpioDDigitalOutputProvider.newInstance())
                            .build();
        }
        return Objects.requireNonNull(shared);
    }

    private record GpiodBoard(Context context, int line) implements Board {
        @Override
        public DigitalInput input(PullResistance pull) {
            return context.create(
                    DigitalInput.newConfigBuilder(context)
                            .id("gpio-" + line)
                            .address(line)
                            .pull(pull)
                            .debounce(0L)
                            .provider(GpioDDigitalInputProvider.ID)
                            .build());
        }

        @Override
        public DigitalOutput output() {
            return context.create(
                    DigitalOutput.newConfigBuilder(context)
                            .id("gpio-" + line)
                            .address(line)
                            .initial(DigitalState.LOW)
                            .shutdown(DigitalState.LOW)
                            .provider(GpioDDigitalOutputProvider.ID)
                            .build());
        }

        @Override
        public void verify() {
            // A GPIO line cannot be unplugged from its chip; a failing read throws by itself.
        }

        @Override
        public void close() {
            if (context.hasIO("gpio-" + line)) context.shutdown("gpio-" + line);
        }
    }
}
