package de.buergerterminal.backend.catalogue;

import java.text.Normalizer;

/// The characters that German registers accept (String.Latin, DIN 91379:2022), by Unicode block:
/// Latin letters, combining diacritics after a letter, digits and the usual punctuation. No control
/// characters, no other scripts, no invisible characters.
final class StringLatin {
    private StringLatin() {}

    /// Without blanks around it and composed (NFC), as DIN 91379 wants it stored.
    static String clean(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    }

    static boolean isLatin(String text) {
        boolean afterLetter = false;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (isCombining(each)) {
                if (!afterLetter) return false;
            } else {
                afterLetter = isLetter(each);
                if (!afterLetter && !isDigitOrPunctuation(each)) return false;
            }
        }
        return true;
    }

    private static boolean isCombining(char each) {
        return each >= 0x0300 && each <= 0x036F;
    }

    private static boolean isLetter(char each) {
        return (each >= 'A' && each <= 'Z')
                || (each >= 'a' && each <= 'z')
                || (each >= 0x00C0 && each <= 0x02AF)
                || (each >= 0x1E00 && each <= 0x1EFF);
    }

    private static boolean isDigitOrPunctuation(char each) {
        return (each >= ' ' && each <= '~')
                || (each >= 0x00A1 && each <= 0x00BF && each != 0x00AD)
                || "ʹʺʻʼʾʿˈˌ–—‘’‚“”„†‡…‰‹›€".indexOf(each) >= 0;
    }
}
