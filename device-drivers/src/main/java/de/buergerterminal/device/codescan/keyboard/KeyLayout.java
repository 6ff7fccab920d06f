package de.buergerterminal.device.codescan.keyboard;

/// The characters that key codes of the kernel (`input-event-codes.h`) stand for, as the scanner is
/// set to type. Dead keys stand for nothing: what a scanner sends through them is refused.
enum KeyLayout {
    US(
            "1234567890-=",
            "!@#$%^&*()_+",
            "qwertyuiop[]",
            "QWERTYUIOP{}",
            "asdfghjkl;'`",
            "ASDFGHJKL:\"~",
            "\\zxcvbnm,./",
            "|ZXCVBNM<>?",
            '<',
            '>'),
    DE(
            "1234567890ß\0",
            "!\"§$%&/()=?\0",
            "qwertzuiopü+",
            "QWERTZUIOPÜ*",
            "asdfghjklöä\0",
            "ASDFGHJKLÖÄ°",
            "#yxcvbnm,.-",
            "'YXCVBNM;:_",
            '<',
            '>');

    /// No character; refused by whoever reads it.
    static final char NONE = '\0';

    private static final int KEYS = 128;
    private static final int DIGITS = 2;
    private static final int UPPER = 16;
    private static final int HOME = 30;
    private static final int LOWER = 43;
    private static final int SPACE = 57;
    private static final int BESIDE_SHIFT = 86;

    private final String plain;
    private final String shifted;

    KeyLayout(
            String digits,
            String digitsUp,
            String upper,
            String upperUp,
            String home,
            String homeUp,
            String lower,
            String lowerUp,
            char beside,
            char besideUp) {
        plain = table(digits, upper, home, lower, beside);
        shifted = table(digitsUp, upperUp, homeUp, lowerUp, besideUp);
    }

    private static String table(
            String digits, String upper, String home, String lower, char beside) {
        var table = new StringBuilder(String.valueOf(NONE).repeat(KEYS));
        table.replace(DIGITS, DIGITS + digits.length(), digits);
        table.replace(UPPER, UPPER + upper.length(), upper);
        table.replace(HOME, HOME + home.length(), home);
        table.replace(LOWER, LOWER + lower.length(), lower);
        table.setCharAt(BESIDE_SHIFT, beside);
        table.setCharAt(SPACE, ' ');
        // The number pad, whose digits shift does not change here.
        table.replace(71, 84, "789-456+1230.");
        table.setCharAt(55, '*');
        table.setCharAt(98, '/');
        return table.toString();
    }

    /// @return [#NONE] where the key types nothing
    char character(int code, boolean shift, boolean altGr) {
        if (code < 0 || code >= KEYS) return NONE;
        if (altGr) return this == DE && !shift ? third(code) : NONE;
        return (shift ? shifted : plain).charAt(code);
    }

    private static char third(int code) {
        return switch (code) {
            case 3 -> '²';
            case 4 -> '³';
            case 8 -> '{';
            case 9 -> '[';
            case 10 -> ']';
            case 11 -> '}';
            case 12 -> '\\';
            case 16 -> '@';
            case 18 -> '€';
            case 27 -> '~';
            case 50 -> 'µ';
            case 86 -> '|';
            default -> NONE;
        };
    }
}
