package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.CardReader;
import de.buergerterminal.device.CardReader.CardEvent;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.smartcard.CardReaders;
import de.buergerterminal.provisioning.Main;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `doctor card-reader`.
@Command(
        name = "card-reader",
        description =
                "Checks a reader for membership cards: pcsc:* for any reader known to pcscd,"
                        + " pcsc:ACS%%20ACR122* by its name, pn532+serial:///dev/... for a PN532"
                        + " module. Payment, health and ID cards are never read.",
        mixinStandardHelpOptions = true)
final class CardReaderCheck implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DeviceAddress address = new DeviceAddress();

    @Parameters(
            arity = "0..*",
            paramLabel = "ACTION",
            description = "status (default), or read to wait 30 seconds for a membership card")
    private List<String> action = List.of("status");

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        var examination = new Examination(line.getOut(), address);
        var reader = CardReaders.at(new DeviceId("card-reader"), address.uri());
        return switch (String.join(" ", action)) {
            case "status" -> examination.of(reader, Examination::nothingMore);
            case "read" -> examination.of(reader, it -> read(examination, it));
            default ->
                    throw new ParameterException(
                            line, "Unknown action; a card reader can do: status, read.");
        };
    }

    private static int read(Examination examination, CardReader reader)
            throws InterruptedException {
        var cards = new ArrayBlockingQueue<CardEvent>(1);
        reader.onCard(event -> {
            if (!(event instanceof CardEvent.Removed)) cards.offer(event);
        });
        examination.say("Put a membership card on the reader (30 seconds).");
        return switch (cards.poll(30, TimeUnit.SECONDS)) {
            case CardEvent.Inserted card -> {
                examination.say(
                        card.uid().isEmpty()
                                ? "A card without UID."
                                : "Card with UID " + card.uid() + ".");
                yield Main.DONE;
            }
            case CardEvent.NotReadHere it -> {
                examination.say(
                        "%s",
                        it.reason() == CardEvent.Reason.CHANGING_NUMBER
                                ? "This card is not read here: it invents another number each time,"
                                        + " as telephones and ID cards do."
                                : "This card is not read here: it is of no kind that is given out as"
                                        + " a membership card.");
                yield Main.REFUSED;
            }
            case null, default -> {
                examination.say(
                        "No card was seen; check that the card is contactless or fully inserted.");
                yield Main.REFUSED;
            }
        };
    }
}
