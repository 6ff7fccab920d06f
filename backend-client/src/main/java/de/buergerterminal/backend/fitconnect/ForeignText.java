package de.buergerterminal.backend.fitconnect;

import java.util.regex.Pattern;

/// Words of strangers before they reach a log, a screen or paper.
final class ForeignText {
    /// Control characters, line ends of Unicode, and what turns the writing direction around: with
    /// those a reason could look like another one.
    private static final Pattern DISTURBING =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private ForeignText() {}

    /// One line of at most `most` characters; half a character is never left over.
    static String oneLine(String text, int most) {
        String cut = text.length() > most ? text.substring(0, most) : text;
        return DISTURBING.matcher(cut).replaceAll(" ");
    }
}
