package de.buergerterminal.kiosk.screen.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArabicLinesTest {
    private static final String MIXED =
            "هنا يمكنك إنجاز معاملات مكتب المواطنين (Bürgerbüro) خلال دقائق قليلة.";

    @BeforeAll
    static void startJavaFx() throws Exception {
        var ready = new CompletableFuture<Boolean>();
        try {
            Platform.startup(() -> ready.complete(true));
        } catch (IllegalStateException alreadyRunning) {
            ready.complete(true);
        }
        Platform.setImplicitExit(false);
        ready.get(60, TimeUnit.SECONDS);
        var loaded = new CompletableFuture<Font>();
        Platform.runLater(() ->
                loaded.complete(
                        Font.loadFont(
                                Text.class.getResourceAsStream(
                                        "/de/buergerterminal/kiosk/screen/fonts/"
                                                + "NotoSansArabic_400Regular.ttf"),
                                36)));
        loaded.get(60, TimeUnit.SECONDS);
    }

    @Test
    void arabicIsBrokenAtAnyWidthWithoutLosingAWord() {
        var font = Font.font("Noto Sans Arabic", 36);
        for (double room = 60; room < 1100; room += 13) {
            String broken = ArabicLines.broken(MIXED, room, font);
            assertThat(broken.replace('\n', ' ')).isEqualTo(MIXED);
            var text = new Text(broken);
            text.setFont(font);
            assertThatCode(text::getLayoutBounds).doesNotThrowAnyException();
            long lines = broken.lines().count();
            assertThat(lines).isBetween(1L, 12L);
        }
        assertThat(ArabicLines.broken(MIXED, 5000, font)).isEqualTo(MIXED);
    }
}
