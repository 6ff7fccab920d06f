package de.buergerterminal.kiosk.screen.part;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Which key lies where, as data. A row fills the width of the keyboard; a key is as wide as its
/// units say (2 is a plain letter key).
final class KeyLayout {
    private KeyLayout() {}

    /// One key of the keyboard.
    sealed interface Key {
        int units();

        /// Types its character.
        record Types(String character, int units) implements Key {}

        record Does(Task task, int units) implements Key {}

        /// A gap that keeps the keys below each other.
        record Gap(int units) implements Key {}
    }

    /// What a key does that types no character.
    enum Task {
        SHIFT,
        BACKSPACE,
        SPACE,
        SIGNS,
        LETTERS,
        NEXT_FIELD
    }

    static List<List<Key>> rows(Pad pad, boolean signs) {
        return switch (pad) {
            case LETTERS -> signs ? SIGNS : letters(",", "-");
            case EMAIL -> signs ? SIGNS : letters("@", "-");
            case DIGITS, DATE -> NUMBERS;
            case PHONE -> PHONE;
        };
    }

    private static List<List<Key>> letters(String left, String right) {
        return List.of(
                types("1 2 3 4 5 6 7 8 9 0 ß"),
                types("q w e r t z u i o p ü"),
                types("a s d f g h j k l ö ä"),
                row(
                        List.of(new Key.Does(Task.SHIFT, 4)),
                        types("y x c v b n m"),
                        List.of(new Key.Does(Task.BACKSPACE, 4))),
                lastRow(Task.SIGNS, left, right));
    }

    private static final List<List<Key>> SIGNS =
            List.of(
                    types("1 2 3 4 5 6 7 8 9 0 °"),
                    types("@ # & % + = * / \\ | ~"),
                    types("( ) [ ] { } < > € $ £"),
                    row(
                            types("! ? : ; ' \""),
                            types("_ ^ §"),
                            List.of(new Key.Does(Task.BACKSPACE, 4))),
                    lastRow(Task.LETTERS, ",", "-"));

    private static final List<List<Key>> NUMBERS =
            List.of(
                    pad("1 2 3"),
                    pad("4 5 6"),
                    pad("7 8 9"),
                    List.of(
                            new Key.Gap(2),
                            new Key.Does(Task.BACKSPACE, 6),
                            new Key.Types("0", 6),
                            new Key.Does(Task.NEXT_FIELD, 6),
                            new Key.Gap(2)));

    private static final List<List<Key>> PHONE =
            List.of(
                    pad("1 2 3"),
                    pad("4 5 6"),
                    pad("7 8 9"),
                    List.of(
                            new Key.Gap(2),
                            new Key.Types("+", 3),
                            new Key.Types("0", 6),
                            new Key.Types("/", 3),
                            new Key.Types("-", 3),
                            new Key.Types(" ", 3),
                            new Key.Gap(2)),
                    List.of(
                            new Key.Gap(2),
                            new Key.Does(Task.BACKSPACE, 9),
                            new Key.Does(Task.NEXT_FIELD, 9),
                            new Key.Gap(2)));

    /// String.Latin letters (DIN 91379) behind a long press, most frequent first.
    private static final Map<String, String> VARIANTS =
            Map.ofEntries(
                    Map.entry("a", "á à â ã å ą ā ă æ"),
                    Map.entry("c", "ç ć č ċ ĉ"),
                    Map.entry("d", "ď đ ð"),
                    Map.entry("e", "é è ê ë ę ě ē ė ə"),
                    Map.entry("g", "ğ ģ ġ ǧ"),
                    Map.entry("h", "ħ ĥ ȟ"),
                    Map.entry("i", "í ì î ï ı į ī ĩ"),
                    Map.entry("j", "ĵ ǰ"),
                    Map.entry("k", "ķ ǩ ĸ"),
                    Map.entry("l", "ł ľ ĺ ļ"),
                    Map.entry("n", "ñ ń ň ņ ŋ"),
                    Map.entry("o", "ó ò ô õ ő ø ō œ"),
                    Map.entry("r", "ř ŕ ŗ"),
                    Map.entry("s", "š ş ś ș ŝ"),
                    Map.entry("t", "ť ț ţ þ ŧ"),
                    Map.entry("u", "ú ù û ű ů ū ų ũ"),
                    Map.entry("w", "ŵ ẃ ẁ"),
                    Map.entry("y", "ý ÿ ŷ"),
                    Map.entry("z", "ž ź ż ʒ"),
                    Map.entry("ä", "ǟ"),
                    Map.entry("ö", "ő ȫ"),
                    Map.entry("ü", "ű ǖ"),
                    Map.entry("-", "– ' ’ ·"),
                    Map.entry(".", ": ; ! ?"));

    /// The letters behind a long press, in the case of the key; may be empty.
    static List<String> variants(String character, boolean upperCase) {
        String variants = VARIANTS.get(character);
        if (variants == null) return List.of();
        return Arrays.stream(variants.split(" "))
                .map(it -> upperCase ? upper(it) : it)
                .distinct()
                .toList();
    }

    /// Upper case of one letter that stays one letter: `ß` becomes `ẞ`, as in names on documents.
    static String upper(String character) {
        if (character.equals("ß")) return "ẞ";
        String upper = character.toUpperCase(Locale.GERMANY);
        return upper.length() == character.length() ? upper : character;
    }

    private static List<Key> lastRow(Task otherLayer, String left, String right) {
        return List.of(
                new Key.Does(otherLayer, 3),
                new Key.Types(left, 2),
                new Key.Does(Task.SPACE, 7),
                new Key.Types(right, 2),
                new Key.Types(".", 2),
                new Key.Does(Task.NEXT_FIELD, 6));
    }

    private static List<Key> types(String characters) {
        return Arrays.stream(characters.split(" ")).map(it -> (Key) new Key.Types(it, 2)).toList();
    }

    private static List<Key> pad(String characters) {
        return row(
                List.of(new Key.Gap(2)),
                Arrays.stream(characters.split(" ")).map(it -> (Key) new Key.Types(it, 6)).toList(),
                List.of(new Key.Gap(2)));
    }

    private static List<Key> row(List<Key> left, List<Key> middle, List<Key> right) {
        return Stream.of(left, middle, right).flatMap(List::stream).toList();
    }
}
