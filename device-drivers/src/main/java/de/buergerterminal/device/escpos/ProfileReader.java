package de.buergerterminal.device.escpos;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.escpos.PrinterProfile.CodePage;
import de.buergerterminal.device.escpos.PrinterProfile.Cutter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Reads a printer profile: one `key = value` per line, `#` begins a comment, `code-page` may stand
/// more than once. Every complaint names file and line and says what is right.
final class ProfileReader {
    private static final Set<String> KEYS =
            new TreeSet<>(
                    List.of(
                            "columns",
                            "dots",
                            "dpi",
                            "code-page",
                            "cutter",
                            "qr-code",
                            "raster-rows",
                            "never-rows-times",
                            "confirms-by",
                            "speed",
                            "near-end"));

    /// A value and the line it stands in.
    private record Entry(String value, int line) {}

    private final String file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<CodePage> codePages = new ArrayList<>();

    private ProfileReader(String file) {
        this.file = file;
    }

    /// @throws ConfigurationException when anything is missing, unknown or out of its range
    static PrinterProfile read(String file, String name, String text) {
        var reader = new ProfileReader(file);
        var number = 0;
        for (var line : text.split("\r?\n", -1)) reader.line(++number, line);
        return reader.profile(name);
    }

    private void line(int number, String line) {
        var comment = line.indexOf('#');
        var content = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (content.isEmpty()) return;
        var equals = content.indexOf('=');
        if (equals < 1) throw wrong(number, "write key = value.");
        var key = content.substring(0, equals).strip();
        var value = content.substring(equals + 1).strip();
        if (!KEYS.contains(key)) {
            throw wrong(
                    number, "this key is not known; known are " + String.join(", ", KEYS) + ".");
        }
        if (key.equals("code-page")) {
            codePages.add(codePage(number, value));
        } else if (entries.put(key, new Entry(value, number)) != null) {
            throw wrong(number, key + " is given twice.");
        }
    }

    private CodePage codePage(int line, String value) {
        if (codePages.size() == 32) throw wrong(line, "32 code pages are enough.");
        var words = value.split("\\s+", -1);
        if (words.length != 2 || !words[0].matches("[0-9]{1,3}")) {
            throw wrong(line, "write code-page = NUMBER CHARSET, as in code-page = 19 IBM00858.");
        }
        var number = Integer.parseInt(words[0]);
        if (number > 255) throw wrong(line, "the number of a code page is 0 to 255.");
        if (!isOneByteCharset(words[1])) {
            throw wrong(
                    line,
                    "the charset is not known; take a name such as IBM00858, IBM437 or windows-1252.");
        }
        return new CodePage(words[1], number);
    }

    /// Whether text in it is one byte per letter, the first half being ASCII.
    private static boolean isOneByteCharset(String name) {
        try {
            if (!Charset.isSupported(name)) return false;
            var charset = Charset.forName(name);
            return charset.canEncode()
                    && charset.newEncoder().maxBytesPerChar() <= 1
                    && Arrays.equals("AZaz~".getBytes(charset), new byte[] {65, 90, 97, 122, 126});
        } catch (IllegalCharsetNameException _) {
            return false;
        }
    }

    private PrinterProfile profile(String name) {
        var dots = number("dots", 64, 1_280);
        if (dots % 8 != 0) throw wrong("dots", "dots must be a multiple of 8.");
        var columns = number("columns", 16, 96);
        if (dots / columns < 8) throw wrong("columns", "so many columns do not fit so few dots.");
        return new PrinterProfile(
                name,
                columns,
                dots,
                number("dpi", 90, 600),
                codePages,
                Cutter.valueOf(word("cutter", "none", "partial", "full").toUpperCase(Locale.ROOT)),
                word("qr-code", "yes", "no").equals("yes"),
                number("raster-rows", 8, 2_047),
                entries.containsKey("never-rows-times") ? number("never-rows-times", 9, 999) : 0,
                confirmations(),
                number("speed", 10, 500),
                number("near-end", 0, 20_000));
    }

    private List<Confirmation> confirmations() {
        var known = Confirmation.values();
        var chosen = new ArrayList<Confirmation>();
        for (var word : entry("confirms-by").value().split("\\s+", -1)) {
            chosen.add(
                    Arrays.stream(known)
                            .filter(it -> it.word().equals(word) && !chosen.contains(it))
                            .findFirst()
                            .orElseThrow(() ->
                                    wrong(
                                            "confirms-by",
                                            "name one or more of process-id, queued-status and watching, each once.")));
        }
        return chosen;
    }

    private int number(String key, int least, int most) {
        var value = entry(key).value();
        if (value.matches("[0-9]{1,5}")) {
            var number = Integer.parseInt(value);
            if (number >= least && number <= most) return number;
        }
        throw wrong(key, "%s must be a number from %d to %d.".formatted(key, least, most));
    }

    private String word(String key, String... allowed) {
        var value = entry(key).value();
        if (Arrays.asList(allowed).contains(value)) return value;
        throw wrong(key, key + " must be one of " + String.join(", ", allowed) + ".");
    }

    private Entry entry(String key) {
        var entry = entries.get(key);
        if (entry == null) {
            throw new ConfigurationException(
                    file + ": " + key + " is missing; add " + key + " = ...");
        }
        return entry;
    }

    private ConfigurationException wrong(String key, String advice) {
        return wrong(entry(key).line(), advice);
    }

    private ConfigurationException wrong(int line, String advice) {
        return new ConfigurationException(file + ":" + line + ": " + advice);
    }
}
