package de.buergerterminal.backend.telemetry;

import java.util.regex.Pattern;

/// The shapes every word on a topic must have. None allows a blank, so no sentence fits through.
enum Vocabulary {
    KIOSK_ID("[a-z0-9-]{4,32}", "kiosk id"),
    DEVICE_ID("[a-z0-9-]{1,32}", "device id"),
    KIND("[a-z0-9.-]{1,40}", "device kind"),
    CODE("[A-Z][A-Z0-9_]{0,39}", "code"),
    SERVICE("[a-z0-9-]{1,40}", "service id"),
    /// `ok`, `ok:CODE` (works with a restriction) or `off:CODE` (does not work because of).
    ABILITY("ok|(ok|off):[A-Z][A-Z0-9_]{0,39}", "ability"),
    NAME("[a-zA-Z0-9_-]{1,32}", "argument name"),
    WORD("[\\p{Alnum}._:+/-]{0,64}", "word"),
    SESSION("[a-zA-Z0-9-]{8,40}", "session id"),
    COMMAND_ID("[a-zA-Z0-9-]{1,64}", "command id");

    private final Pattern shape;
    private final String what;

    Vocabulary(String shape, String what) {
        this.shape = Pattern.compile(shape);
        this.what = what;
    }

    boolean fits(String word) {
        return shape.matcher(word).matches();
    }

    /// @throws IllegalArgumentException the word does not have this shape; the word itself is not
    ///   repeated in the message
    String check(String word) {
        if (!fits(word)) {
            throw new IllegalArgumentException(what + " must match " + shape.pattern());
        }
        return word;
    }
}
