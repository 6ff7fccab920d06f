package de.buergerterminal.device.line;

import de.buergerterminal.device.FaultCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The far end of a line as a transcript tells it (see [RecordingLine]; `#` begins a comment). What
/// is sent must be what the transcript says, byte for byte; what the device answered comes when
/// everything before it was sent.
public final class ReplayLine implements Line {
    private static final int LOST = 0x200;
    private static final int SENT = 0x100;

    private final ArrayDeque<Integer> steps = new ArrayDeque<>();
    private boolean closed;

    /// @throws IllegalArgumentException when a line of the transcript cannot be read
    public ReplayLine(String transcript) {
        transcript.lines().map(ReplayLine::withoutComment).forEach(this::read);
    }

    private void read(String entry) {
        if (entry.isEmpty()) return;
        var bytes = HexFormat.of().parseHex(entry.substring(1).replace(" ", ""));
        switch (entry.charAt(0)) {
            case '>' -> {
                for (var b : bytes) steps.add(SENT | (b & 0xFF));
            }
            case '<' -> {
                for (var b : bytes) steps.add(b & 0xFF);
            }
            case '!' -> steps.add(LOST);
            default -> throw new IllegalArgumentException("neither >, < nor !: " + entry);
        }
    }

    private static String withoutComment(String entry) {
        var comment = entry.indexOf('#');
        return (comment < 0 ? entry : entry.substring(0, comment)).strip();
    }

    /// Whether everything in the transcript has happened.
    public boolean ended() {
        return steps.isEmpty();
    }

    @Override
    public void send(byte[] bytes) throws LineException {
        for (var b : bytes) {
            var next = next();
            if (next == null || next != (SENT | (b & 0xFF))) {
                throw new LineException(
                        FaultCode.MALFORMED_DATA,
                        "sent %02X, but the transcript goes on with %s"
                                .formatted(
                                        b, next == null ? "nothing" : Integer.toHexString(next)));
            }
            steps.remove();
        }
    }

    @Override
    public int receive(Duration limit) throws LineException {
        var next = next();
        if (next == null || (next & SENT) != 0) return NOTHING;
        return steps.remove();
    }

    private @Nullable Integer next() throws LineException {
        var next = steps.peek();
        if (closed || (next != null && next == LOST)) {
            throw new LineException(FaultCode.DISCONNECTED, "lost in the transcript");
        }
        return next;
    }

    @Override
    public void close() {
        closed = true;
    }
}
