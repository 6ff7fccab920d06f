package de.buergerterminal.device.ipp;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.LineException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// IPP over HTTP (RFC 8010 section 4): one request, one answer. Each exchange has a limit in time,
/// from the first octet sent to the last received, and one in size, whatever the other end does.
final class IppConnection implements AutoCloseable {
    /// A printer with everything it can do says about 20 kB.
    static final int LONGEST_ANSWER = 1 << 20;

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    private final PrinterAddress address;
    private final IppTrace trace;
    private final HttpClient client;
    private int lastRequest;

    IppConnection(PrinterAddress address, FrameTrace trace) {
        this.address = address;
        this.trace = new IppTrace(trace);
        var builder =
                HttpClient.newBuilder()
                        .version(Version.HTTP_1_1)
                        .followRedirects(Redirect.NEVER)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(CONNECT_LIMIT)
                        .executor(Executors.newVirtualThreadPerTaskExecutor());
        address.fingerprint()
                .ifPresent(it -> builder.sslContext(new PinnedCertificate(it).context()));
        this.client = builder.build();
    }

    URI printer() {
        return address.printer();
    }

    int nextRequestId() {
        return ++lastRequest;
    }

    /// @param document what follows the message; empty for most
    /// @throws LineException also for an answer that is none
    IppMessage exchange(IppMessage request, byte[] document, Duration limit) throws LineException {
        var message = IppWriter.bytes(request);
        trace.sent(request, message.length, document.length);
        try {
            return answered(request, message, document, limit);
        } catch (LineException lost) {
            trace.failed(request, lost);
            throw lost;
        }
    }

    private IppMessage answered(IppMessage request, byte[] message, byte[] document, Duration limit)
            throws LineException {
        var http =
                HttpRequest.newBuilder(address.http())
                        .timeout(limit)
                        .header("Content-Type", IppMessage.CONTENT_TYPE)
                        .header("Accept", IppMessage.CONTENT_TYPE)
                        .POST(
                                BodyPublishers.concat(
                                        BodyPublishers.ofByteArray(message),
                                        BodyPublishers.ofByteArray(document)))
                        .build();
        var octets = send(http, limit);
        var answer = answerOf(octets);
        trace.received(request, answer, octets.body().length);
        if (answer.requestId() != request.requestId()) {
            throw new LineException(
                    FaultCode.MALFORMED_DATA, "the printer answered another request");
        }
        return answer;
    }

    private HttpResponse<byte[]> send(HttpRequest request, Duration limit) throws LineException {
        var answer =
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new LineException(FaultCode.NO_ANSWER, where(), late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException broken
                    ? meaningOf(broken)
                    : new LineException(FaultCode.DISCONNECTED, where(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LineException(FaultCode.DISCONNECTED, "supervision has ended", interrupted);
        } finally {
            answer.cancel(true);
        }
    }

    private LineException meaningOf(IOException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return new LineException(
                        FaultCode.NOT_FOUND,
                        "host name " + address.http().getHost() + " is unknown");
            }
            if (cause instanceof SSLException) {
                return new LineException(FaultCode.CERTIFICATE_REFUSED, where(), broken);
            }
        }
        var code =
                switch (broken) {
                    case HttpTimeoutException _ -> FaultCode.NO_ANSWER;
                    case ConnectException _ -> FaultCode.NOT_FOUND;
                    default -> FaultCode.DISCONNECTED;
                };
        return new LineException(code, where(), broken);
    }

    private IppMessage answerOf(HttpResponse<byte[]> http) throws LineException {
        switch (http.statusCode()) {
            case 200 -> {}
            case 401, 403 ->
                    throw new LineException(
                            FaultCode.PERMISSION_DENIED, where() + " asks for a login");
            case 404 ->
                    throw new LineException(
                            FaultCode.WRONG_SETTINGS, "nothing prints at " + where());
            case 426 ->
                    throw new LineException(
                            FaultCode.WRONG_SETTINGS, where() + " wants encryption: use ipps://");
            default ->
                    throw new LineException(
                            FaultCode.WRONG_MODEL, where() + " says HTTP " + http.statusCode());
        }
        var type = http.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith(IppMessage.CONTENT_TYPE)) {
            throw new LineException(FaultCode.WRONG_MODEL, where() + " is no IPP printer");
        }
        return IppReader.read(ByteBuffer.wrap(http.body()));
    }

    private String where() {
        return address.http().getHost()
                + ":"
                + address.http().getPort()
                + address.http().getRawPath();
    }

    /// Ends a running exchange at once.
    @Override
    public void close() {
        client.shutdownNow();
    }
}
