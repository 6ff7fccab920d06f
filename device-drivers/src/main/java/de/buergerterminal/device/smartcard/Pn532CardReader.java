package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.CardReader;
import de.buergerterminal.device.DeviceException;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.line.DeviceUri;
import de.buergerterminal.device.line.LinePort;
import de.buergerterminal.device.supervision.Supervisor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A contactless reader module PN532 on a serial line (HSU). Comes back by itself when it was
/// unplugged.
public final class Pn532CardReader implements CardReader {
    private static final Duration APDU_LIMIT = Duration.ofSeconds(5);

    private final Supervisor<Pn532Link> supervisor;
    private final CardNews news = new CardNews();

    Pn532CardReader(DeviceId id, LinePort port) {
        this.supervisor =
                Supervisor.onLine(
                        id, port, Pn532Masking::new, line -> Pn532Link.connect(line, news));
    }

    /// @param uri `pn532+serial:///dev/serial/by-id/...?baud=115200`
    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    public static Pn532CardReader at(DeviceId id, URI uri) {
        return new Pn532CardReader(id, LinePort.of(DeviceUri.of(atItsSpeed(uri), "pn532")));
    }

    /// The chip starts with 115200 baud (section 6.3), unlike other serial devices.
    private static URI atItsSpeed(URI uri) {
        var query = uri.getRawQuery();
        var told = query != null && query.contains("baud=");
        if (told || !"pn532+serial".equals(uri.getScheme())) return uri;
        return URI.create(uri + (query == null ? "?" : "&") + "baud=115200");
    }

    @Override
    public DeviceId id() {
        return supervisor.id();
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.CARD_READER;
    }

    @Override
    public DeviceHealth health() {
        return supervisor.health();
    }

    @Override
    public void start(Consumer<DeviceHealth> onChange) {
        supervisor.start(onChange);
    }

    @Override
    public void onCard(Consumer<CardEvent> listener) {
        news.listener(listener);
    }

    @Override
    public CompletableFuture<byte[]> transmit(byte[] commandApdu) {
        var command = commandApdu.clone();
        var answer = new CompletableFuture<byte[]>();
        var _ =
                supervisor.submit(
                        APDU_LIMIT,
                        link -> {
                            try {
                                return answer.complete(link.exchange(command));
                            } catch (DeviceException refused) {
                                return answer.completeExceptionally(refused);
                            }
                        },
                        fault -> answer.completeExceptionally(new DeviceException(fault)));
        return answer.orTimeout(APDU_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(Pn532CardReader::inOurWords);
    }

    private static CompletableFuture<byte[]> inOurWords(Throwable failed) {
        return CompletableFuture.failedFuture(
                failed instanceof TimeoutException
                        ? new DeviceException(new Fault(FaultCode.NO_ANSWER, "card APDU"))
                        : failed);
    }

    @Override
    public List<TracedFrame> trace() {
        return supervisor.trace().frames();
    }

    @Override
    public boolean recordTo(Appendable transcript) {
        supervisor.trace().recordTo(transcript);
        return true;
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
