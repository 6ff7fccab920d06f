package de.buergerterminal.backend.telemetry;

import java.util.Locale;

/// How urgent an alarm is, from "when you pass by" to "now".
public enum Severity {
    MINOR,
    MAJOR,
    CRITICAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
