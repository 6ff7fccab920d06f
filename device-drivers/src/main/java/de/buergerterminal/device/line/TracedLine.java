package de.buergerterminal.device.line;

import de.buergerterminal.device.TracedFrame.Direction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

/// A line that tells a [FrameTrace] what passes, masked. Received bytes are told together once the
/// device pauses or is spoken to.
final class TracedLine implements Line {
    private static final int MOST_PENDING = 1_024;

    private final Line line;
    private final FrameTrace trace;
    private final Masking masking;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    TracedLine(Line line, FrameTrace trace, Masking masking) {
        this.line = line;
        this.trace = trace;
        this.masking = masking;
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        tellReceived();
        tell(Direction.SENT, bytes);
        line.send(bytes);
    }

    @Override
    public int receive(Duration limit) throws IOException {
        try {
            var octet = line.receive(limit);
            if (octet != NOTHING) received.write(octet);
            if (octet == NOTHING || received.size() >= MOST_PENDING) tellReceived();
            return octet;
        } catch (IOException lost) {
            tellReceived();
            throw lost;
        }
    }

    private void tellReceived() {
        if (received.size() == 0) return;
        var bytes = received.toByteArray();
        received.reset();
        tell(Direction.RECEIVED, bytes);
    }

    private void tell(Direction direction, byte[] bytes) {
        try {
            for (var shown : masking.shown(direction, bytes)) {
                trace.add(direction, shown.length(), shown.text());
            }
        } catch (RuntimeException defect) {
            // A trace must never cost the device; what could not be masked is not shown.
            trace.add(
                    direction,
                    bytes.length,
                    "not shown: masking failed, " + defect.getClass().getSimpleName());
        }
    }

    @Override
    public Duration wireTime(int bytes) {
        return line.wireTime(bytes);
    }

    @Override
    public void close() {
        line.close();
    }
}
