package de.buergerterminal.device.zvt;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Blocks on a serial line (PA00P016 rev 04): `DLE STX <APDU, DLE doubled> DLE ETX CRC CRC`, each
/// answered by a bare ACK or NAK. Pure: takes bytes one by one, never throws, holds at most one
/// APDU. The receiver's time limits belong to the layer above. Not thread-safe.
public final class SerialFraming {
    public static final int ACK = 0x06;
    public static final int NAK = 0x15;
    private static final int DLE = 0x10;
    private static final int STX = 0x02;
    private static final int ETX = 0x03;
    private static final int LONGEST = 5 + Apdu.LONGEST_DATA;

    /// What a byte completed.
    public sealed interface Event {
        /// A whole block; to be acknowledged at once.
        record Block(Apdu apdu) implements Event {}

        /// A block that arrived broken; to be answered by NAK.
        record BrokenBlock() implements Event {}

        record Acknowledged() implements Event {}

        record NotAcknowledged() implements Event {}
    }

    private enum State {
        OUTSIDE,
        OUTSIDE_AFTER_DLE,
        INSIDE,
        INSIDE_AFTER_DLE,
        CHECK_LOW,
        CHECK_HIGH
    }

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private State state = State.OUTSIDE;
    private int checkLow;

    /// Takes the next byte, 0 to 255; null while nothing is complete.
    public @Nullable Event accept(int octet) {
        switch (state) {
            case OUTSIDE -> {
                if (octet == ACK) return new Event.Acknowledged();
                if (octet == NAK) return new Event.NotAcknowledged();
                if (octet == DLE) state = State.OUTSIDE_AFTER_DLE;
            }
            case OUTSIDE_AFTER_DLE -> {
                if (octet == STX) begin();
                else if (octet != DLE) state = State.OUTSIDE;
            }
            case INSIDE -> {
                if (octet == DLE) state = State.INSIDE_AFTER_DLE;
                else return keep(octet);
            }
            case INSIDE_AFTER_DLE -> {
                state = State.INSIDE;
                if (octet == DLE) return keep(octet);
                if (octet == ETX) state = State.CHECK_LOW;
                else if (octet == STX) begin();
                else return broken();
            }
            case CHECK_LOW -> {
                checkLow = octet;
                state = State.CHECK_HIGH;
            }
            case CHECK_HIGH -> {
                return end(octet);
            }
        }
        return null;
    }

    /// Whether a block has begun that has not ended.
    public boolean isInsideBlock() {
        return state != State.OUTSIDE;
    }

    /// Forgets an unfinished block, after too long a pause within it.
    public void startOver() {
        state = State.OUTSIDE;
        content.reset();
    }

    private void begin() {
        content.reset();
        state = State.INSIDE;
    }

    private @Nullable Event keep(int octet) {
        if (content.size() == LONGEST) return broken();
        content.write(octet);
        return null;
    }

    private Event broken() {
        startOver();
        return new Event.BrokenBlock();
    }

    private Event end(int checkHigh) {
        byte[] received = content.toByteArray();
        startOver();
        if (checkOf(received) != (checkHigh << 8 | checkLow)) return new Event.BrokenBlock();
        var parser = new ApduParser();
        List<Apdu> apdus = parser.accept(received, received.length);
        // A length that does not match the block is an error, not a hint.
        boolean exact = apdus.size() == 1 && !parser.isInsideApdu();
        return exact ? new Event.Block(apdus.getFirst()) : new Event.BrokenBlock();
    }

    /// The block that carries an APDU.
    public static byte[] block(Apdu apdu) {
        byte[] content = apdu.encoded();
        var block = new ByteArrayOutputStream();
        block.write(DLE);
        block.write(STX);
        for (byte octet : content) {
            if (octet == DLE) block.write(DLE);
            block.write(octet);
        }
        block.write(DLE);
        block.write(ETX);
        int check = checkOf(content);
        block.write(check & 0xFF);
        block.write(check >> 8);
        return block.toByteArray();
    }

    /// Over the APDU before DLEs are doubled, and the ETX.
    private static int checkOf(byte[] apdu) {
        return crc(crc(0, apdu), new byte[] {ETX});
    }

    /// CRC-16/KERMIT: polynomial 1021 reflected, initially 0000. The document's name for it,
    /// XModem, misleads.
    static int crc(int start, byte[] bytes) {
        int crc = start;
        for (byte octet : bytes) {
            crc ^= octet & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x8408;
            }
        }
        return crc;
    }
}
