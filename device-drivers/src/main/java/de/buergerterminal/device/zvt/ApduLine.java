package de.buergerterminal.device.zvt;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Carries whole APDUs between till and terminal; one thread sends and receives, any may close.
interface ApduLine extends AutoCloseable {
    void send(Apdu apdu) throws IOException;

    /// The next APDU, or null when none began within the limit.
    ///
    /// @throws IOException when the line is lost, or an APDU stopped halfway
    @Nullable Apdu receive(Duration limit) throws IOException;

    @Override
    void close();
}
