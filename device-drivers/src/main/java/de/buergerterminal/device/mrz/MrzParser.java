package de.buergerterminal.device.mrz;

import de.buergerterminal.device.mrz.MrzReading.Doubt;
import de.buergerterminal.device.mrz.MrzReading.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the text of a machine readable zone, as a swipe reader or a camera sends it. What OCR
/// confuses (O for 0, I for 1 and the like) is told and never mended: 7-3-1 has blind spots, and a
/// mended zone may be somebody else's.
public final class MrzParser {
    /// Longer texts are no zone.
    static final int LONGEST = 200;

    private static final String LETTERS_LIKE_DIGITS = "OQDILZSGBT";
    private static final String THOSE_DIGITS = "0001125687";
    private static final String DIGITS_LIKE_LETTERS = "0125678";
    private static final String THOSE_LETTERS = "OIZSGTB";

    private final LocalDate today;
    private final List<Doubt> doubts = new ArrayList<>();

    private MrzParser(LocalDate today) {
        this.today = today;
    }

    /// @param text the lines, divided by line breaks or not at all
    /// @param today decides the century
    public static MrzReading parse(String text, LocalDate today) {
        if (text.length() > LONGEST) return new MrzReading.NoZone("The text is too long.");
        var joined = text.replaceAll("[\r\n]+", "");
        if (!joined.matches("[A-Z0-9<]*")) {
            return new MrzReading.NoZone("A zone has capitals, digits and fillers only.");
        }
        for (var format : MrzFormat.values()) {
            if (format.lines() * format.columns() == joined.length()) {
                // A visa has the size of TD2 or TD3 and other fields.
                if (joined.startsWith("V")) return new MrzReading.NoZone("Visas are not read.");
                return new MrzParser(today).read(format, joined);
            }
        }
        return new MrzReading.NoZone("The lines have no length of TD1, TD2 or TD3.");
    }

    private MrzReading read(MrzFormat format, String text) {
        return switch (format) {
            case TD1 -> readTd1(text.substring(0, 30), text.substring(30, 60), text.substring(60));
            case TD2 -> readTwoLines(format, text.substring(0, 36), text.substring(36), 28, 35);
            case TD3 -> readTwoLines(format, text.substring(0, 44), text.substring(44), 28, 43);
        };
    }

    /// Part 5, section 4.2.
    private MrzReading readTd1(String upper, String middle, String lower) {
        var number = number(upper.substring(5, 14), upper.charAt(14), upper.substring(15));
        digits(Field.BIRTH, middle.substring(0, 6), middle.charAt(6), true);
        digits(Field.EXPIRY, middle.substring(8, 14), middle.charAt(14), false);
        check(
                Field.WHOLE,
                upper.substring(5)
                        + middle.substring(0, 7)
                        + middle.substring(8, 15)
                        + middle.substring(18, 29),
                middle.charAt(29));
        return conclude(
                MrzFormat.TD1,
                upper,
                number,
                middle.substring(0, 6),
                middle.charAt(7),
                middle.substring(8, 14),
                middle.substring(15, 18),
                lower);
    }

    /// Part 6, section 4.2 and part 4, section 4.2: the same but for the optional data.
    private MrzReading readTwoLines(
            MrzFormat format, String upper, String lower, int optionalFrom, int compositeAt) {
        var optional = lower.substring(optionalFrom, compositeAt);
        // Only cards let a long number run over.
        var overflow = format == MrzFormat.TD2 ? optional : "";
        var number = number(lower.substring(0, 9), lower.charAt(9), overflow);
        digits(Field.BIRTH, lower.substring(13, 19), lower.charAt(19), true);
        digits(Field.EXPIRY, lower.substring(21, 27), lower.charAt(27), false);
        if (format == MrzFormat.TD3) {
            var personal = optional.substring(0, 14);
            var written = optional.charAt(14);
            // Where nothing is written, a filler may stand for the zero.
            if (written != '<' || !personal.matches("<*")) {
                check(Field.OPTIONAL_DATA, personal, written);
            }
        }
        check(
                Field.WHOLE,
                lower.substring(0, 10) + lower.substring(13, 20) + lower.substring(21, compositeAt),
                lower.charAt(compositeAt));
        return conclude(
                format,
                upper,
                number,
                lower.substring(13, 19),
                lower.charAt(20),
                lower.substring(21, 27),
                lower.substring(10, 13),
                upper.substring(5));
    }

