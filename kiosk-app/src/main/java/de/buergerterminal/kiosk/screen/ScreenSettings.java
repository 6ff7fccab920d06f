package de.buergerterminal.kiosk.screen;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whose terminal this is and what display it has.
///
/// @param townName for example `Stadt Musterstadt`
/// @param townCode short code of case references, for example `PB`
/// @param arms the town's arms as PNG or JPEG; without them a plain shield is drawn
/// @param accentColour `#rrggbb`, the town's colour; becomes the colour of actions only where white
///   text on it has a contrast of at least 7:1
/// @param dpi pixels per inch of the display, 102 for 21.5" with 1080 x 1920
/// @param width in pixels, upright
/// @param height in pixels, upright
/// @param languages ISO 639-1, in the order of the chooser, German first
public record ScreenSettings(
        String townName,
        String townCode,
        Optional<Path> arms,
        String accentColour,
        double dpi,
        int width,
        int height,
        boolean fullscreen,
        List<String> languages) {
    private static final double CAP_HEIGHT_MM = 6.4;
    private static final double CAP_RATIO_OF_NOTO_SANS = 0.714;
    private static final double MM_PER_INCH = 25.4;

    public ScreenSettings {
        languages = List.copyOf(languages);
        if (!accentColour.matches("#[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException(
                    "accent colour must look like #2044aa, but is " + accentColour);
        }
        if (dpi < 50 || dpi > 400) {
            throw new IllegalArgumentException("dpi must be 50 to 400, but is " + dpi);
        }
        if (width < 600 || height < 900) {
            throw new IllegalArgumentException("the display must have at least 600 x 900 pixels");
        }
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("at least one language must be offered");
        }
    }

    /// Size of body text: capitals of 6.4 mm, readable from 500 mm (EN 301 549, 5.1.4 asks for 6.1
    /// mm). All sizes of the style sheet are multiples of it.
    public double bodyTextPx() {
        return Math.ceil(CAP_HEIGHT_MM * dpi / MM_PER_INCH / CAP_RATIO_OF_NOTO_SANS);
    }
}
