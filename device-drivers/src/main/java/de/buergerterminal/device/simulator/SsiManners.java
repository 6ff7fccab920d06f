package de.buergerterminal.device.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The scanner's end of Zebra's Simple Serial Interface.
final class SsiManners implements ScannerManners {
    private static final int ACK = 0xD0;
    private static final int NAK = 0xD1;
    private static final int START_SESSION = 0xE4;
    private static final int STOP_SESSION = 0xE5;
    private static final int PARAMETERS = 0xC6;
    private static final int DECODE_DATA = 0xF3;
    private static final byte QR = (byte) 0xB7;
    private static final int MOST_TEXT = 240;

    private final byte[] packet = new byte[257];
    private int length;

    @Override
    public List<byte[]> spoken(String content) {
        var text = content.getBytes(StandardCharsets.UTF_8);
        var pieces = new ArrayList<byte[]>();
        for (var from = 0; from < Math.max(1, text.length); from += MOST_TEXT) {
            var to = Math.min(text.length, from + MOST_TEXT);
            var first = from == 0 ? 1 : 0;
            var data = new byte[first + to - from];
            if (first == 1) data[0] = QR;
            System.arraycopy(text, from, data, first, to - from);
            pieces.add(packet(DECODE_DATA, to < text.length ? 0x02 : 0, data));
        }
        return pieces;
    }

    @Override
    public Heard hear(int octet) {
        if (length == 0 && octet < 4) return Heard.NOTHING;
        packet[length++] = (byte) octet;
        var whole = (packet[0] & 0xFF) + 2;
        if (length < whole) return Heard.NOTHING;
        length = 0;
        var sum = 0;
        for (var i = 0; i < whole - 2; i++) sum += packet[i] & 0xFF;
        if ((-sum & 0xFFFF) != ((packet[whole - 2] & 0xFF) << 8 | (packet[whole - 1] & 0xFF))) {
            return new Heard(Wish.NONE, packet(NAK, 0, new byte[] {1}));
        }
        var yes = packet(ACK, 0, new byte[0]);
        return switch (packet[1] & 0xFF) {
            case ACK -> new Heard(Wish.GO_ON, new byte[0]);
            case NAK -> new Heard(Wish.SAY_AGAIN, new byte[0]);
            case START_SESSION -> new Heard(Wish.READ, yes);
            case STOP_SESSION -> new Heard(Wish.NONE, yes);
            case PARAMETERS -> new Heard(Wish.SET, yes);
            default -> new Heard(Wish.NONE, packet(NAK, 0, new byte[] {2}));
        };
    }

    @Override
    public byte[] again(byte[] piece) {
        var data = Arrays.copyOfRange(piece, 4, piece.length - 2);
        return packet(piece[1] & 0xFF, piece[3] | 0x01, data);
    }

    @Override
    public byte[] refusal() {
        return packet(NAK, 0, new byte[] {2});
    }

    @Override
    public boolean waitsForAcknowledgement() {
        return true;
    }

    private static byte[] packet(int operation, int status, byte[] data) {
        var bytes = new byte[6 + data.length];
        bytes[0] = (byte) (4 + data.length);
        bytes[1] = (byte) operation;
        bytes[3] = (byte) status;
        System.arraycopy(data, 0, bytes, 4, data.length);
        var sum = 0;
        for (var i = 0; i < bytes.length - 2; i++) sum += bytes[i] & 0xFF;
        bytes[bytes.length - 2] = (byte) (-sum >> 8);
        bytes[bytes.length - 1] = (byte) -sum;
        return bytes;
    }
}
