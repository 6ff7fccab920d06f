package de.buergerterminal.device.gpio;

import com.pi4j.context.Context;
import com.pi4j.exception.InitializeException;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import de.buergerterminal.device.kernel.KernelException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pi4J outputs on the lines of one chip, through the GPIO character device. A line has its initial
/// level in the moment it becomes an output, its shutdown level before it is given back;
/// `onState(LOW)` makes it active-low. The state is read back from the kernel, so that a lost chip
/// is noticed.
final class ChardevOutputs extends DigitalOutputProviderBase {
    static final String ID = "chardev-digital-output";
    private static final Logger LOG = LoggerFactory.getLogger(ChardevOutputs.class);

    private final GpioChip chip;

    ChardevOutputs(GpioChip chip) {
        super(ID, "Outputs of " + chip.label());
        this.chip = chip;
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
        var output = new Output(chip, this, config);
        context.registry().add(output);
        return output;
    }

    private static final class Output extends DigitalOutputBase {
        private final GpioChip chip;
        private volatile @Nullable GpioLine line;

        Output(GpioChip chip, DigitalOutputProvider provider, DigitalOutputConfig config) {
            super(provider, config);
            this.chip = chip;
        }

        @Override
        public DigitalOutput initialize(Context context) throws InitializeException {
            try {
                var activeLow = config().onState() == DigitalState.LOW ? GpioUapi.ACTIVE_LOW : 0;
                var active = config().initialState() == config().onState();
                line = chip.output(config().address(), id(), activeLow, active);
            } catch (KernelException refused) {
                throw new InitializeException(refused);
            }
            super.initialize(context);
            return this;
        }

        @Override
        public DigitalOutput state(DigitalState wanted) {
            try {
                taken().set(wanted == config().onState());
            } catch (KernelException gone) {
                throw new IOException(gone);
            }
            return super.state(wanted);
        }

        @Override
        public DigitalState state() {
            try {
                var on = config().onState();
                return taken().isActive() ? on : DigitalState.getInverseState(on);
            } catch (KernelException gone) {
                throw new IOException(gone);
            }
        }

        private GpioLine taken() throws KernelException {
            var taken = line;
            if (taken == null) throw new KernelException("GPIO line", KernelException.EBADF);
            return taken;
        }

        /// A line that is lost cannot be taken to its shutdown level, and need not be: the kernel
        /// has it back. It leaves the registry all the same, so that it can be taken again.
        @Override
        public DigitalOutput shutdown(Context context) {
            try {
                super.shutdown(context);
            } catch (ShutdownException lost) {
                LOG.warn("{} was lost before it could be switched off", id());
            } finally {
                var taken = line;
                if (taken != null) taken.close();
            }
            return this;
        }
    }
}
