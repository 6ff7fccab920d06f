package de.buergerterminal.device.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.ipp.IppMessage;
import de.buergerterminal.device.ipp.IppReader;
import de.buergerterminal.device.ipp.IppWriter;
import de.buergerterminal.device.line.LineException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A page printer on a loopback port that speaks IPP over HTTP to any client: prints in memory,
/// stands still without paper, and can be made to fail or to lie.
public final class SimulatedDocumentPrinter implements AutoCloseable {
    /// What it may say instead of the truth.
    public enum Lie {
        NONE,
        /// Octets that are no IPP.
        NONSENSE,
        /// An answer without end.
        ENDLESS,
        /// An answer whose octets come one by one, too slowly to ever be complete.
        DRIPPING,
        /// The answer to somebody else's request.
        ANOTHER_ANSWER,
        /// A web page, as a router at the wrong address would say.
        WEB_PAGE
    }

    private static final String PATH = "/ipp/print";
    private static final int LARGEST_REQUEST = 64 << 20;

    private final InetAddress address;
    private final int port;
    private final Optional<SSLContext> tls;
    private final DocumentPrinterBody body = new DocumentPrinterBody();
    private final DocumentPrinterDesk desk;
    private final Thread mechanism;
    private @Nullable HttpServer server;
    private volatile Lie lie = Lie.NONE;
    private volatile Duration slowness = Duration.ZERO;
    private volatile boolean vanishesWhileReceiving;

    private SimulatedDocumentPrinter(
            InetAddress address, int port, DocumentPrinterModel model, Optional<SSLContext> tls)
            throws IOException {
        this.address = address;
        this.tls = tls;
        this.server = listen(port);
        this.port = server.getAddress().getPort();
        this.desk = new DocumentPrinterDesk(body, model, uri().toString());
        this.mechanism =
                Thread.ofPlatform()
                        .daemon(true)
                        .name("simulated-document-printer")
                        .start(body::run);
    }

    /// @param uri `tcp://127.0.0.1:PORT`, where port 0 takes a free one
    public static SimulatedDocumentPrinter at(URI uri) throws IOException {
        return at(uri, DocumentPrinterModel.office());
    }

    public static SimulatedDocumentPrinter at(URI uri, DocumentPrinterModel model)
            throws IOException {
        return at(uri, model, Optional.empty());
    }

    /// @param tls for `ipps`
    public static SimulatedDocumentPrinter at(
            URI uri, DocumentPrinterModel model, Optional<SSLContext> tls) throws IOException {
        if (!"tcp".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new ConfigurationException(
                    uri + ": a simulated document printer listens at tcp://127.0.0.1:PORT.");
        }
        var address = InetAddress.getByName(uri.getHost());
        if (!address.isLoopbackAddress()) {
            throw new ConfigurationException(
                    uri + ": a simulated device only listens on this machine; use 127.0.0.1.");
        }
        return new SimulatedDocumentPrinter(address, Math.max(uri.getPort(), 0), model, tls);
    }

    private HttpServer listen(int port) throws IOException {
        var where = new InetSocketAddress(address, port);
        var listening =
                tls.isPresent() ? HttpsServer.create(where, 0) : HttpServer.create(where, 0);
        if (listening instanceof HttpsServer secure) {
            secure.setHttpsConfigurator(new HttpsConfigurator(tls.orElseThrow()));
        }
        listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listening.createContext("/", this::serve);
        listening.start();
        return listening;
    }

    public int port() {
        return port;
    }

    /// What the driver's URI must be.
    public URI uri() {
        return URI.create(
                "%s://127.0.0.1:%d%s".formatted(tls.isPresent() ? "ipps" : "ipp", port, PATH));
    }

    /// The last 20 documents that were printed completely, oldest first.
    public List<PrintedPages> documents() {
        return body.tray();
    }

    /// Called on the printer's thread for each document; must not block.
    public void onDocument(Consumer<PrintedPages> listener) {
        body.onDocument(listener);
    }

    /// Jobs that wait or print.
    public int waitingJobs() {
        return body.waitingJobs();
    }

    /// Real printers need some seconds for a side; the default is zero.
    public void printEachSideIn(Duration time) {
        body.sideTime(time);
    }

