package de.buergerterminal.device.simulator;

import de.buergerterminal.device.zvt.Apdu;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The terminal's end of one connection, in whole messages.
interface TerminalWire {
    void send(Apdu apdu) throws IOException;

    /// The next message, or null after the limit.
    @Nullable Apdu receive(Duration limit) throws IOException;

    /// Ends the line in mid-air; what was said before still goes out.
    void cut() throws IOException;
}
