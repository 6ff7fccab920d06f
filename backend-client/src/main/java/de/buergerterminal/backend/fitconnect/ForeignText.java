package de.buergerterminal.backend.fitconnect;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words of strangers before they reach a log, a screen or paper.
final class ForeignText {
    /// Control characters, line ends of Unicode, and what turns the writing direction around: with
    /// those a reason could look like another one.
    private static final Pattern DISTURBING =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern UNREAD =
            Pattern.compile("(?is)<!--.*?(-->|$)|<(script|style)\\b.*?(</\\2\\s*>|$)");
    private static final Pattern LINE_END =
            Pattern.compile("(?i)<(br|/p|/li|/h[1-6]|/tr|/div)\\b[^<>]*>");
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|[A-Za-z]{1,10});");
    private static final Map<String, String> ENTITIES =
            Map.ofEntries(
                    Map.entry("amp", "&"),
                    Map.entry("lt", "<"),
                    Map.entry("gt", ">"),
                    Map.entry("quot", "\""),
                    Map.entry("apos", "'"),
                    Map.entry("nbsp", " "),
                    Map.entry("auml", "ä"),
                    Map.entry("ouml", "ö"),
                    Map.entry("uuml", "ü"),
                    Map.entry("Auml", "Ä"),
                    Map.entry("Ouml", "Ö"),
                    Map.entry("Uuml", "Ü"),
                    Map.entry("szlig", "ß"),
                    Map.entry("euro", "€"),
                    Map.entry("sect", "§"),
                    Map.entry("ndash", "–"));
    private static final int MOST_MARKUP = 200_000;

    private ForeignText() {}

    /// HTML of strangers as plain lines: nothing of it can be rendered as markup, because the
    /// reader shows text. Tags are dropped, scripts and styles with all they hold.
    static String fromHtml(String html, int most) {
        String text = html.length() > MOST_MARKUP ? html.substring(0, MOST_MARKUP) : html;
        text = UNREAD.matcher(text).replaceAll("");
        text = LINE_END.matcher(text.replaceAll("\\s+", " ")).replaceAll("\n");
        text = ENTITY.matcher(TAG.matcher(text).replaceAll("")).replaceAll(ForeignText::character);
        var lines = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            String clean = DISTURBING.matcher(line).replaceAll(" ").strip();
            if (!clean.isEmpty()) lines.append(clean).append('\n');
        }
        String all = lines.toString().strip();
        return all.length() > most ? oneCharacterLess(all.substring(0, most)) : all;
    }

    private static String character(java.util.regex.MatchResult entity) {
        String name = entity.group(1);
        if (!name.startsWith("#")) {
            return Matcher.quoteReplacement(ENTITIES.getOrDefault(name, entity.group()));
        }
        int point = Integer.parseInt(name.substring(1));
        return Matcher.quoteReplacement(
                Character.isValidCodePoint(point) ? Character.toString(point) : " ");
    }

    /// Half a character at the cut is dropped.
    private static String oneCharacterLess(String cut) {
        return !cut.isEmpty() && Character.isHighSurrogate(cut.charAt(cut.length() - 1))
                ? cut.substring(0, cut.length() - 1)
                : cut;
    }

    /// One line of at most `most` characters; half a character is never left over.
    static String oneLine(String text, int most) {
        String cut = text.length() > most ? text.substring(0, most) : text;
        return DISTURBING.matcher(cut).replaceAll(" ");
    }
}
