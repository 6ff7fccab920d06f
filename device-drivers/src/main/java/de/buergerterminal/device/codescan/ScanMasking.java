package de.buergerterminal.device.codescan;

import de.buergerterminal.device.TracedFrame.Direction;
import de.buergerterminal.device.line.Masking;
import java.util.List;

/// A scanner says nothing but what citizens show: only how much came, and whether the suffix did.
final class ScanMasking implements Masking {
    @Override
    public List<Shown> shown(Direction direction, byte[] bytes) {
        var ended = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return List.of(new Shown(bytes.length, ended ? "code, ends with CR" : "code, no CR yet"));
    }
}
