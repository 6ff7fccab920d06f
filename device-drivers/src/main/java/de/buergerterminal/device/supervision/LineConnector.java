package de.buergerterminal.device.supervision;

import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.LinePort;
import de.buergerterminal.device.line.Masking;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/// Connects a driver over a line: looks at the port afresh, keeps the trace, and frees the line
/// when the device behind it does not answer as it should.
record LineConnector<L extends Link>(
        LinePort port, FrameTrace trace, Supplier<Masking> masking, Link.OnLine<L> driver)
        implements Link.Connector<L> {
    @Override
    public L connect() throws IOException {
        var line = port.openTraced(trace, masking.get());
        var connected = false;
        try {
            var link = driver.connect(line);
            connected = true;
            return link;
        } finally {
            if (!connected) line.close();
        }
    }

    @Override
    public Optional<String> occupant() {
        return port.occupant();
    }
}
