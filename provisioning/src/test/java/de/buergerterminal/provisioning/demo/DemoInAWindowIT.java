package de.buergerterminal.provisioning.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.provisioning.Tool;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo on a real X server, as somebody with a display sees it.
@Tag("peers")
@SuppressWarnings("NullAway.Init")
class DemoInAWindowIT {
    private Process screen;
    private String display;

    @BeforeEach
    void startScreen() throws IOException {
        screen =
                new ProcessBuilder(
                                "Xvfb",
                                "-displayfd",
                                "1",
                                "-screen",
                                "0",
                                "1080x1920x24",
                                "-noreset",
                                "-nolisten",
                                "tcp")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader said = screen.inputReader(StandardCharsets.UTF_8);
        display = ":" + said.readLine();
    }

    @AfterEach
    void stopScreen() throws InterruptedException {
        screen.destroy();
        if (!screen.waitFor(10, TimeUnit.SECONDS)) screen.destroyForcibly();
    }

    @Test
    void theWindowOpensAndCanBeUsedByHandWhileDockInboxAndConsoleAnswer(@TempDir Path out)
            throws Exception {
        try (var demo =
                Tool.start(
                        Map.of("DISPLAY", display),
                        "demo",
                        "--out",
                        out.resolve("demo").toString())) {
            for (String page : new String[] {"device dock", "inbox", "fleet console"}) {
                String address = demo.line(".*" + page + " .*").replaceAll(".*(http://\\S+)", "$1");
                assertThat(status(address)).as(page).isEqualTo(200);
            }
            demo.line(".*\"event\":\"K-101\".*");
            // The finger: the calm screen, then the primary action of the greeting.
            for (int touch = 0; touch < 20; touch++) {
                touch(540, touch % 2 == 0 ? 900 : 1690);
                if (demo.hasSaid(".*\"event\":\"K-111\".*", Duration.ofSeconds(3))) return;
            }
            throw new AssertionError("nobody noticed the finger: " + demo.everythingSaid());
        }
    }

    private void touch(int x, int y) throws IOException, InterruptedException {
        var finger =
                new ProcessBuilder(
                        "xdotool", "mousemove", String.valueOf(x), String.valueOf(y), "click", "1");
        finger.environment().put("DISPLAY", display);
        assertThat(finger.inheritIO().start().waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static int status(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(Duration.ofSeconds(20))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
