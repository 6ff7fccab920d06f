package de.buergerterminal.device.zvt;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.line.LineException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Raw APDUs on TCP: no frame, no check sum, no length prefix (PA00P016 rev 04).
final class TcpApduLine implements ApduLine {
    private final Line line;
    private final Duration wholeApduWithin;
    private final ApduParser parser = new ApduParser();

    TcpApduLine(Line line, Duration wholeApduWithin) {
        this.line = line;
        this.wholeApduWithin = wholeApduWithin;
    }

    @Override
    public void send(Apdu apdu) throws IOException {
        line.send(apdu.encoded());
    }

    @Override
    public @Nullable Apdu receive(Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            long left = Math.max(0, deadline - System.nanoTime());
            int next = line.receive(Duration.ofNanos(left));
            if (next == Line.NOTHING) {
                if (!parser.isInsideApdu()) return null;
                throw new LineException(FaultCode.MALFORMED_DATA, "a message stopped halfway");
            }
            if (!parser.isInsideApdu()) deadline = System.nanoTime() + wholeApduWithin.toNanos();
            var complete = parser.accept(new byte[] {(byte) next}, 1);
            if (!complete.isEmpty()) return complete.getFirst();
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
