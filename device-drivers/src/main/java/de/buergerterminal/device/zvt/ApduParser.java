package de.buergerterminal.device.zvt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts a TCP stream into APDUs, however it was split or glued together.
///
/// Any bytes are accepted: a stream without a length check cannot tell noise from a message, so
/// noise becomes strange APDUs, which the conversation refuses. Holds at most one unfinished APDU,
/// that is 64 KiB. Not thread-safe.
public final class ApduParser {
    private byte[] pending = new byte[256];
    private int filled;

    /// Takes the first `length` bytes and returns the APDUs they complete.
    public List<Apdu> accept(byte[] bytes, int length) {
        List<Apdu> complete = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            if (filled == pending.length) pending = Arrays.copyOf(pending, filled * 2);
            pending[filled++] = bytes[i];
            if (filled >= 3 && filled == wholeLength()) {
                complete.add(cutOut());
            }
        }
        return complete;
    }

    /// Whether an APDU has begun that has not ended.
    public boolean isInsideApdu() {
        return filled > 0;
    }

    /// Length of the unfinished APDU, or -1 while its length bytes have not all arrived.
    private int wholeLength() {
        int first = pending[2] & 0xFF;
        if (first != 0xFF) return 3 + first;
        if (filled < 5) return -1;
        return 5 + (pending[3] & 0xFF) + ((pending[4] & 0xFF) << 8);
    }

    private Apdu cutOut() {
        Bytes whole = Bytes.copyOf(Arrays.copyOf(pending, filled));
        int dataStart = whole.at(2) == 0xFF ? 5 : 3;
        filled = 0;
        pending = new byte[256];
        return new Apdu(whole.at(0) << 8 | whole.at(1), whole.from(dataStart));
    }
}
