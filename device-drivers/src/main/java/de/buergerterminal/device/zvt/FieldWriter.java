package de.buergerterminal.device.zvt;

import java.nio.charset.StandardCharsets;

/// Writes bitmaps in the order of the calls.
public final class FieldWriter {
    private Bytes written = Bytes.NONE;

    /// Data that stands before the bitmaps, such as a password.
    public FieldWriter raw(Bytes content) {
        written = written.plus(content);
        return this;
    }

    public FieldWriter octet(int bitmap, int value) {
        return field(bitmap, Bytes.of(value));
    }

    /// A decimal bitmap in its fixed size.
    public FieldWriter number(int bitmap, long value) {
        if (FieldFormat.of(bitmap).orElseThrow() instanceof FieldFormat.Fixed(int size)) {
            return field(bitmap, Bcd.encode(value, size));
        }
        throw new IllegalArgumentException("not a bitmap of fixed size");
    }

    public FieldWriter ascii(int bitmap, String text) {
        return field(bitmap, Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII)));
    }

    public FieldWriter container(Tlv... objects) {
        Bytes content = Tlv.of(Fields.CONTAINER, objects).value();
        return field(Fields.CONTAINER, content);
    }

    public FieldWriter field(int bitmap, Bytes content) {
        Bytes prefix =
                switch (FieldFormat.of(bitmap).orElseThrow()) {
                    case FieldFormat.Fixed(int size) when size == content.size() -> Bytes.NONE;
                    case FieldFormat.Fixed(int size) ->
                            throw new IllegalArgumentException("bitmap takes " + size + " bytes");
                    case FieldFormat.Variable(int digits) -> prefix(content.size(), digits);
                    case FieldFormat.Container() -> Tlv.writeLength(content.size());
                };
        written = written.plus(Bytes.of(bitmap)).plus(prefix).plus(content);
        return this;
    }

    static Bytes prefix(int size, int digits) {
        int[] octets = new int[digits];
        int rest = size;
        for (int i = digits - 1; i >= 0; i--) {
            octets[i] = 0xF0 | rest % 10;
            rest /= 10;
        }
        if (rest > 0) throw new IllegalArgumentException("too long for its length prefix");
        return Bytes.of(octets);
    }

    public Bytes written() {
        return written;
    }

    public Apdu apdu(int control) {
        return new Apdu(control, written);
    }
}
