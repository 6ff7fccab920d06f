package de.buergerterminal.device.supervision;

import de.buergerterminal.device.line.Line;
import java.io.IOException;
import java.util.Optional;

/// A driver's connection to its device, alive from one loss of the line to the next. All methods
/// but [#close] are called on the device's thread.
public interface Link extends AutoCloseable {
    /// One short round of serving: listen, or poll when it is time. Returns within about 250 ms, so
    /// that a waiting command is not kept.
    ///
    /// @throws IOException when the device is gone or does not answer; the supervisor reconnects
    Condition serve() throws IOException;

    /// Frees the line; called from any thread, more than once, also while [#serve] or a command
    /// waits, which it ends.
    @Override
    void close();

    /// Opens a link and asks who is there before believing it. Takes at most a few seconds.
    @FunctionalInterface
    interface Connector<L extends Link> {
        L connect() throws IOException;

        /// Supervision ends: a running or later [#connect] need not come to its end. From any
        /// thread.
        default void abandon() {}

        /// What is plugged in where this connects to, good for comparison only; empty while nothing
        /// is or nobody can tell. A newcomer is tried at once instead of after the pause.
        default Optional<String> occupant() {
            return Optional.empty();
        }
    }

    /// Makes a link of an open line: asks who is there before believing it. The line is closed for
    /// it when it throws.
    @FunctionalInterface
    interface OnLine<L extends Link> {
        L connect(Line line) throws IOException;
    }

    /// What somebody wants from the device, carried out on its thread. A command that loses the
    /// line may answer with a result of its own; the next [#serve] notices the loss again.
    @FunctionalInterface
    interface Command<L extends Link, T> {
        T run(L link) throws IOException;
    }
}
