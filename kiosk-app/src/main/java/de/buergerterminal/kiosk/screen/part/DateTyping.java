package de.buergerterminal.kiosk.screen.part;

/// Turns what is typed into TT.MM.JJJJ: the dots come by themselves, a typed dot completes a single
/// digit with a zero. Pure.
final class DateTyping {
    private static final int DAY_AND_MONTH = 4;
    private static final int ALL_DIGITS = 8;

    private DateTyping() {}

    /// @param before the text as it was
    /// @param proposed the text with the new characters, or with characters erased
    static String shaped(String before, String proposed) {
        boolean erasing = proposed.length() < before.length();
        var digits = new StringBuilder();
        for (int i = 0; i < proposed.length(); i++) {
            char each = proposed.charAt(i);
            if (each >= '0' && each <= '9') digits.append(each);
            else if (each == '.') completeWithZero(digits);
        }
        if (digits.length() > ALL_DIGITS) digits.setLength(ALL_DIGITS);
        var shaped = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i == 2 || i == DAY_AND_MONTH) shaped.append('.');
            shaped.append(digits.charAt(i));
        }
        boolean partFull = digits.length() == 2 || digits.length() == DAY_AND_MONTH;
        if (partFull && !erasing) shaped.append('.');
        return shaped.toString();
    }

    private static void completeWithZero(StringBuilder digits) {
        boolean single = digits.length() == 1 || digits.length() == 3;
        if (single) digits.insert(digits.length() - 1, '0');
    }
}
