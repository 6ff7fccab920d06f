package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.CardReader;
import de.buergerterminal.device.DeviceException;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.supervision.SupervisedDevice;
import de.buergerterminal.device.supervision.Supervisor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A card reader, whatever lies between the computer and the card.
abstract class SupervisedCardReader<L extends CardLink> extends SupervisedDevice
        implements CardReader {
    private static final Duration APDU_LIMIT = Duration.ofSeconds(5);

    final CardNews news = new CardNews();

    SupervisedCardReader() {
        super(DeviceKind.CARD_READER);
    }

    @Override
    protected abstract Supervisor<L> supervisor();

    @Override
    public void onCard(Consumer<CardEvent> listener) {
        news.listener(listener);
    }

    @Override
    public CompletableFuture<byte[]> transmit(byte[] commandApdu) {
        var command = commandApdu.clone();
        var answer = new CompletableFuture<byte[]>();
        var _ =
                supervisor()
                        .submit(
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
                .exceptionallyCompose(SupervisedCardReader::inOurWords);
    }

    private static CompletableFuture<byte[]> inOurWords(Throwable failed) {
        return CompletableFuture.failedFuture(
                failed instanceof TimeoutException
                        ? new DeviceException(new Fault(FaultCode.NO_ANSWER, "card APDU"))
                        : failed);
    }
}