    public void runOutOfPaper() {
        body.sheets(0);
    }

    public void runOutOfPaperAfterSides(int sides) {
        body.sheets(sides);
    }

    public void refillPaper() {
        body.sheets(Integer.MAX_VALUE);
    }

    public void runLowOnPaper() {
        body.paperLow();
    }

    public void runLowOnToner() {
        body.tonerLow(true);
    }

    public void changeToner() {
        body.tonerLow(false);
    }

    public void openDoor() {
        body.cover(true);
    }

    public void closeDoor() {
        body.cover(false);
    }

    public void jam() {
        body.jam(true);
    }

    public void clearJam() {
        body.jam(false);
    }

    public void fillOutput() {
        body.outputFull(true);
    }

    public void emptyOutput() {
        body.outputFull(false);
    }

    /// Somebody presses pause at its panel.
    public void pause() {
        body.pause(true);
    }

    public void resume() {
        body.pause(false);
    }

    /// From now on it can do what another model can, as when somebody sets it up.
    public void become(DocumentPrinterModel model) {
        desk.become(model);
    }

    /// Takes no further job, as while somebody else prints.
    public void becomeBusy() {
        desk.busy(true);
    }

    public void becomeFree() {
        desk.busy(false);
    }

    /// Takes documents and aborts them: it does not understand them.
    public void refuseDocuments() {
        body.refuse(true);
    }

    public void acceptDocuments() {
        body.refuse(false);
    }

    /// Forgets all jobs, as after a restart.
    public void forgetJobs() {
        body.forgetJobs();
    }

    public void answerSlowly(Duration delay) {
        slowness = delay;
    }

    public void tell(Lie lie) {
        this.lie = lie;
    }

    /// Goes from the network; what it has it prints.
    public synchronized void vanish() {
        if (server != null) server.stop(0);
        server = null;
    }

    /// Goes from the network in the middle of the next document.
    public void vanishWhileReceiving() {
        vanishesWhileReceiving = true;
    }

    public synchronized void comeBack() throws IOException {
        if (server == null) server = listen(port);
    }

    @Override
    public void close() {
        vanish();
        body.end();
        try {
            mechanism.join(Duration.ofSeconds(2));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().startsWith(PATH)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            var request = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
            Thread.sleep(slowness);
            answer(exchange, ByteBuffer.wrap(request));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, ByteBuffer request)
            throws IOException, InterruptedException {
        IppMessage asked;
        try {
            asked = IppReader.read(request);
        } catch (LineException _) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        var document = new byte[request.remaining()];
        request.get(document);
        if (vanishesWhileReceiving && document.length > 0) {
            vanishesWhileReceiving = false;
            vanish();
            return;
        }
        var type = lie == Lie.WEB_PAGE ? "text/html" : IppMessage.CONTENT_TYPE;
        exchange.getResponseHeaders().set("Content-Type", type);
        switch (lie) {
            case NONE -> send(exchange, IppWriter.bytes(desk.answer(asked, document)));
            case NONSENSE -> send(exchange, new byte[] {2, 0, 0, 0, 0x21, 7, 7, 7, 7, 7, 7});
            case WEB_PAGE -> send(exchange, "<html>Router</html>".getBytes(StandardCharsets.UTF_8));
            case ANOTHER_ANSWER -> {
                var answer = desk.answer(asked, document);
                send(
                        exchange,
                        IppWriter.bytes(
                                new IppMessage(
                                        answer.version(),
                                        answer.code(),
                                        answer.requestId() + 1,
                                        answer.groups())));
            }
            case ENDLESS -> {
                exchange.sendResponseHeaders(200, 0);
                var block = new byte[1 << 16];
                while (lie == Lie.ENDLESS) exchange.getResponseBody().write(block);
            }
            case DRIPPING -> {
                exchange.sendResponseHeaders(200, 0);
                while (lie == Lie.DRIPPING) {
                    exchange.getResponseBody().write(2);
                    exchange.getResponseBody().flush();
                    Thread.sleep(200);
                }
            }
        }
    }

    private static void send(HttpExchange exchange, byte[] answer) throws IOException {
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
    }
}
