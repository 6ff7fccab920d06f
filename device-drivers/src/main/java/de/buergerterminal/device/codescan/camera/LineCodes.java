package de.buergerterminal.device.codescan.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.BitArray;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.oned.Code39Reader;
import com.google.zxing.oned.EAN13Reader;
import com.google.zxing.oned.EAN8Reader;
import com.google.zxing.oned.OneDReader;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Bar codes made of lines: Code 128, Code 39, EAN-13 and EAN-8. Their check characters are weak
/// (Code 39 has none), so several bands of the picture, each the mean of some rows, must say the
/// same and none may say otherwise. Codes without any check (ITF, Codabar) are not read at all.
final class LineCodes {
    private static final int BANDS = 15;
    private static final int ZOOM = 4;
    private static final List<OneDReader> READERS =
            List.of(new Code128Reader(), new EAN13Reader(), new Code39Reader(), new EAN8Reader());

    private static final Map<DecodeHintType, Object> HINTS =
            new EnumMap<>(Map.of(DecodeHintType.TRY_HARDER, true));

    private LineCodes() {}

    /// @param upright a picture in which the lines stand or lie
    static Optional<FrameCode> read(GreyImage upright) {
        var code = inRows(upright);
        return code.isPresent() ? code : inRows(turned(upright));
    }

    private static GreyImage turned(GreyImage picture) {
        var light = new byte[picture.light().length];
        for (var y = 0; y < picture.height(); y++) {
            for (var x = 0; x < picture.width(); x++) {
                light[x * picture.height() + y] = picture.light()[y * picture.width() + x];
            }
        }
        return new GreyImage(/* width= */ picture.height(), /* height= */ picture.width(), light);
    }

    private static Optional<FrameCode> inRows(GreyImage picture) {
        for (var thickness : new int[] {picture.height() / (2 * BANDS), 1}) {
            for (var sharper : new float[] {0, 1.5f}) {
                var votes = new HashMap<String, Integer>();
                Result last = null;
                for (var band = 1; band < BANDS; band++) {
                    var profile =
                            profile(
                                    picture,
                                    band * picture.height() / BANDS,
                                    Math.max(1, thickness),
                                    sharper);
                    var said = decode(bars(profile));
                    if (said == null) continue;
                    votes.merge(said.getBarcodeFormat() + said.getText(), 1, Integer::sum);
                    last = said;
                }
                if (last != null
                        && votes.size() == 1
                        && votes.values().iterator().next()
                                >= needed(last.getBarcodeFormat(), last.getText())) {
                    return FrameText.of(last);
                }
            }
        }
        return Optional.empty();
    }

    private static int needed(BarcodeFormat format, String text) {
        return switch (format) {
            case CODE_39 -> text.length() < 4 ? 6 : 4;
            case EAN_8 -> 5;
            default -> 3;
        };
    }

    private static @org.jspecify.annotations.Nullable Result decode(BitArray bars) {
        for (var turn = 0; turn < 2; turn++) {
            for (var reader : READERS) {
                try {
                    return reader.decodeRow(0, bars, HINTS);
                } catch (ReaderException _) {
                    // Nothing of this kind in this band.
                }
            }
            bars.reverse();
        }
        return null;
    }

    /// Mean light of some rows around one, drawn out where blur has flattened it.
    private static float[] profile(GreyImage picture, int row, int reach, float sharper) {
        var sums = new float[picture.width()];
        var count = 0;
        for (var y = Math.max(0, row - reach);
                y <= Math.min(picture.height() - 1, row + reach);
                y++) {
            for (var x = 0; x < sums.length; x++) sums[x] += picture.at(x, y);
            count++;
        }
        for (var x = 0; x < sums.length; x++) sums[x] /= count;
        if (sharper == 0) return sums;
        var clear = sums.clone();
        for (var x = 2; x < sums.length - 2; x++) {
            clear[x] =
                    sums[x]
                            + sharper
                                    * (sums[x]
                                            - (sums[x - 2]
                                                            + sums[x - 1]
                                                            + sums[x]
                                                            + sums[x + 1]
                                                            + sums[x + 2])
                                                    / 5);
        }
        return clear;
    }

    /// Dark where the light is below the middle of what is darkest and lightest nearby; four bits
    /// to a pixel, so that narrow lines keep their width.
    private static BitArray bars(float[] profile) {
        var reach = Math.max(8, profile.length / 24);
        var bars = new BitArray(profile.length * ZOOM);
        var least = extreme(profile, reach, -1);
        var most = extreme(profile, reach, 1);
        var whole = 0f;
        for (var x = 0; x < profile.length; x++) whole = Math.max(whole, most[x] - least[x]);
        for (var i = 0; i < bars.getSize(); i++) {
            var at = i / (float) ZOOM;
            var x = Math.min((int) at, profile.length - 2);
            var value = profile[x] + (profile[x + 1] - profile[x]) * (at - x);
            if (most[x] - least[x] > whole * 0.25f && value < (least[x] + most[x]) / 2) bars.set(i);
        }
        return bars;
    }

    private static float[] extreme(float[] profile, int reach, int sign) {
        var found = new float[profile.length];
        for (var x = 0; x < profile.length; x++) {
            var best = profile[x];
            for (var i = Math.max(0, x - reach);
                    i <= Math.min(profile.length - 1, x + reach);
                    i++) {
                best = sign > 0 ? Math.max(best, profile[i]) : Math.min(best, profile[i]);
            }
            found[x] = best;
        }
        return found;
    }
}
