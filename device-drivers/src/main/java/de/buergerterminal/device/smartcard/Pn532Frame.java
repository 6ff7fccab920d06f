package de.buergerterminal.device.smartcard;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Frames of the PN532 (NXP UM0701-02, section 6.2.1): `00 00 FF LEN LCS TFI ... DCS 00`.
public final class Pn532Frame {
    /// From host to chip, and back.
    static final byte TO_CHIP = (byte) 0xD4;

    static final byte FROM_CHIP = (byte) 0xD5;
    private static final byte[] ACK = {0, 0, (byte) 0xFF, 0, (byte) 0xFF, 0};
    private static final byte[] NACK = {0, 0, (byte) 0xFF, (byte) 0xFF, 0, 0};
    private static final int LONGEST_NORMAL = 255;

    /// TFI and 264 bytes, as the manual allows for extended frames.
    static final int LONGEST = 265;

    private Pn532Frame() {}

    public static byte[] ack() {
        return ACK.clone();
    }

    static byte[] nack() {
        return NACK.clone();
    }

    /// @param content TFI, code and parameters: 1 to 265 bytes
    public static byte[] of(byte[] content) {
        if (content.length < 1 || content.length > LONGEST) {
            throw new IllegalArgumentException("1 to 265 bytes");
        }
        var extended = content.length > LONGEST_NORMAL;
        var head = extended ? 8 : 5;
        var frame = new byte[head + content.length + 2];
        frame[2] = (byte) 0xFF;
        if (extended) {
            frame[3] = (byte) 0xFF;
            frame[4] = (byte) 0xFF;
            frame[5] = (byte) (content.length >> 8);
            frame[6] = (byte) content.length;
            frame[7] = (byte) -(frame[5] + frame[6]);
        } else {
            frame[3] = (byte) content.length;
            frame[4] = (byte) -content.length;
        }
        System.arraycopy(content, 0, frame, head, content.length);
        frame[head + content.length] = (byte) -sum(content);
        return frame;
    }

    static int sum(byte[] content) {
        var sum = 0;
        for (var b : content) sum += b;
        return sum & 0xFF;
    }

    /// A command or an answer: `D4` or `D5`, the code, the parameters.
    static byte[] content(byte direction, int code, byte... parameters) {
        var content = new byte[2 + parameters.length];
        content[0] = direction;
        content[1] = (byte) code;
        System.arraycopy(parameters, 0, content, 2, parameters.length);
        return content;
    }

    /// What came in.
    public sealed interface Heard {
        record Ack() implements Heard {}

        record Nack() implements Heard {}

        /// A sum is wrong; ask for it again.
        record Broken() implements Heard {}

        /// The chip did not understand the command (`7F`).
        record Refused() implements Heard {}

        /// A whole frame with right sums.
        final class Content implements Heard {
            private final byte[] bytes;

            Content(byte[] bytes) {
                this.bytes = bytes.clone();
            }

            /// From TFI on.
            public byte[] bytes() {
                return bytes.clone();
            }

            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Content it && Arrays.equals(bytes, it.bytes);
            }

            @Override
            public int hashCode() {
                return Arrays.hashCode(bytes);
            }

            /// May hold what is on a card.
            @Override
            public String toString() {
                return "Content[" + bytes.length + " bytes]";
            }
        }
    }
}
