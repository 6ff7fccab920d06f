package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.StatusLight;
import de.buergerterminal.device.StatusLight.Signal;
import de.buergerterminal.device.gpio.GpioStatusLight;
import de.buergerterminal.provisioning.Main;
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

/// `doctor status-light`.
@Command(
        name = "status-light",
        description = "Checks the status light (GPIO).",
        mixinStandardHelpOptions = true)
final class StatusLightCheck implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DeviceAddress address = new DeviceAddress();

    @Parameters(
            arity = "0..*",
            paramLabel = "ACTION",
            description = "status (default), or one of: ready, attention, off")
    private List<String> action = List.of("status");

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        var examination = new Examination(line.getOut(), address);
        var light = GpioStatusLight.at(new DeviceId("status-light"), address.uri());
        return switch (String.join(" ", action)) {
            case "status" -> examination.of(light, Examination::nothingMore);
            case "ready" -> examination.of(light, it -> show(examination, it, Signal.READY));
            case "attention" ->
                    examination.of(light, it -> show(examination, it, Signal.ATTENTION));
            case "off" -> examination.of(light, it -> show(examination, it, Signal.OFF));
            default ->
                    throw new ParameterException(
                            line,
                            "Unknown action; a status light can do: status, ready, attention, off.");
        };
    }

    private static int show(Examination examination, StatusLight light, Signal signal)
            throws InterruptedException {
        light.show(signal);
        examination.say("The light shows %s for five seconds; look at it.", signal);
        Thread.sleep(5_000);
        return Main.DONE;
    }
}
