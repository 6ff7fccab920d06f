package de.buergerterminal.device;

import java.util.Locale;
import java.util.ResourceBundle;

/// Cause and cure of every fault in plain words, for staff and technicians.
public final class FaultTexts {
    /// @param cause one sentence: what is wrong
    /// @param cure one sentence: what to do next
    public record FaultText(String cause, String cure) {}

    private static final ResourceBundle GERMAN = bundle(Locale.GERMAN);
    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);

    private FaultTexts() {}

    /// @param language `de` or `en`; anything else is answered in English
    public static FaultText of(FaultCode code, String language) {
        var texts = language.equals("de") ? GERMAN : ENGLISH;
        return new FaultText(
                texts.getString(code.name() + ".cause"), texts.getString(code.name() + ".cure"));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                FaultTexts.class.getPackageName() + ".faults",
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
