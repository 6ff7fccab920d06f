package de.buergerterminal.device.codescan;

import java.util.Arrays;

/// One packet of Zebra's Simple Serial Interface: length without the check sum, operation, source
/// (00 scanner, 04 host), status, data, and the two's complement of the sum of all bytes before it
/// in two bytes, the high one first.
///
/// @param status bit 0: sent again; bit 1: more of the same follows
@SuppressWarnings("ArrayRecordComponent") // made, looked at and dropped in one breath
record SsiPacket(int operation, int source, int status, byte[] data) {
    static final int START_SESSION = 0xE4;
    static final int STOP_SESSION = 0xE5;
    static final int ACK = 0xD0;
    static final int NAK = 0xD1;
    static final int DECODE_DATA = 0xF3;
    static final int PARAMETER_SEND = 0xC6;

    static final int FROM_SCANNER = 0x00;
    static final int FROM_HOST = 0x04;

    static final int AGAIN = 0x01;
    static final int MORE_FOLLOWS = 0x02;

    /// Length, operation, source and status.
    static final int HEAD = 4;

    /// The length is one byte.
    static final int MOST_DATA = 255 - HEAD;

    SsiPacket {
        if (data.length > MOST_DATA) throw new IllegalArgumentException("too much for a packet");
    }

    static SsiPacket fromHost(int operation, int... data) {
        var bytes = new byte[data.length];
        for (var i = 0; i < data.length; i++) bytes[i] = (byte) data[i];
        return new SsiPacket(operation, FROM_HOST, 0, bytes);
    }

    byte[] encoded() {
        var bytes = new byte[HEAD + data.length + 2];
        bytes[0] = (byte) (HEAD + data.length);
        bytes[1] = (byte) operation;
        bytes[2] = (byte) source;
        bytes[3] = (byte) status;
        System.arraycopy(data, 0, bytes, HEAD, data.length);
        var check = check(bytes, bytes.length - 2);
        bytes[bytes.length - 2] = (byte) (check >> 8);
        bytes[bytes.length - 1] = (byte) check;
        return bytes;
    }

    static int check(byte[] bytes, int length) {
        var sum = 0;
        for (var i = 0; i < length; i++) sum += bytes[i] & 0xFF;
        return -sum & 0xFFFF;
    }

    boolean sentAgain() {
        return (status & AGAIN) != 0;
    }

    boolean moreFollows() {
        return (status & MORE_FOLLOWS) != 0;
    }

    boolean says(SsiPacket other) {
        return operation == other.operation && Arrays.equals(data, other.data);
    }

    /// Decode data may identify people: never in a log.
    @Override
    public String toString() {
        return "SsiPacket[%02X]".formatted(operation);
    }
}
