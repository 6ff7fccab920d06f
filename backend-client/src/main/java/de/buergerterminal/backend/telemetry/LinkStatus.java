package de.buergerterminal.backend.telemetry;

/// How the connection to the broker is doing, for the technician's page and the journal.
///
/// @param acknowledged publications the broker has taken
/// @param refused publications the broker has refused (reason 0x80 and above, mostly 0x87: not
///   authorised); they are not tried again before the next connection
/// @param ignored arrived messages that were malformed, oversized or too many
/// @param trouble why the last attempt failed, in the client's words; empty when none did
public record LinkStatus(
        boolean connected, long acknowledged, long refused, long ignored, String trouble) {}
