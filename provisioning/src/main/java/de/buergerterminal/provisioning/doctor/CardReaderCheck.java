package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.CardReader;
import de.buergerterminal.device.CardReader.CardEvent.Inserted;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.smartcard.PcscCardReader;
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
        description = "Checks a card reader (PC/SC).",
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
        var reader = PcscCardReader.at(new DeviceId("card-reader"), address.uri());
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
        var cards = new ArrayBlockingQueue<Inserted>(1);
        reader.onCard(event -> {
            if (event instanceof Inserted card) cards.offer(card);
        });
        examination.say("Put a membership card on the reader (30 seconds).");
        Inserted card = cards.poll(30, TimeUnit.SECONDS);
        if (card == null) {
            examination.say(
                    "No card was seen; check that the card is contactless or fully inserted.");
            return Main.REFUSED;
        }
        examination.say(
                card.uid().isEmpty() ? "A card without UID." : "Card with UID " + card.uid() + ".");
        return Main.DONE;
    }
}
