package de.buergerterminal.device.zvt;

import java.util.Arrays;
import java.util.HexFormat;

/// Bytes that cannot change, compared by content.
public final class Bytes {
    public static final Bytes NONE = new Bytes(new byte[0]);
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    public static Bytes of(int... octets) {
        byte[] copy = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) copy[i] = (byte) octets[i];
        return new Bytes(copy);
    }

    public static Bytes copyOf(byte[] octets) {
        return new Bytes(octets.clone());
    }

    public static Bytes ofHex(String hex) {
        return new Bytes(HexFormat.of().parseHex(hex.replaceAll("\\s", "")));
    }

    public int size() {
        return content.length;
    }

    /// The octet at `index` as 0 to 255.
    public int at(int index) {
        return content[index] & 0xFF;
    }

    /// Octets `from` (inclusive) to `to` (exclusive).
    public Bytes slice(int from, int to) {
        return new Bytes(Arrays.copyOfRange(content, from, to));
    }

    public Bytes from(int index) {
        return slice(index, content.length);
    }

    public Bytes plus(Bytes more) {
        byte[] joined = Arrays.copyOf(content, content.length + more.content.length);
        System.arraycopy(more.content, 0, joined, content.length, more.content.length);
        return new Bytes(joined);
    }

    public byte[] toArray() {
        return content.clone();
    }

    public String hex() {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /// Names the size only: the content may belong to a card.
    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
