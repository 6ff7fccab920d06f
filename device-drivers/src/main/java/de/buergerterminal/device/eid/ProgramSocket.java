package de.buergerterminal.device.eid;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.LineException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The program's WebSocket as a line of whole text frames: received ones wait, at most two of them,
/// until they are asked for; sending waits until the frame is with the operating system.
///
/// A secret is read from its own memory into the library's send buffer. That buffer is reused, so a
/// harmless frame of the same length is sent behind each secret and overwrites it there. What is in
/// the kernel's socket buffers and in the program's memory is out of reach.
final class ProgramSocket implements AutoCloseable {
    private static final Duration SEND_LIMIT = Duration.ofSeconds(5);

    private sealed interface Heard {
        record Frame(String text) implements Heard {}

        record Gone(LineException why) implements Heard {}
    }

    private final HttpClient client;
    private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private volatile @Nullable WebSocket socket;

    private ProgramSocket(HttpClient client) {
        this.client = client;
    }

    static ProgramSocket open(URI at, Duration limit) throws LineException {
        var client =
                HttpClient.newBuilder()
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(limit)
                        .build();
        var opened = new ProgramSocket(client);
        try {
            opened.socket =
                    client.newWebSocketBuilder()
                            // Shown to people by the program.
                            .header("User-Agent", "buergerterminal/0.1")
                            .connectTimeout(limit)
                            .buildAsync(at, opened.new Ears())
                            .get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return opened;
        } catch (ExecutionException failed) {
            opened.close();
            throw refused(at, failed.getCause());
        } catch (TimeoutException silent) {
            opened.close();
            throw new LineException(FaultCode.NO_ANSWER, at.getAuthority(), silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            opened.close();
            throw new LineException(FaultCode.DISCONNECTED, "interrupted", interrupted);
        }
    }

    /// SDK documentation 2.5: answers to the upgrade request.
    private static LineException refused(URI at, @Nullable Throwable why) {
        var where = "AusweisApp at " + at.getAuthority();
        return switch (why) {
            case WebSocketHandshakeException answered -> {
                var status = answered.getResponse().statusCode();
                yield switch (status) {
                    case 409, 429 ->
                            new LineException(FaultCode.BUSY, where + " serves another client");
                    case 403 ->
                            new LineException(
                                    FaultCode.PERMISSION_DENIED, where + " refuses this client");
                    case 503 ->
                            new LineException(
                                    FaultCode.SERVICE_NOT_RUNNING,
                                    where + " was started without --ui websocket");
                    default ->
                            new LineException(
                                    FaultCode.WRONG_MODEL, where + " answers HTTP " + status);
                };
            }
            case HttpTimeoutException silent ->
                    new LineException(FaultCode.NO_ANSWER, where, silent);
            case ConnectException nobody ->
                    new LineException(FaultCode.SERVICE_NOT_RUNNING, where, nobody);
            case null -> new LineException(FaultCode.DISCONNECTED, where);
            default -> new LineException(FaultCode.DISCONNECTED, where, why);
        };
    }

    void send(CharSequence frame) throws LineException {
        var open = socket;
        if (open == null) throw new LineException(FaultCode.DISCONNECTED, "not connected");
        try {
            var _ = open.sendText(frame, true).get(SEND_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new LineException(FaultCode.DISCONNECTED, "AusweisApp takes no more commands");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LineException(FaultCode.DISCONNECTED, "interrupted");
        }
    }

    /// A question that changes nothing, as long as the secret frame before it.
    void coverUp(CharSequence secretFrame) throws LineException {
        var question = "{\"cmd\":\"GET_API_LEVEL\"";
        var padding = Math.max(0, secretFrame.length() - question.length() - 1);
        send(question + " ".repeat(padding) + "}");
    }

    /// The next text frame, or null when none came in time.
    @Nullable String receive(Duration limit) throws LineException {
        Heard next;
        try {
            next = heard.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LineException(FaultCode.DISCONNECTED, "interrupted");
        }
        return switch (next) {
            case null -> null;
            case Heard.Gone(var why) -> throw why;
            case Heard.Frame(var text) -> {
                var open = socket;
                if (open != null) open.request(1);
                yield text;
            }
        };
    }

    @Override
    public void close() {
        var open = socket;
        if (open != null) open.abort();
        client.shutdownNow();
        heard.add(new Heard.Gone(new LineException(FaultCode.DISCONNECTED, "closed")));
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket opened) {
            opened.request(2);
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            if (text.length() + part.length() > EidMessages.LONGEST) {
                heard.add(
                        new Heard.Gone(
                                new LineException(
                                        FaultCode.MALFORMED_DATA,
                                        "AusweisApp: a message is too long")));
                from.abort();
                return CompletableFuture.completedFuture(null);
            }
            text.append(part);
            if (last) {
                heard.add(new Heard.Frame(text.toString()));
                text.setLength(0);
            } else {
                from.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            gone("closed with " + status);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            gone(error.getClass().getSimpleName());
        }

        private void gone(String how) {
            heard.add(
                    new Heard.Gone(
                            new LineException(FaultCode.DISCONNECTED, "AusweisApp: " + how)));
        }
    }
}
