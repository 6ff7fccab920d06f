package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.LockerLock;
import de.buergerterminal.device.LockerLock.LockerOutcome;
import de.buergerterminal.device.gpio.GpioLockerLock;
import de.buergerterminal.provisioning.Main;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `doctor locker`.
@Command(
        name = "locker",
        aliases = "locker-lock",
        description = "Checks lockers with electric locks and feedback contacts (GPIO).",
        mixinStandardHelpOptions = true)
final class LockerCheck implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DeviceAddress address = new DeviceAddress();

    @Parameters(
            arity = "0..*",
            paramLabel = "ACTION",
            description = "status (default), or open NUMBER to open one locker, counted from 1")
    private List<String> action = List.of("status");

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        var examination = new Examination(line.getOut(), address);
        var lockers = GpioLockerLock.at(new DeviceId("locker-lock"), address.uri());
        String verb = action.getFirst();
        String value = action.size() > 1 ? action.get(1) : "";
        return switch (verb) {
            case "status" -> examination.of(lockers, Examination::nothingMore);
            case "open" -> {
                int locker = number(line, value, lockers.lockers());
                yield examination.of(lockers, it -> open(examination, it, locker));
            }
            default ->
                    throw new ParameterException(
                            line, "Unknown action; lockers can do: status, open NUMBER.");
        };
    }

    private static int open(Examination examination, LockerLock lockers, int locker)
            throws Exception {
        LockerOutcome outcome = Examination.await(lockers.open(locker), Duration.ofSeconds(15));
        return switch (outcome) {
            case LockerOutcome.Opened _ -> {
                examination.say("Locker %d sprang open.", locker);
                yield Main.DONE;
            }
            case LockerOutcome.WasOpen _ -> {
                examination.say(
                        "Locker %d stood open already, or its contact is cut; no impulse was given.",
                        locker);
                yield Main.REFUSED;
            }
            case LockerOutcome.CoolingDown it -> {
                examination.say(
                        "Locker %d cools down; try again in %d seconds.",
                        locker, it.rest().toSeconds() + 1);
                yield Main.REFUSED;
            }
            case LockerOutcome.DidNotOpen it -> {
                examination.say("Locker %d got its impulse and stayed shut.", locker);
                examination.explain(it.fault());
                yield Main.REFUSED;
            }
            case LockerOutcome.Unavailable it -> {
                examination.say("The lockers cannot be reached.");
                examination.explain(it.fault());
                yield Main.REFUSED;
            }
        };
    }

    private static int number(CommandLine line, String number, int most) {
        if (number.matches("[1-9][0-9]?") && Integer.parseInt(number) <= most) {
            return Integer.parseInt(number);
        }
        throw new ParameterException(
                line,
                "Give the number of the locker from 1 to %d, for example: open 1".formatted(most));
    }
}
