package de.buergerterminal.provisioning;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// Debian's Chromium, headless, and what it can say about a page.
public final class Browser {
    /// Every element with text of its own whose contrast to what lies behind it is below 4.5:1.
    public static final String LOW_CONTRAST =
            """
            const rgb = (css) => css.match(/[\\d.]+/g).map(Number);
            const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
              .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
              .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
            const behind = (el) => {
              for (; el; el = el.parentElement) {
                const c = rgb(getComputedStyle(el).backgroundColor);
                if (c.length === 3 || c[3] === 1) return c;
              }
              return [255, 255, 255];
            };
            return [...document.querySelectorAll('body *')]
              .filter(el => [...el.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
              .filter(el => el.getClientRects().length)
              .map(el => {
                const [a, b] = [light(rgb(getComputedStyle(el).color)), light(behind(el))];
                return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), el.outerHTML];
              })
              .filter(([ratio]) => ratio < 4.5)
              .map(([ratio, html]) => ratio.toFixed(2) + ' ' + html.slice(0, 120));
            """;

    /// Every control without a name that a screen reader could say.
    public static final String NAMELESS =
            """
            return [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button, a[href]')]
              .filter(el => !(el.getAttribute('aria-label') || el.textContent.trim()
                || (el.labels && el.labels.length) || el.title))
              .map(el => el.outerHTML.slice(0, 120));
            """;

    private Browser() {}

    /// @param profile an empty folder of this test's own
    public static ChromeDriver open(Path profile) throws IOException {
        var options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                List.of(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + Files.createDirectories(profile.resolve("chromium"))));
        var service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                        .build();
        return new ChromeDriver(service, options);
    }
}
