package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.CardReader;
import de.buergerterminal.device.DeviceException;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.supervision.Supervisor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A card reader known to the PC/SC daemon (`pcscd`), found by its name. Comes back by itself when
/// the reader was unplugged or the daemon restarted.
public final class PcscCardReader implements CardReader {
    private static final Duration APDU_LIMIT = Duration.ofSeconds(5);

    private final Supervisor<PcscLink> supervisor;
    private final CardNews news = new CardNews();

    private PcscCardReader(DeviceId id, ReaderName name, MembershipCards ours) {
        var trace = new FrameTrace();
        this.supervisor =
                new Supervisor<>(id, () -> PcscLink.connect(name, ours, news, trace), trace);
    }

    /// @param uri `pcsc:<reader name>`, `*` for any characters, blanks as `%20`; behind it
    ///   `?also=3B8F*,3B80` names answers to reset of the town's own cards
    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    public static PcscCardReader at(DeviceId id, URI uri) {
        return new PcscCardReader(id, ReaderName.of(uri), ReaderName.cardsOf(uri));
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
                .exceptionallyCompose(PcscCardReader::inOurWords);
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
    public void close() {
        supervisor.close();
    }
}
