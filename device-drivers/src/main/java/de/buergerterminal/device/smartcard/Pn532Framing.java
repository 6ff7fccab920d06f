package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.smartcard.Pn532Frame.Heard;
import org.jspecify.annotations.Nullable;

/// Finds frames in a stream of bytes, byte by byte; what is between frames is passed over. Never
/// holds more than one frame.
public final class Pn532Framing {
    private static final int REFUSED = 0x7F;

    private enum Where {
        SEEKING,
        ZERO_SEEN,
        LENGTH,
        LENGTH_SUM,
        LONG_LENGTH,
        LONG_LENGTH_LOW,
        LONG_LENGTH_SUM,
        CONTENT,
        CONTENT_SUM
    }

    private Where where = Where.SEEKING;
    private int first;
    private int length;
    private int count;
    private byte[] content = new byte[0];

    /// @param octet 0 to 255
    /// @return what has become complete with this byte, or null
    public @Nullable Heard accept(int octet) {
        switch (where) {
            case SEEKING -> where = octet == 0 ? Where.ZERO_SEEN : Where.SEEKING;
            case ZERO_SEEN -> {
                if (octet == 0xFF) where = Where.LENGTH;
                else if (octet != 0) where = Where.SEEKING;
            }
            case LENGTH -> {
                first = octet;
                where = Where.LENGTH_SUM;
            }
            case LENGTH_SUM -> {
                return afterLength(octet);
            }
            case LONG_LENGTH -> {
                first = octet;
                where = Where.LONG_LENGTH_LOW;
            }
            case LONG_LENGTH_LOW -> {
                length = first << 8 | octet;
                first += octet;
                where = Where.LONG_LENGTH_SUM;
            }
            case LONG_LENGTH_SUM -> {
                return begin((first + octet & 0xFF) == 0);
            }
            case CONTENT -> {
                content[count++] = (byte) octet;
                if (count == length) where = Where.CONTENT_SUM;
            }
            case CONTENT_SUM -> {
                where = Where.SEEKING;
                return conclude(octet);
            }
        }
        return null;
    }

    private @Nullable Heard afterLength(int octet) {
        where = Where.SEEKING;
        if (first == 0x00 && octet == 0xFF) return new Heard.Ack();
        if (first == 0xFF && octet == 0x00) return new Heard.Nack();
        if (first == 0xFF && octet == 0xFF) {
            where = Where.LONG_LENGTH;
            return null;
        }
        length = first;
        return begin((first + octet & 0xFF) == 0);
    }

    private @Nullable Heard begin(boolean sumIsRight) {
        where = Where.SEEKING;
        if (!sumIsRight || length == 0 || length > Pn532Frame.LONGEST) return new Heard.Broken();
        content = new byte[length];
        count = 0;
        where = Where.CONTENT;
        return null;
    }

    private Heard conclude(int sum) {
        if ((Pn532Frame.sum(content) + sum & 0xFF) != 0) return new Heard.Broken();
        if (content[0] == REFUSED) return new Heard.Refused();
        return new Heard.Content(content);
    }
}
