package de.buergerterminal.device.gpio;

import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import java.io.IOException;
import java.util.function.Function;

/// A device that is one input.
record InputLink(Board board, WatchedInput input, Function<WatchedInput, Condition> condition)
        implements Link {
    @Override
    public Condition serve() throws IOException {
        input.watch();
        return condition.apply(input);
    }

    @Override
    public void close() {
        board.close();
    }
}
