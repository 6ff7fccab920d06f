package de.buergerterminal.device.gpio;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.PullResistance;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

/// One input in use: read every 10 ms, debounced, told to the listener when it changes.
final class InputLink implements Link {
    private static final int READINGS_PER_ROUND = 15;
    private static final int MILLIS_BETWEEN_READINGS = 10;

    private final Board board;
    private final DigitalInput input;
    private final Debounce debounce;
    private final Consumer<Boolean> listener;
    private final Function<Boolean, Condition> condition;

    private InputLink(
            Board board,
            DigitalInput input,
            Debounce debounce,
            Consumer<Boolean> listener,
            Function<Boolean, Condition> condition) {
        this.board = board;
        this.input = input;
        this.debounce = debounce;
        this.listener = listener;
        this.condition = condition;
    }

    /// @param debounce outlives the link, so that a reconnection alone tells nothing
    static InputLink on(
            Board board,
            PullResistance pull,
            Debounce debounce,
            Consumer<Boolean> listener,
            Function<Boolean, Condition> condition)
            throws LineException {
        try {
            return new InputLink(board, board.input(pull), debounce, listener, condition);
        } catch (RuntimeException refused) {
            board.close();
            throw new LineException(
                    FaultCode.NOT_FOUND, "the input was refused: " + refused.getMessage());
        }
    }

    @Override
    public Condition serve() throws IOException {
        for (var i = 0; i < READINGS_PER_ROUND; i++) {
            board.verify();
            if (debounce.changes(input.isHigh(), System.nanoTime())) {
                listener.accept(debounce.believed());
            }
            try {
                Thread.sleep(MILLIS_BETWEEN_READINGS);
            } catch (InterruptedException ended) {
                throw new LineException(FaultCode.DISCONNECTED, "interrupted", ended);
            }
        }
        return condition.apply(debounce.believed());
    }

    @Override
    public void close() {
        board.close();
    }
}
