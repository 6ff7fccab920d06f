package de.buergerterminal.device;

import java.util.Locale;
import java.util.ResourceBundle;

/// What went wrong at the ID card reader, and what an access right means, in plain words for
/// citizens.
public final class IdentityTexts {
    /// @param happened one sentence
    /// @param next one sentence: what to do now
    public record IdentityText(String happened, String next) {}

    private static final ResourceBundle GERMAN = bundle(Locale.GERMAN);
    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);

    private IdentityTexts() {}

    /// @param language `de` or `en`; anything else is answered in English
    public static IdentityText of(IdentityFailure failure, String language) {
        var texts = in(language);
        return new IdentityText(
                texts.getString(failure + ".happened"), texts.getString(failure + ".next"));
    }

    /// @param right a name such as `FamilyName`; one that is not known is answered as it is
    public static String right(String right, String language) {
        var texts = in(language);
        return texts.containsKey("right." + right) ? texts.getString("right." + right) : right;
    }

    private static ResourceBundle in(String language) {
        return language.equals("de") ? GERMAN : ENGLISH;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                IdentityTexts.class.getPackageName() + ".identity",
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
