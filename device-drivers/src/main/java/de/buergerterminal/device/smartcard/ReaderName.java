package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.ConfigurationException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A reader's name with `*` for any characters, since the daemon appends counters to names.
record ReaderName(String pattern) {
    private static final Pattern ALSO =
            Pattern.compile("also=((?:[0-9A-Fa-f]{4,66}\\*?)(?:,[0-9A-Fa-f]{4,66}\\*?){0,31})");

    /// @param uri `pcsc:ACS ACR122*`, blanks as they are in a file or as `%20`
    static ReaderName of(URI uri) {
        var name = uri.getRawSchemeSpecificPart();
        if (!"pcsc".equals(uri.getScheme()) || name == null || name.startsWith("/")) {
            throw new ConfigurationException(
                    uri + ": name the card reader as in pcsc:ACS%20ACR122*, or pcsc:* for any.");
        }
        var end = name.indexOf('?');
        if (end >= 0) name = name.substring(0, end);
        // A plus sign is part of many names and no blank.
        return new ReaderName(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    /// @param uri `pcsc:<reader name>?also=<answers to reset>`
    static MembershipCards cardsOf(URI uri) {
        var all = uri.getRawSchemeSpecificPart();
        var from = all.indexOf('?');
        if (from < 0) return MembershipCards.USUAL;
        var setting = ALSO.matcher(all.substring(from + 1));
        if (!setting.matches()) {
            throw new ConfigurationException(
                    uri
                            + ": behind the reader's name only ?also= and answers to reset in hex may"
                            + " stand, as in pcsc:*?also=3B8F*,3B80800101.");
        }
        return new MembershipCards(List.of(setting.group(1).split(",")));
    }

    boolean matches(String name) {
        var regex =
                Arrays.stream(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return Pattern.matches(regex, name);
    }
}
