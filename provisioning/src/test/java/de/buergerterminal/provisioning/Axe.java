package de.buergerterminal.provisioning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/// axe-core, run inside the page: what a machine can check of WCAG 2.0, 2.1 and 2.2, levels A and
/// AA. It finds perhaps half of what people stumble over; the rest is for people to try.
public final class Axe {
    private static final String SCRIPT = script();
    private static final String RUN =
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: {type: 'tag',
                values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}})
              .then(found => done(found.passes.length < 5 ? ['nothing was checked']
                : found.violations.map(rule => rule.id + ' ' + rule.help + ': '
                    + rule.nodes.map(node => node.target.join(' ')).join(', '))),
                broken => done(['axe failed: ' + broken]));
            """;

    private Axe() {}

    private static String script() {
        try (InputStream in =
                Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// One line for each rule that the page breaks, with the places; empty if it breaks none.
    public static List<String> violations(ChromeDriver browser) {
        browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        browser.executeScript(SCRIPT);
        Object found = browser.executeAsyncScript(RUN);
        return ((List<?>) Objects.requireNonNull(found)).stream().map(String::valueOf).toList();
    }
}
