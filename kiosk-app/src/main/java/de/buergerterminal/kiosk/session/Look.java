package de.buergerterminal.kiosk.session;

/// How this citizen wants to read: language, text size and contrast; back to the default with every
/// new visit.
///
/// @param language ISO 639-1
public record Look(String language, boolean largerText, boolean highContrast) {
    public static final Look DEFAULT = new Look("de", false, false);

    public Look withLanguage(String chosen) {
        return new Look(chosen, largerText, highContrast);
    }

    public Look toggleText() {
        return new Look(language, !largerText, highContrast);
    }

    public Look toggleContrast() {
        return new Look(language, largerText, !highContrast);
    }
}
