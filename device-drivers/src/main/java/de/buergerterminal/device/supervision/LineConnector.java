package de.buergerterminal.device.supervision;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.line.LinePort;
import de.buergerterminal.device.line.Masking;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Connects a driver over a line: looks at the port afresh, keeps the trace, and frees the line
/// when the device behind it does not answer as it should.
final class LineConnector<L extends Link> implements Link.Connector<L> {
    private final LinePort port;
    private final FrameTrace trace;
    private final Supplier<Masking> masking;
    private final Link.OnLine<L> driver;
    private volatile @Nullable Line greeting;
    private volatile boolean abandoned;

    LineConnector(
            LinePort port, FrameTrace trace, Supplier<Masking> masking, Link.OnLine<L> driver) {
        this.port = port;
        this.trace = trace;
        this.masking = masking;
        this.driver = driver;
    }

    @Override
    public L connect() throws IOException {
        var line = port.openTraced(trace, masking.get());
        var connected = false;
        greeting = line;
        try {
            if (abandoned) {
                throw new LineException(FaultCode.DISCONNECTED, "supervision has ended");
            }
            var link = driver.connect(line);
            connected = true;
            return link;
        } finally {
            greeting = null;
            if (!connected) line.close();
        }
    }

    /// A device may take minutes over its greeting.
    @Override
    public void abandon() {
        abandoned = true;
        var line = greeting;
        if (line != null) line.close();
    }

    @Override
    public Optional<String> occupant() {
        return port.occupant();
    }
}
