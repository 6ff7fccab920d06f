package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.ConfigurationException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A reader's name with `*` for any characters, since the daemon appends counters to names.
record ReaderName(String pattern) {
    /// @param uri `pcsc:ACS ACR122*`, blanks as they are in a file or as `%20`
    static ReaderName of(URI uri) {
        var name = uri.getRawSchemeSpecificPart();
        if (!"pcsc".equals(uri.getScheme()) || name == null || name.startsWith("/")) {
            throw new ConfigurationException(
                    uri + ": name the card reader as in pcsc:ACS%20ACR122*, or pcsc:* for any.");
        }
        // A plus sign is part of many names and no blank.
        return new ReaderName(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    boolean matches(String name) {
        var regex =
                Arrays.stream(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return Pattern.matches(regex, name);
    }
}
