package de.buergerterminal.backend.office;

import de.buergerterminal.backend.office.OfficeDatabase.OfficeDatabaseException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The web server on 127.0.0.1: virtual threads, limits against slow and huge requests, one way to
/// say what went wrong, and a door that can be shut.
final class OfficeServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OfficeServer.class);
    private static final int RETRY_SECONDS = 5;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Javalin javalin;
    private final int port;

    /// Holds the port while the door is shut: bound, so that nobody else gets it, and not
    /// listening, so that callers are refused.
    private @Nullable Socket placeholder;

    private OfficeServer(Javalin javalin) {
        this.javalin = javalin;
        this.port = javalin.port();
    }

    /// @param routes adds the routes
    static OfficeServer start(int port, Consumer<RoutesConfig> routes) throws IOException {
        Javalin javalin = Javalin.create(config -> configure(config, port, routes));
        try {
            return new OfficeServer(javalin.start());
        } catch (JavalinBindException taken) {
            throw new IOException(
                    "Port " + port + " on 127.0.0.1 is taken; choose another one.", taken);
        }
    }

    private static void configure(JavalinConfig config, int port, Consumer<RoutesConfig> routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.jetty.host = "127.0.0.1";
        config.jetty.port = port;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setIdleTimeout(IDLE.toMillis());
        });
        config.routes.before(OfficeServer::guard);
        config.routes.exception(Refusal.class, (refusal, ctx) -> Reply.problem(ctx, refusal));
        config.routes.exception(OfficeDatabaseException.class, OfficeServer::withoutDataBase);
        config.routes.exception(Exception.class, OfficeServer::broken);
        config.routes.error(404, ctx -> explain(ctx, "There is nothing at this address."));
        config.routes.error(405, ctx -> explain(ctx, "This address knows other methods only."));
        routes.accept(config.routes);
    }

    /// A page of another site that names us by a host of its own must not reach us (DNS rebinding),
    /// and nothing of ours may be stored or framed.
    private static void guard(Context ctx) {
        String host = String.valueOf(ctx.host()).replaceFirst(":\\d+$", "");
        if (!host.equals("127.0.0.1") && !host.equals("localhost")) {
            throw Refusal.of(421, "Misdirected Request", "This office answers on 127.0.0.1 only.");
        }
        ctx.header("Cache-Control", "no-store");
        ctx.header("X-Content-Type-Options", "nosniff");
    }

    /// Nothing was promised, or what was is durable: the same call again is right in both cases.
    private static void withoutDataBase(OfficeDatabaseException broken, Context ctx) {
        LOG.error("no data base for {} {}: {}", ctx.method(), ctx.path(), broken.state());
        ctx.header("Retry-After", String.valueOf(RETRY_SECONDS));
        Reply.problem(
                ctx,
                Refusal.of(
                        503,
                        "Service Unavailable",
                        "The office's data base does not answer; send the same again later."));
    }

    /// The exception's message may quote what a citizen wrote, so only its kind and place are kept.
    private static void broken(Exception broken, Context ctx) {
        var silent = new IllegalStateException(broken.getClass().getName());
        silent.setStackTrace(broken.getStackTrace());
        LOG.error("request failed: {} {}", ctx.method(), ctx.endpoint().path, silent);
        Reply.problem(
                ctx,
                Refusal.of(
                        500,
                        "Internal Server Error",
                        "The office could not do that; its log says why. Try again later."));
    }

    private static void explain(Context ctx, String detail) {
        if (ctx.resultInputStream() != null && !isDefaultText(ctx)) return;
        HttpStatus status = ctx.status();
        Reply.problem(ctx, Refusal.of(status.getCode(), status.getMessage(), detail));
    }

    private static boolean isDefaultText(Context ctx) {
        return String.valueOf(ctx.res().getContentType()).startsWith("text/plain");
    }

    int port() {
        return port;
    }

    /// Every address that is served, as `GET /path/{parameter}`.
    List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(it -> it.endpoint)
                .filter(it -> it.method.isHttpMethod())
                .map(it -> it.method.name() + " " + it.path)
                .toList();
    }

    /// Connections are refused from now on.
    synchronized void shutTheDoor() {
        if (placeholder != null) return;
        var here = new Socket();
        try {
            ServerConnector connector = connector();
            connector.setPort(port);
            connector.stop();
            here.setReuseAddress(true);
            here.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            placeholder = here;
        } catch (Exception broken) {
            throw new IllegalStateException("the door does not shut", broken);
        }
    }

    synchronized void openTheDoor() {
        try {
            connector().start();
            if (placeholder != null) placeholder.close();
            placeholder = null;
        } catch (Exception broken) {
            throw new IllegalStateException("port " + port + " cannot be opened again", broken);
        }
    }

    private ServerConnector connector() {
        return (ServerConnector) javalin.jettyServer().server().getConnectors()[0];
    }

    @Override
    public synchronized void close() {
        javalin.stop();
        try {
            if (placeholder != null) placeholder.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
