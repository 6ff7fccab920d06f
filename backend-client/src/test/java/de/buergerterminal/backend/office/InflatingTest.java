package de.buergerterminal.backend.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InflatingTest {
    private static final byte[] PLAIN = plain();

    private static byte[] plain() {
        byte[] plain = new byte[300_000];
        new Random(3).nextBytes(plain);
        Arrays.fill(plain, 1_000, 200_000, (byte) 7);
        return plain;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4_096, 1_000_000})
    void whateverThePiecesTheContentIsTheSame(int piece) throws IOException {
        byte[] deflated = deflated(PLAIN);
        var out = new ByteArrayOutputStream();
        try (var inflating = new Inflating(out, PLAIN.length)) {
            for (int at = 0; at < deflated.length; at += piece) {
                inflating.write(deflated, at, Math.min(piece, deflated.length - at));
            }
            assertThat(inflating.end()).isEqualTo(PLAIN.length);
        }
        assertThat(out.toByteArray()).isEqualTo(PLAIN);
    }

    @Test
    void whatIsCutShortTooLongTooMuchOrNoDeflateIsRefused() {
        byte[] deflated = deflated(PLAIN);
        byte[] longer = Arrays.copyOf(deflated, deflated.length + 1);
        byte[] noise = new byte[100];
        Arrays.fill(noise, (byte) 0xFF);

        refused(Arrays.copyOf(deflated, deflated.length - 5), PLAIN.length);
        refused(longer, PLAIN.length);
        refused(deflated, PLAIN.length - 1);
        refused(noise, PLAIN.length);
        refused(new byte[0], PLAIN.length);
    }

    private static void refused(byte[] bytes, int most) {
        assertThatThrownBy(() -> Inflating.all(bytes, most))
                .isInstanceOf(GeneralSecurityException.class);
    }

    private static byte[] deflated(byte[] plain) {
        byte[] room = new byte[plain.length + 1_000];
        try (var deflater = new Deflater(9, true)) {
            deflater.setInput(plain);
            deflater.finish();
            return Arrays.copyOf(room, deflater.deflate(room));
        }
    }
}
