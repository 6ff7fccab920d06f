package de.buergerterminal.device.gpio;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.exception.IOAlreadyExistsException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.TracedFrame.Direction;
import de.buergerterminal.device.kernel.KernelException;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.LineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the wires of one device are plugged into while it is in use. Turns Pi4J's unchecked
/// exceptions into faults with a code. Closing brings the outputs to off and frees the lines.
final class Board implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Board.class);

    private final Context context;
    private final Optional<GpioChip> chip;
    private final String inputs;
    private final String outputs;
    private final Runnable afterwards;
    private FrameTrace trace = new FrameTrace();
    private final List<String> taken = new ArrayList<>();
    private boolean closed;

    /// @param chip the chip whose lines these are; without one, lines are plain numbers
    /// @param inputs the id of the Pi4J provider for inputs
    /// @param outputs the id of the Pi4J provider for outputs
    /// @param afterwards what else is to be done once the lines are freed
    Board(
            Context context,
            Optional<GpioChip> chip,
            String inputs,
            String outputs,
            Runnable afterwards) {
        this.context = context;
        this.chip = chip;
        this.inputs = inputs;
        this.outputs = outputs;
        this.afterwards = afterwards;
    }

    /// From now on, lines that are taken tell each change of their level.
    synchronized void tell(FrameTrace trace) {
        this.trace = trace;
    }

    /// @param pull where the line goes when nobody holds it
    synchronized Input input(String line, boolean activeLow, PullResistance pull)
            throws LineException {
        var offset = offsetOf(line);
        try {
            var input =
                    context.create(
                            DigitalInput.newConfigBuilder(context)
                                    .id(name("input", offset))
                                    .address(offset)
                                    .pull(pull)
                                    .debounce(0L)
                                    .onState(on(activeLow))
                                    .provider(inputs)
                                    .build());
            taken.add(input.id());
            return new Input(line, input, trace);
        } catch (Pi4JException | IllegalStateException refused) {
            throw refusal(refused, line, offset);
        }
    }

    /// An output that is off now, and off again when the board is closed or the program ends.
    synchronized Output output(String line, boolean activeLow) throws LineException {
        var offset = offsetOf(line);
        var off = DigitalState.getInverseState(on(activeLow));
        try {
            var output =
                    context.create(
                            DigitalOutput.newConfigBuilder(context)
                                    .id(name("output", offset))
                                    .address(offset)
                                    .onState(on(activeLow))
                                    .initial(off)
                                    .shutdown(off)
                                    .provider(outputs)
                                    .build());
            taken.add(output.id());
            return new Output(line, output, trace);
        } catch (Pi4JException | IllegalStateException refused) {
            throw refusal(refused, line, offset);
        }
    }

    private int offsetOf(String line) throws LineException {
        if (closed) throw new LineException(FaultCode.DISCONNECTED, "line " + line + " was freed");
        return chip.isPresent() ? chip.get().offsetOf(line) : Integer.parseInt(line);
    }

    /// The name under which the kernel shows the line as ours.
    private static String name(String what, int offset) {
        return "kiosk-" + what + "-" + offset;
    }

    private LineException refusal(RuntimeException refused, String line, int offset) {
        var fault = lost(refused, line);
        if (fault.fault().code() != FaultCode.LINE_IN_USE) return fault;
        var holder = chip.map(it -> it.holderOf(offset)).orElse("");
        return new LineException(
                FaultCode.LINE_IN_USE,
                "line " + line + (holder.isEmpty() ? "" : " is held by " + holder),
                refused);
    }

    private static String level(String line, boolean on) {
        return "line " + line + (on ? " on" : " off");
    }

    private static DigitalState on(boolean activeLow) {
        return activeLow ? DigitalState.LOW : DigitalState.HIGH;
    }

    private static LineException lost(RuntimeException refused, String line) {
        for (Throwable it = refused; it != null; it = it.getCause()) {
            if (it instanceof KernelException why) return GpioChip.fault(why, "line " + line);
            if (it instanceof IOAlreadyExistsException) {
                return new LineException(FaultCode.LINE_IN_USE, "line " + line, refused);
            }
        }
        return new LineException(
                FaultCode.NOT_FOUND, "line " + line + ": " + refused.getMessage(), refused);
    }

    /// One line that cannot be freed must not keep the others, which may be locks under current.
    private void free(String id) {
        try {
            if (context.hasIO(id)) context.shutdown(id);
        } catch (Pi4JException | IllegalStateException failed) {
            LOG.warn("{} could not be freed: {}", id, failed.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        taken.forEach(this::free);
        afterwards.run();
    }

    static final class Input {
        private final String line;
        private final DigitalInput input;
        private final Semaphore edges = new Semaphore(0);

        private final FrameTrace trace;
        private Optional<Boolean> told = Optional.empty();

        private Input(String line, DigitalInput input, FrameTrace trace) {
            this.line = line;
            this.trace = trace;
            this.input = input;
            var _ = input.addListener(_ -> edges.release());
        }

        boolean isOn() throws LineException {
            try {
                var now = Optional.of(input.isOn());
                if (!now.equals(told)) trace.add(Direction.RECEIVED, 0, level(line, now.get()));
                told = now;
                return now.get();
            } catch (Pi4JException | IllegalStateException gone) {
                throw lost(gone, line);
            }
        }

        /// Returns when the line has moved, or the time is over.
        void awaitEdge(long millis) throws LineException {
            try {
                if (edges.tryAcquire(millis, TimeUnit.MILLISECONDS)) edges.drainPermits();
            } catch (InterruptedException ended) {
                throw new LineException(FaultCode.DISCONNECTED, "interrupted", ended);
            }
        }
    }

    static final class Output {
        private final String line;
        private final DigitalOutput output;

        private final FrameTrace trace;
        private Optional<Boolean> told = Optional.empty();

        private Output(String line, DigitalOutput output, FrameTrace trace) {
            this.line = line;
            this.trace = trace;
            this.output = output;
        }

        void set(boolean on) throws LineException {
            var wanted = Optional.of(on);
            if (!wanted.equals(told)) trace.add(Direction.SENT, 0, level(line, on));
            told = wanted;
            try {
                var _ = on ? output.on() : output.off();
            } catch (Pi4JException | IllegalStateException gone) {
                throw lost(gone, line);
            }
        }

        /// Reads the line back, which fails where it is gone.
        void verify() throws LineException {
            try {
                var _ = output.state();
            } catch (Pi4JException | IllegalStateException gone) {
                throw lost(gone, line);
            }
        }
    }
}
