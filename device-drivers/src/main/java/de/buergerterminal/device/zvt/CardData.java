package de.buergerterminal.device.zvt;

import java.util.Optional;
import java.util.regex.Pattern;

/// Keeps numbers and tracks of cards from leaving the codec.
final class CardData {
    private static final Pattern CARD_NUMBER =
            Pattern.compile("(?<!\\d)\\d(?:[ -]?\\d){12,18}(?!\\d)");
    private static final int LAST_DIGITS = 4;
    private static final int MASKED_NIBBLE = 0xE;
    private static final int PADDING_NIBBLE = 0xF;

    /// What of a bitmap may be kept; empty if nothing may.
    static Optional<Bytes> harmless(int bitmap, Bytes content) {
        return switch (bitmap) {
            case 0x22 -> Optional.of(masked(content));
            // tracks 2, 3 and 1, chip data, check value, GeldKarte record, EF_ID, EF_Info, PIN data
            case 0x23, 0x24, 0x2D, 0x2E, 0x3A, 0x9A, 0xA7, 0xAF, 0xD1 -> Optional.empty();
            default -> Optional.of(content);
        };
    }

    /// Every digit but the last four becomes the masking nibble E. A separator (D) ends the number:
    /// what follows is dropped, it may be an expiry date and discretionary data.
    private static Bytes masked(Bytes pan) {
        String digits = Bcd.digits(pan);
        int separator = digits.indexOf('D');
        String number = (separator < 0 ? digits : digits.substring(0, separator)).replace("F", "");
        int hidden = Math.max(0, number.length() - LAST_DIGITS);
        // A number too short to have hidden digits is no card number: hide it whole.
        if (hidden < LAST_DIGITS) hidden = number.length();
        String safe = "E".repeat(hidden) + number.substring(hidden);
        return Bytes.ofHex(safe.length() % 2 == 0 ? safe : safe + "F");
    }

    /// The masked number for people: `************1234`, or empty.
    static String readable(Bytes maskedPan) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < maskedPan.size() * 2; i++) {
            int octet = maskedPan.at(i / 2);
            int nibble = i % 2 == 0 ? octet >> 4 : octet & 0x0F;
            if (nibble == MASKED_NIBBLE) text.append('*');
            else if (nibble != PADDING_NIBBLE) text.append(Integer.toHexString(nibble));
        }
        return text.toString();
    }

    /// Slips are stored and printed: a card number in full, told by its length and check digit,
    /// keeps its last four digits only.
    static String withoutCardNumbers(String line) {
        return CARD_NUMBER
                .matcher(line)
                .replaceAll(found -> {
                    String digits = found.group().replaceAll("[ -]", "");
                    if (!isLuhnValid(digits)) return found.group();
                    int hidden = digits.length() - LAST_DIGITS;
                    return "*".repeat(hidden) + digits.substring(hidden);
                });
    }

    /// ISO/IEC 7812-1 check digit.
    private static boolean isLuhnValid(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private CardData() {}
}
