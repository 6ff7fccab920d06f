package de.buergerterminal.device.gpio;

import com.pi4j.context.Context;
import com.pi4j.exception.InitializeException;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import de.buergerterminal.device.kernel.KernelException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Pi4J inputs on the lines of one chip, through the GPIO character device. Pull and debounce are
/// the kernel's; `onState(LOW)` makes the line active-low. Listeners are called on the thread
/// `gpio-<id>` of the input.
final class ChardevInputs extends DigitalInputProviderBase {
    static final String ID = "chardev-digital-input";

    private final GpioChip chip;

    ChardevInputs(GpioChip chip) {
        super(ID, "Inputs of " + chip.label());
        this.chip = chip;
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
        var input = new Input(chip, this, config);
        context.registry().add(input);
        return input;
    }

    private static final class Input extends DigitalInputBase {
        private static final Duration SLICE = Duration.ofMillis(100);
        private static final int MILLIS_BETWEEN_EVENTS = 1;

        private final GpioChip chip;
        private volatile @Nullable GpioLine line;
        private volatile @Nullable Thread watcher;
        private volatile boolean stopped;

        Input(GpioChip chip, DigitalInputProvider provider, DigitalInputConfig config) {
            super(provider, config);
            this.chip = chip;
        }

        @Override
        public DigitalInput initialize(Context context) throws InitializeException {
            super.initialize(context);
            try {
                var debounce = config().debounce() == null ? 0L : config().debounce();
                var taken = chip.input(config().address(), id(), flags(), debounce);
                line = taken;
                watcher =
                        Thread.ofPlatform()
                                .daemon(true)
                                .name("gpio-" + id())
                                .start(() -> watch(taken));
                return this;
            } catch (KernelException refused) {
                throw new InitializeException(refused);
            }
        }

        private long flags() {
            var bias =
                    switch (config().pull()) {
                        case PULL_UP -> GpioUapi.BIAS_PULL_UP;
                        case PULL_DOWN -> GpioUapi.BIAS_PULL_DOWN;
                        case OFF -> GpioUapi.BIAS_DISABLED;
                    };
            return bias | (config().onState() == DigitalState.LOW ? GpioUapi.ACTIVE_LOW : 0);
        }

        @Override
        public DigitalState state() {
            var taken = line;
            try {
                if (taken == null) throw new KernelException("GPIO line", KernelException.EBADF);
                var on = config().onState();
                return taken.isActive() ? on : DigitalState.getInverseState(on);
            } catch (KernelException gone) {
                throw new IOException(gone);
            }
        }

        /// Ends by itself when the line is lost; whoever reads the state hears of it.
        private void watch(GpioLine taken) {
            var told = (DigitalState) null;
            try {
                while (!stopped) {
                    if (!taken.awaitEdges(SLICE)) continue;
                    var now = state();
                    if (now != told) dispatch(new DigitalStateChangeEvent<>(this, now));
                    told = now;
                    // However fast the line flutters, it gets a thousand looks a second at most.
                    Thread.sleep(MILLIS_BETWEEN_EVENTS);
                }
            } catch (KernelException | IOException | InterruptedException _) {
                stopped = true;
            }
        }

        @Override
        public DigitalInput shutdown(Context context) {
            stopped = true;
            var running = watcher;
            var taken = line;
            try {
                // Only then: the number of a closed file may soon be another file's.
                if (running != null && !running.equals(Thread.currentThread())) {
                    running.join(SLICE.multipliedBy(10));
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            if (taken != null) taken.close();
            super.shutdown(context);
            return this;
        }
    }
}
