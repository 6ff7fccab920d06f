package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DoorContact;
import de.buergerterminal.device.gpio.GpioDoorContact;
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

/// `doctor door-contact`.
@Command(
        name = "door-contact",
        description = "Checks the contact of the service door or a tamper loop (GPIO).",
        mixinStandardHelpOptions = true)
final class DoorContactCheck implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DeviceAddress address = new DeviceAddress();

    @Parameters(
            arity = "0..*",
            paramLabel = "ACTION",
            description = "status (default), or watch to wait 30 seconds for the door to move")
    private List<String> action = List.of("status");

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        var examination = new Examination(line.getOut(), address);
        var door = GpioDoorContact.at(new DeviceId("door-contact"), address.uri());
        return switch (String.join(" ", action)) {
            case "status" -> examination.of(door, Examination::nothingMore);
            case "watch" -> examination.of(door, it -> watch(examination, it));
            default ->
                    throw new ParameterException(
                            line, "Unknown action; a door contact can do: status, watch.");
        };
    }

    private static int watch(Examination examination, DoorContact door)
            throws InterruptedException {
        var moves = new ArrayBlockingQueue<Boolean>(1);
        door.onDoor(moves::offer);
        examination.say("Open the door, or close it (30 seconds).");
        Boolean open = moves.poll(30, TimeUnit.SECONDS);
        if (open == null) {
            examination.say("The door was not seen moving; check contact, magnet and wiring.");
            return Main.REFUSED;
        }
        examination.say(open ? "The door is open." : "The door is closed.");
        return Main.DONE;
    }
}
