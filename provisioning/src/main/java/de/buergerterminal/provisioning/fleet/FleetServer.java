package de.buergerterminal.provisioning.fleet;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The staff's console as a web server: `/` for people, `/api/terminals` and `/api/alarms` for
/// checks, `/metrics` for monitoring, `/events` for open pages. It only reads; nothing here changes
/// a terminal. Whoever reaches the port sees the fleet, so it listens on 127.0.0.1 unless told
/// otherwise, and then belongs behind a proxy that asks who is there.
public final class FleetServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetServer.class);
    private static final Map<String, String> FILES =
            Map.of("/fleet.css", "text/css; charset=utf-8", "/fleet.js", "text/javascript");

    private final FleetSettings settings;
    private final FleetPages pages = new FleetPages();
    private final InstantSource clock;
    private final LivePages live;
    private final FleetStore store;
    private final FleetDesk desk;
    private final Javalin web;

    private FleetServer(FleetSettings settings, InstantSource clock)
            throws SQLException, IOException {
        this.settings = settings;
        this.clock = clock;
        this.live = new LivePages(settings, pages, clock);
        this.store = FleetStore.open(settings.data());
        this.desk = FleetDesk.open(settings, store, clock, live::show);
        this.web = Javalin.create(this::configure);
    }

    /// Starts to listen; the broker may come later.
    ///
    /// @throws FleetException the port is taken or the data folder cannot be used
    public static FleetServer start(FleetSettings settings) throws FleetException {
        return start(settings, InstantSource.system());
    }

    static FleetServer start(FleetSettings settings, InstantSource clock) throws FleetException {
        FleetServer server;
        try {
            server = new FleetServer(settings, clock);
        } catch (SQLException | IOException unusable) {
            throw new FleetException(
                    "The data folder %s cannot be used; choose one that can be written to."
                            .formatted(settings.data().map(Path::toString).orElse("(memory)")),
                    unusable);
        }
        try {
            server.web.start(settings.host(), settings.port());
            return server;
        } catch (JavalinBindException taken) {
            server.close();
            throw new FleetException(
                    "Port %d on %s is taken; choose another one."
                            .formatted(settings.port(), settings.host()),
                    taken);
        }
    }

    public int port() {
        return web.port();
    }

    @Override
    public void close() {
        live.endAll();
        web.stop();
        desk.close();
        try {
            store.close();
        } catch (SQLException unclean) {
            LOG.warn("the console's memory did not close cleanly", unclean);
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.routes.before(FleetServer::guard);
        config.routes.get("/", this::page);
        config.routes.get("/api/terminals", it -> it.json(cards(texts(it))));
        config.routes.get("/api/alarms", it -> it.json(history(texts(it))));
        config.routes.get("/metrics", this::metrics);
        config.routes.sse("/events", this::follow);
        FILES.forEach((path, type) -> config.routes.get(path, it -> file(it, path, type)));
    }

    private static void guard(Context context) {
        context.header("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "no-store");
    }

    private void page(Context context) {
        var texts = texts(context);
        var model = desk.model();
        context.html(pages.page(texts, cards(texts), model.link(), history(texts)));
    }

    private List<TerminalCard> cards(FleetTexts texts) {
        return new FleetCards(settings, texts).of(desk.model(), clock.instant());
    }

    private List<FleetPages.PastLine> history(FleetTexts texts) {
        return new PastAlarms(settings, texts).of(desk.history(50));
    }

    private void metrics(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(FleetMetrics.text(cards(texts(context)), desk.link(), clock.instant()));
    }

    private void follow(SseClient client) {
        var page = new LivePage(client, texts(client.ctx()).language());
        if (!live.add(page)) {
            client.sendEvent("full", "");
            client.close();
            return;
        }
        // Jetty runs each request on a virtual thread of its own, so it may stay here.
        try {
            page.serve();
        } finally {
            live.remove(page);
        }
    }

    private static void file(Context context, String path, String type) throws IOException {
        try (InputStream file = FleetServer.class.getResourceAsStream("web" + path)) {
            if (file == null) throw new IOException("this build lacks " + path);
            context.contentType(type).result(file.readAllBytes());
        }
    }

    private FleetTexts texts(Context context) {
        String wanted = Optional.ofNullable(context.queryParam("lang")).orElse(settings.language());
        return FleetTexts.in(wanted);
    }
}
