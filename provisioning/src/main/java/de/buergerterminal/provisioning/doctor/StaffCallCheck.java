package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.StaffCall;
import de.buergerterminal.device.gpio.GpioStaffCall;
import de.buergerterminal.provisioning.Main;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `doctor staff-call`.
@Command(
        name = "staff-call",
        description = "Checks the button that calls staff, and its light (GPIO).",
        mixinStandardHelpOptions = true)
final class StaffCallCheck implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DeviceAddress address = new DeviceAddress();

    @Parameters(
            arity = "0..*",
            paramLabel = "ACTION",
            description = "status (default), or press to wait 30 seconds for the button")
    private List<String> action = List.of("status");

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        var examination = new Examination(line.getOut(), address);
        var call = GpioStaffCall.at(new DeviceId("staff-call"), address.uri());
        return switch (String.join(" ", action)) {
            case "status" -> examination.of(call, Examination::nothingMore);
            case "press" -> examination.of(call, it -> press(examination, it));
            default ->
                    throw new ParameterException(
                            line, "Unknown action; a staff call can do: status, press.");
        };
    }

    private static int press(Examination examination, StaffCall call) throws InterruptedException {
        var pressed = new CountDownLatch(1);
        call.onCall(pressed::countDown);
        examination.say("Press the button (30 seconds).");
        if (!pressed.await(30, TimeUnit.SECONDS)) {
            examination.say("No press was noticed; check the button and its wiring.");
            return Main.REFUSED;
        }
        examination.say("The button was pressed; a light beside it is lit for three seconds.");
        Thread.sleep(3_000);
        call.answered();
        return Main.DONE;
    }
}
