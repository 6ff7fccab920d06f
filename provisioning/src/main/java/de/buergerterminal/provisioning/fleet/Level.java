package de.buergerterminal.provisioning.fleet;

import java.util.Locale;

/// Four shades of attention; each has its own word, shape and colour on the page.
enum Level {
    FAIL,
    WARN,
    OFF,
    OK;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
