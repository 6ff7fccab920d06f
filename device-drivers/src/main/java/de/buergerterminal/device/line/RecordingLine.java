package de.buergerterminal.device.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;

/// A line that writes down what passes, as a `.line` transcript: `> 10 04 01` was sent, `< 12` was
/// received, `!` means the line was lost. For technicians and tests with invented data: a
/// transcript of a printer or scanner in service would hold what citizens said.
public final class RecordingLine implements Line {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private final Line line;
    private final Appendable transcript;
    private boolean receiving;

    public RecordingLine(Line line, Appendable transcript) {
        this.line = line;
        this.transcript = transcript;
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        try {
            line.send(bytes);
            write((receiving ? "\n" : "") + "> " + HEX.formatHex(bytes) + "\n");
            receiving = false;
        } catch (LineException lost) {
            writeLoss();
            throw lost;
        }
    }

    @Override
    public int receive(Duration limit) throws IOException {
        try {
            var octet = line.receive(limit);
            if (octet != NOTHING) {
                write((receiving ? " " : "< ") + HEX.toHexDigits((byte) octet));
                receiving = true;
            }
            return octet;
        } catch (LineException lost) {
            writeLoss();
            throw lost;
        }
    }

    private void writeLoss() {
        write((receiving ? "\n" : "") + "!\n");
        receiving = false;
    }

    private void write(String text) {
        try {
            transcript.append(text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public Duration wireTime(int bytes) {
        return line.wireTime(bytes);
    }

    @Override
    public void close() {
        line.close();
        if (receiving) write("\n");
        receiving = false;
    }
}
