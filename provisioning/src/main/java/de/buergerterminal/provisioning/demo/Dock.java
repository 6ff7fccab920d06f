package de.buergerterminal.provisioning.demo;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/// The device dock: a page on loopback with a button for each verb, and the same verbs as `POST
/// /act/{verb}` for the tour and for scenarios.
public final class Dock implements AutoCloseable {
    private final Map<String, Verb> verbs = new LinkedHashMap<>();
    private final Supplier<Optional<BufferedImage>> lastReceipt;
    private final DockPage page;
    private final Javalin server;

    /// @param port 0 for any free port
    /// @param lastReceipt picture of the newest paper in the printer's tray
    public static Dock start(
            int port, List<Verb> verbs, Supplier<Optional<BufferedImage>> lastReceipt) {
        return new Dock(port, verbs, lastReceipt);
    }

    private Dock(int port, List<Verb> list, Supplier<Optional<BufferedImage>> lastReceipt) {
        list.forEach(verb -> verbs.put(verb.name(), verb));
        this.lastReceipt = lastReceipt;
        this.page = new DockPage(list);
        this.server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.jetty.host = "127.0.0.1";
                                    config.jetty.port = port;
                                    config.routes.get("/", this::showPage);
                                    config.routes.get("/receipt.png", this::showReceipt);
                                    config.routes.post("/act/{verb}", this::act);
                                })
                        .start();
    }

    public int port() {
        return server.port();
    }

    private void showPage(Context request) {
        String said = request.queryParam("said");
        request.html(page.html(said == null ? "" : said, lastReceipt.get().isPresent()));
    }

    private void showReceipt(Context request) throws IOException {
        Optional<BufferedImage> picture = lastReceipt.get();
        if (picture.isEmpty()) {
            request.status(404).result("Nothing was printed yet.");
            return;
        }
        var png = new ByteArrayOutputStream();
        ImageIO.write(picture.get(), "png", png);
        request.contentType("image/png").header("Cache-Control", "no-store");
        request.result(png.toByteArray());
    }

    private void act(Context request) {
        Verb verb = verbs.get(request.pathParam("verb"));
        if (verb == null) {
            request.status(404).result("No such verb; known are " + verbs.keySet() + ".");
            return;
        }
        boolean fromPage = request.formParam("page") != null;
        String value = request.formParam("value");
        try {
            verb.deed().run(value == null ? "" : value);
        } catch (Exception failed) {
            String message = String.valueOf(failed.getMessage());
            request.status(409).result(verb.name() + ": " + message);
            return;
        }
        if (fromPage) {
            request.redirect("/?said=" + verb.name());
        } else {
            request.status(204);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
