package de.buergerterminal.device.line;

import de.buergerterminal.device.FaultCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The far end of a line as a transcript tells it (see [RecordingLine]; `#` begins a comment). What
/// is sent must be what the transcript says, byte for byte; what the device answered comes when
/// everything before it was sent. `??` among what is sent stands for one byte that is another each
/// time, such as a clock's.
public final class ReplayLine implements Line {
    private static final int LOST = 0x200;
    private static final int SENT = 0x100;
    private static final int ANY_SENT = 0x300;

    private final ArrayDeque<Integer> steps = new ArrayDeque<>();
    private boolean lost;
    private boolean closed;

    /// @throws IllegalArgumentException when a line of the transcript cannot be read
    public ReplayLine(String transcript) {
        transcript.lines().map(ReplayLine::withoutComment).forEach(this::read);
    }

    private void read(String entry) {
        if (entry.isEmpty()) return;
        var octets = entry.substring(1).replace(" ", "");
        switch (entry.charAt(0)) {
            case '>' -> {
                if (octets.isEmpty()) throw new IllegalArgumentException("nothing was sent");
                for (var at = 0; at < octets.length(); at += 2) {
                    var part = octets.substring(at, Math.min(at + 2, octets.length()));
                    steps.add(part.equals("??") ? ANY_SENT : SENT | octet(part));
                }
            }
            case '<' -> {
                for (var b : HexFormat.of().parseHex(octets)) steps.add(b & 0xFF);
            }
            case '!' -> steps.add(LOST);
            default -> throw new IllegalArgumentException("neither >, < nor !: " + entry);
        }
    }

    private static int octet(String hex) {
        if (hex.length() != 2) throw new IllegalArgumentException("half a byte: " + hex);
        return HexFormat.fromHexDigits(hex);
    }

    private static String withoutComment(String entry) {
        var comment = entry.indexOf('#');
        return (comment < 0 ? entry : entry.substring(0, comment)).strip();
    }

    /// Whether everything in the transcript has happened, up to the loss of the line.
    public boolean ended() {
        return steps.isEmpty() || lost;
    }

    @Override
    public void send(byte[] bytes) throws LineException {
        for (var b : bytes) {
            var next = next();
            var expected = next != null && (next == ANY_SENT || next == (SENT | (b & 0xFF)));
            if (!expected) {
                throw new LineException(
                        FaultCode.MALFORMED_DATA,
                        "sent %02X, but the transcript goes on with %s".formatted(b, words(next)));
            }
            steps.remove();
        }
    }

    private static String words(@Nullable Integer step) {
        if (step == null) return "nothing";
        return "%s %02X".formatted((step & SENT) == 0 ? "<" : ">", step & 0xFF);
    }

    @Override
    public int receive(Duration limit) throws LineException {
        var next = next();
        if (next == null || (next & SENT) != 0) return NOTHING;
        return steps.remove();
    }

    private @Nullable Integer next() throws LineException {
        var next = steps.peek();
        lost |= next != null && next == LOST;
        if (closed || lost) {
            throw new LineException(FaultCode.DISCONNECTED, "lost in the transcript");
        }
        return next;
    }

    @Override
    public void close() {
        closed = true;
    }
}
