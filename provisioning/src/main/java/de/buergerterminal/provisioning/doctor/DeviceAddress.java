package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.line.DeviceUri;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Option;

/// The options that every check shares.
final class DeviceAddress {
    @Option(
            names = "--at",
            required = true,
            paramLabel = "URI",
            description = "where the device is, as in kiosk.yaml")
    private String at = "";

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "how long the device may take to answer at first (default: 10)")
    private int seconds;

    URI uri() {
        try {
            return URI.create(at);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "'"
                            + DeviceUri.readable(at)
                            + "' is not a device address; see 'buergerterminal doctor --help'.",
                    malformed);
        }
    }

    Duration limit() {
        return Duration.ofSeconds(seconds);
    }
}
