package de.buergerterminal.backend.submission;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/// Where the ciphertext of attachments lies until its delivery is proven. Only ciphertext may be
/// written here. What no submission names is removed at the next start.
@FunctionalInterface
public interface CiphertextShelf {
    /// @param bytes how much will be written, so that a lack of room shows before the work
    /// @throws IOException no room, or not writable
    Slot open(long bytes) throws IOException;

    /// One file in the making; closed without [#keep] it is gone. For one thread.
    interface Slot extends Closeable {
        WritableByteChannel channel();

        /// Returns when everything written survives power loss.
        Path keep() throws IOException;
    }
}
