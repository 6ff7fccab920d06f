package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.IdentityOutcome;
import de.buergerterminal.device.IdentityPrompt;
import de.buergerterminal.device.IdentityReader.PinInHand;
import de.buergerterminal.device.IdentityTexts;
import de.buergerterminal.device.Secret;
import de.buergerterminal.device.SecretKind;
import de.buergerterminal.device.eid.AusweisAppReader;
import de.buergerterminal.provisioning.Main;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `doctor identity-reader`.
@Command(
        name = "identity-reader",
        description = {
            "Checks the reader for ID cards through the AusweisApp on this computer, for example at"
                    + " eid+ws://127.0.0.1:24727.",
            "Attention: change-pin and first-pin really change the PIN of the card that lies there;"
                    + " use a test card. With ?reader=Simulator at the end of the address the"
                    + " AusweisApp's own simulated card is used."
        },
        mixinStandardHelpOptions = true)
final class IdentityReaderCheck implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(30);

    @Spec private @Nullable CommandSpec spec;
    @Mixin private DeviceAddress address = new DeviceAddress();

    @Parameters(
            arity = "0..*",
            paramLabel = "ACTION",
            description =
                    "status (default): is the AusweisApp there, and which readers does it see;"
                            + " change-pin: change a six-digit PIN; first-pin: set the first PIN"
                            + " with the five-digit transport PIN of the letter; identify URL: let"
                            + " the eID server behind this tcToken address read the card")
    private List<String> action = List.of("status");

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        var examination = new Examination(line.getOut(), address);
        var reader = AusweisAppReader.at(new DeviceId("identity-reader"), address.uri());
        String verb = action.getFirst();
        if (verb.equals("identify") && action.size() == 2) {
            var at = URI.create(action.get(1));
            return examination.of(
                    reader, it -> talk(examination, it, prompts -> it.identify(at, prompts)));
        }
        return switch (String.join(" ", action)) {
            case "status" -> examination.of(reader, it -> describe(examination, it));
            case "change-pin" ->
                    examination.of(
                            reader,
                            it ->
                                    talk(
                                            examination,
                                            it,
                                            prompts -> it.changePin(PinInHand.OWN, prompts)));
            case "first-pin" ->
                    examination.of(
                            reader,
                            it ->
                                    talk(
                                            examination,
                                            it,
                                            prompts -> it.changePin(PinInHand.LETTER, prompts)));
            default ->
                    throw new ParameterException(
                            line,
                            "Unknown action; an identity reader can do: status, change-pin,"
                                    + " first-pin, identify URL.");
        };
    }

    private static int describe(Examination examination, AusweisAppReader reader) throws Exception {
        Examination.await(reader.describe(), Duration.ofSeconds(10))
                .lines()
                .forEach(line -> examination.say("%s", line));
        return Main.DONE;
    }

    /// Begins a conversation with the card.
    private interface Begin {
        CompletableFuture<IdentityOutcome> with(Consumer<IdentityPrompt> prompts);
    }

    private static int talk(Examination examination, AusweisAppReader reader, Begin begin)
            throws Exception {
        var prompts = new LinkedBlockingQueue<IdentityPrompt>();
        var outcome = begin.with(prompts::add);
        while (!outcome.isDone()) {
            var next = prompts.poll(100, TimeUnit.MILLISECONDS);
            if (next != null) answer(examination, reader, next);
        }
        return say(examination, Examination.await(outcome, LIMIT));
    }

    private static void answer(
            Examination examination, AusweisAppReader reader, IdentityPrompt prompt)
            throws IOException {
        switch (prompt) {
            case IdentityPrompt.LayCard _ ->
                    examination.say("Lay the ID card on the reader and leave it there.");
            case IdentityPrompt.WrongCard _ ->
                    examination.say("This is no ID card with online function; lay down another.");
            case IdentityPrompt.MoveCard _ -> {
                examination.say("The card lies badly; move it, then press Enter.");
                TypedSecret.read().close();
                reader.goOn();
            }
            case IdentityPrompt.Reading _ -> {}
            case IdentityPrompt.Consent it -> {
                examination.say(
                        "%s wants to read: %s. Nothing optional is read. Press Enter to agree.",
                        it.recipient(), it.required());
                TypedSecret.read().close();
                reader.agree(Set.of());
            }
            case IdentityPrompt.Enter it -> enter(examination, reader, it);
        }
    }

    private static void enter(
            Examination examination, AusweisAppReader reader, IdentityPrompt.Enter asked)
            throws IOException {
        if (asked.refused()) examination.say("That had the wrong number of digits.");
        asked.triesLeft().ifPresent(left -> examination.say("Tries left: %d.", left));
        String what = nameOf(asked.kind());
        if (asked.atKeypad()) {
            examination.say("Type %s at the reader's keypad.", what);
            return;
        }
        examination.say("Type %s, then Enter.", what);
        Secret typed = TypedSecret.read();
        if (asked.kind() == SecretKind.NEW_PIN) {
            examination.say("Type it once more, then Enter.");
            try (var again = TypedSecret.read()) {
                if (!typed.sameAs(again)) {
                    typed.close();
                    examination.say("The two entries differ; nothing is changed.");
                    reader.abort();
                    return;
                }
            }
        }
        reader.enter(typed);
    }

    private static String nameOf(SecretKind kind) {
        return switch (kind) {
            case TRANSPORT_PIN -> "the transport PIN (5 digits, from the letter)";
            case PIN -> "the PIN (6 digits)";
            case NEW_PIN -> "the new PIN (6 digits)";
            case CAN -> "the CAN (6 digits, on the front of the card)";
            case PUK -> "the PUK (10 digits, from the letter)";
        };
    }

    private static int say(Examination examination, IdentityOutcome outcome) {
        switch (outcome) {
            case IdentityOutcome.PinChanged _ -> {
                examination.say("The PIN was changed.");
                return Main.DONE;
            }
            case IdentityOutcome.Identified _ -> {
                examination.say("The card was read; the eID server has the data.");
                return Main.DONE;
            }
            case IdentityOutcome.Cancelled _ ->
                    examination.say("It was stopped; the card is as it was.");
            case IdentityOutcome.Failed it -> {
                var text = IdentityTexts.of(it.failure(), "en");
                examination.say("%s", text.happened());
                examination.say("What to do: %s", text.next());
                if (!it.code().isEmpty()) examination.say("Detail: %s", it.code());
            }
            case IdentityOutcome.Unclear it -> {
                examination.say(
                        "The connection broke while the new PIN was on its way: the card has the old"
                                + " or the new one. Try which one works.");
                examination.explain(it.fault());
            }
            case IdentityOutcome.Unavailable it -> examination.explain(it.fault());
        }
        return Main.REFUSED;
    }
}
