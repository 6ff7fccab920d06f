package de.buergerterminal.device.mrz;

/// ICAO Doc 9303 part 3, section 4.9: weights 7, 3, 1; digits as they are, letters from A = 10,
/// fillers 0; the sum modulo 10.
final class CheckDigit {
    private static final int[] WEIGHTS = {7, 3, 1};

    private CheckDigit() {}

    static char of(String text) {
        var sum = 0;
        for (var i = 0; i < text.length(); i++) sum += value(text.charAt(i)) * WEIGHTS[i % 3];
        return (char) ('0' + sum % 10);
    }

    private static int value(char c) {
        if (c == '<') return 0;
        return c <= '9' ? c - '0' : c - 'A' + 10;
    }
}
