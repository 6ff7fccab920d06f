package de.buergerterminal.provisioning.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.provisioning.Axe;
import de.buergerterminal.provisioning.Browser;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/// The page with the devices' buttons in a real browser.
@Tag("peers")
class DockInABrowserTest {
    @TempDir private static Path profile = Path.of(".");

    @Test
    void everyoneCanUseTheDockWithAndWithoutPaperInItsTray() throws Exception {
        var torn = new AtomicInteger();
        var paper = new AtomicInteger();
        var picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        List<Verb> verbs =
                List.of(
                        Verb.of(
                                "Belegdrucker",
                                "tear-off",
                                "Papier abreißen",
                                torn::incrementAndGet),
                        Verb.of(
                                "Kartenleser",
                                "insert-card",
                                "Karte einstecken",
                                paper::incrementAndGet));
        var browser = Browser.open(profile);
        try (var dock =
                Dock.start(0, verbs, () -> Optional.of(picture).filter(_ -> paper.get() > 0))) {
            browser.get("http://127.0.0.1:" + dock.port() + "/");
            assertThat(Axe.violations(browser)).isEmpty();
            assertThat((List<?>) browser.executeScript(Browser.NAMELESS)).isEmpty();

            browser.switchTo().activeElement().sendKeys(Keys.TAB);
            browser.switchTo().activeElement().sendKeys(Keys.ENTER);
            assertThat(browser.findElement(By.cssSelector("[role=status]")).getText())
                    .contains("tear-off");
            assertThat(torn).hasValue(1);
            paper.set(1);
            browser.navigate().refresh();
            assertThat(Axe.violations(browser)).isEmpty();
            // The judge sees what is wrong, or its silence would mean nothing.
            browser.executeScript("document.querySelector('img').removeAttribute('alt')");
            assertThat(Axe.violations(browser)).singleElement().asString().contains("image-alt");
        } finally {
            browser.quit();
        }
    }
}
