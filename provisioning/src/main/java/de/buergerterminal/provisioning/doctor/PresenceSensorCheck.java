package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.PresenceSensor;
import de.buergerterminal.device.gpio.GpioPresenceSensor;
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

/// `doctor presence-sensor`.
@Command(
        name = "presence-sensor",
        description = "Checks a presence sensor (GPIO).",
        mixinStandardHelpOptions = true)
final class PresenceSensorCheck implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DeviceAddress address = new DeviceAddress();

    @Parameters(
            arity = "0..*",
            paramLabel = "ACTION",
            description = "status (default), or watch to wait 30 seconds for somebody to come")
    private List<String> action = List.of("status");

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        var examination = new Examination(line.getOut(), address);
        var sensor = GpioPresenceSensor.at(new DeviceId("presence-sensor"), address.uri());
        return switch (String.join(" ", action)) {
            case "status" -> examination.of(sensor, Examination::nothingMore);
            case "watch" -> examination.of(sensor, it -> watch(examination, it));
            default ->
                    throw new ParameterException(
                            line, "Unknown action; a presence sensor can do: status, watch.");
        };
    }

    private static int watch(Examination examination, PresenceSensor sensor)
            throws InterruptedException {
        var arrivals = new ArrayBlockingQueue<Boolean>(1);
        sensor.onPresence(present -> {
            if (present) arrivals.offer(true);
        });
        examination.say("Step before the terminal (30 seconds).");
        if (arrivals.poll(30, TimeUnit.SECONDS) == null) {
            examination.say("Nobody was noticed; check wiring and range of the sensor.");
            return Main.REFUSED;
        }
        examination.say("Somebody is here.");
        return Main.DONE;
    }
}
