package de.buergerterminal.device.eid;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which of the program's readers is the terminal's: a name with `*` for any characters. The
/// program's simulated reader is taken only when it is named in full.
record ReaderChoice(String pattern) {
    static final String SIMULATOR = "Simulator";

    boolean takes(String name) {
        if (name.equals(SIMULATOR)) return pattern.equals(SIMULATOR);
        var regex =
                Arrays.stream(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return Pattern.matches(regex, name);
    }
}
