package de.buergerterminal.device.zvt;

/// Packed decimal digits, two per byte, high nibble first.
public final class Bcd {
    /// `value` in `size` bytes; keeps the lowest digits if it does not fit.
    public static Bytes encode(long value, int size) {
        int[] octets = new int[size];
        long rest = value;
        for (int i = size - 1; i >= 0; i--) {
            int pair = (int) (rest % 100);
            octets[i] = ((pair / 10) << 4) | (pair % 10);
            rest /= 100;
        }
        return Bytes.of(octets);
    }

    /// The number, or -1 if a nibble is not a decimal digit or there are more than 18 digits.
    public static long decode(Bytes digits) {
        if (digits.size() > 9) return -1;
        long value = 0;
        for (int i = 0; i < digits.size(); i++) {
            int high = digits.at(i) >> 4;
            int low = digits.at(i) & 0x0F;
            if (high > 9 || low > 9) return -1;
            value = value * 100 + high * 10L + low;
        }
        return value;
    }

    /// The digits as text, one character per nibble (A to F stay hexadecimal).
    public static String digits(Bytes digits) {
        return digits.hex().replace(" ", "");
    }

    private Bcd() {}
}
