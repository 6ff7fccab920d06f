package de.buergerterminal.device.codescan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrMatrixTest {
    @ParameterizedTest
    @ValueSource(strings = {"A", "https://musterstadt.example/stand?az=BT-1", "Zoë Šimůnková 王"})
    void whatIsDrawnCanBeRead(String content) throws Exception {
        var bitmap = new BinaryBitmap(new GlobalHistogramBinarizer(drawn(QrMatrix.of(content), 4)));
        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(content);
    }

    @Test
    void aCodeWithoutDarkModulesWouldNotBeRead() {
        var blank = new byte[100 * 100];
        Arrays.fill(blank, (byte) 0xFF);
        var source = new PlanarYUVLuminanceSource(blank, 100, 100, 0, 0, 100, 100, false);
        assertThatThrownBy(() ->
                        new QRCodeReader()
                                .decode(new BinaryBitmap(new GlobalHistogramBinarizer(source))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatDoesNotFitIsToldWithoutRepeatingIt() {
        assertThatThrownBy(() -> QrMatrix.of("geheim".repeat(1_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("6000 characters are too much for a QR code");
    }

    private static LuminanceSource drawn(QrMatrix code, int scale) {
        var side = (code.size() + 2 * QrMatrix.QUIET_ZONE) * scale;
        var light = new byte[side * side];
        for (var i = 0; i < light.length; i++) {
            var x = i % side / scale - QrMatrix.QUIET_ZONE;
            var y = i / side / scale - QrMatrix.QUIET_ZONE;
            var inside = x >= 0 && y >= 0 && x < code.size() && y < code.size();
            light[i] = (byte) (inside && code.dark(x, y) ? 0 : 0xFF);
        }
        return new PlanarYUVLuminanceSource(light, side, side, 0, 0, side, side, false);
    }
}
