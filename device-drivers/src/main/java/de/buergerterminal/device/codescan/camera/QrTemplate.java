package de.buergerterminal.device.codescan.camera;

import com.google.zxing.qrcode.decoder.Version;
import java.util.ArrayList;
import java.util.List;

/// What every QR code of one size shows at the same places (ISO/IEC 18004): finder patterns with
/// their separators, timing patterns, alignment patterns. Holding a picture against it tells how
/// well a supposed position fits, before any module of data is read.
final class QrTemplate {
    /// Middle of a module, in modules from the upper left corner, and whether it is dark there.
    record Mark(float x, float y, boolean dark) {}

    private static final QrTemplate[] BY_VERSION = new QrTemplate[41];

    final int size;
    final List<Mark> eyes = new ArrayList<>();
    final List<Mark> timing = new ArrayList<>();
    final List<Mark> alignment = new ArrayList<>();

    private QrTemplate(int version) {
        size = 17 + 4 * version;
        eye(0, 0);
        eye(size - 7, 0);
        eye(0, size - 7);
        for (var i = 8; i < size - 8; i++) {
            timing.add(new Mark(i + 0.5f, 6.5f, i % 2 == 0));
            timing.add(new Mark(6.5f, i + 0.5f, i % 2 == 0));
        }
        var centres = Version.getVersionForNumber(version).getAlignmentPatternCenters();
        for (var x : centres) {
            for (var y : centres) {
                var atEye = (x == 6 && (y == 6 || y == size - 7)) || (y == 6 && x == size - 7);
                if (!atEye) alignmentPattern(x, y);
            }
        }
    }

    /// @param size modules per side, 21 to 177 in steps of 4
    static synchronized QrTemplate ofSize(int size) {
        var version = (size - 17) / 4;
        var known = BY_VERSION[version];
        if (known == null) BY_VERSION[version] = known = new QrTemplate(version);
        return known;
    }

    private void eye(int left, int top) {
        for (var y = -1; y <= 7; y++) {
            for (var x = -1; x <= 7; x++) {
                var mx = left + x;
                var my = top + y;
                if (mx < 0 || my < 0 || mx >= size || my >= size) continue;
                var ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
                eyes.add(new Mark(mx + 0.5f, my + 0.5f, ring != 2 && ring != 4));
            }
        }
    }

    private void alignmentPattern(int cx, int cy) {
        for (var y = -2; y <= 2; y++) {
            for (var x = -2; x <= 2; x++) {
                var ring = Math.max(Math.abs(x), Math.abs(y));
                alignment.add(new Mark(cx + x + 0.5f, cy + y + 0.5f, ring != 1));
            }
        }
    }
}
