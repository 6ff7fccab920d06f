package de.buergerterminal.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reads the tokens from the style sheet itself and holds each pair of text and background that the
/// style sheet uses to 7:1, in both themes.
class ContrastTest {
    private static final Pattern TOKEN = Pattern.compile("-kern-([a-z-]+): (#[0-9a-f]{6});");

    @Test
    void blackOnWhiteIs21() {
        assertThat(Contrast.ratio("#000000", "#ffffff")).isCloseTo(21, within(0.01));
        assertThat(Contrast.ratio("#777777", "#ffffff")).isCloseTo(4.48, within(0.01));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    text, page
                    text, surface
                    text, action-tint
                    text, input
                    text, key
                    text, key-quiet
                    text, info-background
                    text, success-background
                    text, warning-background
                    text, danger-background
                    muted, page
                    muted, surface
                    muted, action-tint
                    action, surface
                    action, page
                    action, action-tint
                    action-on, action
                    danger, page
                    """)
    void textCanBeReadInBothThemes(String text, String background) throws IOException {
        for (Map<String, String> theme : new Themes().both()) {
            assertThat(ratio(theme, text, background))
                    .as("%s on %s", text, background)
                    .isGreaterThanOrEqualTo(Contrast.TEXT);
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    focus, page
                    focus, surface
                    input-border, input
                    border-strong, surface
                    info, surface
                    warning, page
                    success, success-background
                    warning, warning-background
                    danger, danger-background
                    action, keyboard
                    """)
    void edgesAndIconsCanBeSeen(String edge, String background) throws IOException {
        for (Map<String, String> theme : new Themes().both()) {
            assertThat(ratio(theme, edge, background))
                    .as("%s on %s", edge, background)
                    .isGreaterThanOrEqualTo(3.0);
        }
    }

    private static double ratio(Map<String, String> theme, String one, String other) {
        return Contrast.ratio(
                Objects.requireNonNull(theme.get(one)), Objects.requireNonNull(theme.get(other)));
    }

    private static final class Themes {
        private final String css;

        Themes() throws IOException {
            try (var stream = Contrast.class.getResourceAsStream("kiosk.css")) {
                css =
                        new String(
                                Objects.requireNonNull(stream).readAllBytes(),
                                StandardCharsets.UTF_8);
            }
        }

        java.util.List<Map<String, String>> both() {
            int second = css.indexOf(".kiosk.high-contrast {");
            return java.util.List.of(
                    tokens(css.substring(0, second)),
                    tokens(css.substring(second, css.indexOf('}', second))));
        }

        private static Map<String, String> tokens(String block) {
            var tokens = new HashMap<String, String>();
            Matcher matcher = TOKEN.matcher(block);
            while (matcher.find()) {
                tokens.put(matcher.group(1), matcher.group(2));
            }
            return tokens;
        }
    }
}
