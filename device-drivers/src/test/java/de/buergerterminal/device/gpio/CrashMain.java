package de.buergerterminal.device.gpio;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.StatusLight.Signal;
import java.net.URI;

/// A program that lights a lamp and then does nothing until it is ended.
final class CrashMain {
    public static void main(String[] arguments) throws InterruptedException {
        var light = GpioStatusLight.at(new DeviceId("light"), URI.create(arguments[0]));
        light.start(_ -> {});
        light.show(Signal.READY);
        Thread.sleep(60_000);
    }

    private CrashMain() {}
}
