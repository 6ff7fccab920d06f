package de.buergerterminal.kiosk.effects;

/// Where this terminal stands.
///
/// @param townName for example `Stadt Musterstadt`
/// @param townCode 1 to 5 capital letters, begins each case reference
/// @param kioskNumber 1 to 6 capital letters and digits, unique in the town
public record Place(String townName, String townCode, String kioskNumber) {}