    /// A number of more than nine characters goes on in the optional data, up to a filler, its
    /// check digit being the last character there.
    private String number(String nine, char written, String optional) {
        var number = nine;
        if (written == '<' && !optional.isEmpty() && optional.charAt(0) != '<') {
            var end = optional.indexOf('<') < 0 ? optional.length() : optional.indexOf('<');
            number = nine + optional.substring(0, end - 1);
            check(Field.DOCUMENT_NUMBER, number, optional.charAt(end - 1));
        } else {
            check(Field.DOCUMENT_NUMBER, nine, written);
        }
        if (number.matches("<*")) doubts.add(new Doubt.Senseless(Field.DOCUMENT_NUMBER));
        return withoutFillers(number);
    }

    private void digits(Field field, String digits, char written, boolean mayBeOpen) {
        for (var i = 0; i < digits.length(); i++) {
            var c = digits.charAt(i);
            if ((c >= '0' && c <= '9') || (mayBeOpen && c == '<')) continue;
            doubt(field, i, c, LETTERS_LIKE_DIGITS, THOSE_DIGITS);
        }
        check(field, digits, written);
    }

    private void check(Field field, String text, char written) {
        if (written < '0' || written > '9') {
            doubt(field, text.length(), written, LETTERS_LIKE_DIGITS, THOSE_DIGITS);
        } else if (CheckDigit.of(text) != written) {
            doubts.add(new Doubt.WrongCheckDigit(field));
        }
    }

    private void letters(Field field, String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9') doubt(field, i, c, DIGITS_LIKE_LETTERS, THOSE_LETTERS);
        }
    }

    private void doubt(Field field, int column, char seen, String confused, String meant) {
        var which = confused.indexOf(seen);
        doubts.add(
                which < 0
                        ? new Doubt.Impossible(field, column)
                        : new Doubt.LooksLike(field, column, seen, meant.charAt(which)));
    }

    private MrzReading conclude(
            MrzFormat format,
            String upper,
            String number,
            String birth,
            char sex,
            String expiry,
            String nationality,
            String name) {
        letters(Field.ISSUER, upper.substring(2, 5));
        letters(Field.NATIONALITY, nationality);
        letters(Field.NAME, name);
        if (name.charAt(0) == '<') doubts.add(new Doubt.Senseless(Field.NAME));
        if ("FM<".indexOf(sex) < 0) doubts.add(new Doubt.Senseless(Field.SEX));
        if (!doubts.isEmpty()) return new MrzReading.Doubtful(doubts);
        var open = birth.indexOf('<') >= 0;
        var born = open ? Optional.<LocalDate>empty() : MrzDates.birth(birth, today);
        var expires = MrzDates.expiry(expiry, today);
        if (!open && born.isEmpty()) doubts.add(new Doubt.Senseless(Field.BIRTH));
        if (expires.isEmpty()) doubts.add(new Doubt.Senseless(Field.EXPIRY));
        if (!doubts.isEmpty()) return new MrzReading.Doubtful(doubts);
        var parts = name.split("<<", 2);
        return new MrzReading.Complete(
                new Mrz(
                        format,
                        withoutFillers(upper.substring(0, 2)),
                        withoutFillers(upper.substring(2, 5)),
                        number,
                        withoutFillers(nationality),
                        born,
                        sex == '<' ? "" : String.valueOf(sex),
                        expires.orElseThrow(),
                        inWords(parts[0]),
                        parts.length > 1 ? inWords(parts[1]) : "",
                        !name.endsWith("<")));
    }

    private static String withoutFillers(String text) {
        return text.replace("<", "");
    }

    private static String inWords(String name) {
        return name.replaceAll("<+", " ").strip();
    }
}
