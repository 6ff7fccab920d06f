package de.buergerterminal.kiosk.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The bundled typefaces. They must be loaded before the first text is made: on a device without
/// any installed font JavaFX would not start otherwise.
final class Fonts {
    private static final List<String> FILES =
            List.of(
                    "NotoSans_400Regular.ttf",
                    "NotoSans_600SemiBold.ttf",
                    "NotoSansArabic_400Regular.ttf",
                    "NotoSansArabic_600SemiBold.ttf");

    private Fonts() {}

    static void load() {
        for (String file : FILES) {
            try (var stream = Fonts.class.getResourceAsStream("fonts/" + file)) {
                if (stream == null || Font.loadFont(stream, 12) == null) {
                    throw new IllegalStateException(
                            "font " + file + " is missing or broken; install the terminal again");
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException("font " + file + " cannot be read", unreadable);
            }
        }
    }
}
