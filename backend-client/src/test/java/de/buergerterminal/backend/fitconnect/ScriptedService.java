package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A delivery service on loopback that answers what it is told, truth or lie.
public final class ScriptedService implements AutoCloseable {
    public record Request(
            String method, String path, String body, Map<String, List<String>> headers) {}

    public interface Script {
        void answer(HttpExchange exchange, Request request) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private volatile Optional<Script> inFront = Optional.empty();
    public final List<Request> seen = new CopyOnWriteArrayList<>();

    public ScriptedService() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        on(
                "POST /token",
                json(
                        200,
                        "{\"access_token\":\"t0ken\",\"token_type\":\"Bearer\",\"expires_in\":1800}"));
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// @param call method and path without query
    public ScriptedService on(String call, Script script) {
        scripts.put(call, script);
        return this;
    }

    public static Script json(int status, String body, String... headers) {
        return (exchange, _) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /// The connection ends without an answer.
    public static Script hangUp() {
        return (exchange, _) -> exchange.close();
    }

    public long count(String call) {
        return seen.stream().filter(it -> (it.method() + " " + it.path()).equals(call)).count();
    }

    /// From now on somebody before the service answers everything.
    public void inFront(Script answer) {
        inFront = Optional.of(answer);
    }

    public void straightOn() {
        inFront = Optional.empty();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request =
                    new Request(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                            Map.copyOf(exchange.getRequestHeaders()));
            seen.add(request);
            inFront.orElseGet(() ->
                            scripts.getOrDefault(
                                    request.method() + " " + request.path(), json(404, "{}")))
                    .answer(exchange, request);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
