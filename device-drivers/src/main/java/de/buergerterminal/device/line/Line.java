package de.buergerterminal.device.line;

import java.io.IOException;
import java.time.Duration;

/// An open connection to one device. Bytes pass unchanged in both directions.
///
/// One thread sends and receives; [#close] may be called from any thread and ends a waiting call. A
/// line that was lost stays lost: open a new one.
public interface Line extends AutoCloseable {
    /// What [#receive] answers when no byte came in time.
    int NOTHING = -1;

    /// Hands all bytes over, within a limit the line knows (5 seconds beyond the time the bytes
    /// need on the wire).
    ///
    /// @throws LineException when the device is gone, or with `LINE_BLOCKED` when it took no more
    ///   bytes and the line was cut
    void send(byte[] bytes) throws IOException;

    /// The next byte, 0 to 255, or [#NOTHING] when none came within the limit. May take up to 100
    /// ms longer than the limit; a limit of zero never waits.
    ///
    /// @throws LineException when the device is gone
    int receive(Duration limit) throws IOException;

    /// Time so many bytes need on the wire; zero where nobody knows or it does not matter.
    default Duration wireTime(int bytes) {
        return Duration.ZERO;
    }

    /// Frees the line. Idempotent, never throws.
    @Override
    void close();
}
