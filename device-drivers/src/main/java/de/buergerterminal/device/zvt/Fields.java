package de.buergerterminal.device.zvt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The bitmaps (BMP) of one message, with card data already masked or dropped.
///
/// @param values bitmap to content; of a repeated bitmap the last counts
/// @param stoppedAt the bitmap at which reading ended early, because it is unknown or cut short
public record Fields(Map<Integer, Bytes> values, OptionalInt stoppedAt) {
    public static final int TIMEOUT = 0x01;
    public static final int REPEATS = 0x02;
    public static final int SERVICE_BYTE = 0x03;
    public static final int AMOUNT = 0x04;
    public static final int CONTAINER = 0x06;
    public static final int TRACE = 0x0B;
    public static final int TIME = 0x0C;
    public static final int DATE = 0x0D;
    public static final int STATUS = 0x19;
    public static final int PAN = 0x22;
    public static final int RESULT = 0x27;
    public static final int TERMINAL_ID = 0x29;
    public static final int ORIGINAL_TRACE = 0x37;
    public static final int CURRENCY = 0x49;
    public static final int TOTALS = 0x60;
    public static final int RECEIPT = 0x87;
    public static final int CARD_TYPE = 0x8A;
    public static final int CARD_NAME = 0x8B;
    public static final int CLOCK_DATE = 0xAA;
    public static final int DISPLAY_SECONDS = 0xF0;

    /// The first of eight lines of a display text.
    public static final int FIRST_LINE = 0xF1;

    public Fields {
        values = Map.copyOf(values);
    }

    /// Reads as far as the bitmaps are known and whole; never throws.
    public static Fields parse(Bytes data) {
        Map<Integer, Bytes> values = new LinkedHashMap<>();
        int at = 0;
        while (at < data.size()) {
            int bitmap = data.at(at++);
            Optional<FieldFormat> format = FieldFormat.of(bitmap);
            if (format.isEmpty()) return new Fields(values, OptionalInt.of(bitmap));
            Tlv.Length length = lengthOf(format.get(), data, at);
            at += length.bytes();
            if (length.size() < 0 || length.size() > data.size() - at) {
                return new Fields(values, OptionalInt.of(bitmap));
            }
            Bytes content = data.slice(at, at + length.size());
            CardData.harmless(bitmap, content).ifPresent(it -> values.put(bitmap, it));
            at += length.size();
        }
        return new Fields(values, OptionalInt.empty());
    }

    private static Tlv.Length lengthOf(FieldFormat format, Bytes data, int at) {
        return switch (format) {
            case FieldFormat.Fixed(int size) -> new Tlv.Length(0, size);
            case FieldFormat.Variable(int prefix) -> variableLength(data, at, prefix);
            case FieldFormat.Container() -> Tlv.readLength(data, at);
        };
    }

    static Tlv.Length variableLength(Bytes data, int at, int prefix) {
        if (data.size() - at < prefix) return new Tlv.Length(0, -1);
        int size = 0;
        for (int i = at; i < at + prefix; i++) {
            int digit = data.at(i) & 0x0F;
            if ((data.at(i) & 0xF0) != 0xF0 || digit > 9) return new Tlv.Length(0, -1);
            size = size * 10 + digit;
        }
        return new Tlv.Length(prefix, size);
    }

    public Optional<Bytes> value(int bitmap) {
        return Optional.ofNullable(values.get(bitmap));
    }

    /// A one-byte bitmap.
    public OptionalInt octet(int bitmap) {
        Bytes value = values.get(bitmap);
        return value == null || value.size() != 1
                ? OptionalInt.empty()
                : OptionalInt.of(value.at(0));
    }

    /// A decimal bitmap.
    public OptionalLong number(int bitmap) {
        Bytes value = values.get(bitmap);
        long number = value == null ? -1 : Bcd.decode(value);
        return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }

    public List<Tlv> container() {
        return value(CONTAINER).map(Tlv::parse).orElse(List.of());
    }

    @Override
    public String toString() {
        return "Fields" + values.keySet();
    }
}
