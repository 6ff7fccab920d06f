package de.buergerterminal.device;

/// A status of the payment terminal for the citizen.
///
/// @param status ZVT intermediate status 00 to FF (PA00P015 rev 13.08, chapter on `04 FF`)
/// @param german the text as the terminal or the specification words it
/// @param wordForWord whether the specification demands that exactly this text is shown
public record TerminalText(int status, String german, boolean wordForWord) {}
