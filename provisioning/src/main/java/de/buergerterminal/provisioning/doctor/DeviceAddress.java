package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.line.DeviceUri;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--trace",
            description =
                    "show at the end what passed on the line, with everything masked that belongs to a citizen")
    private boolean trace;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "write every byte to FILE, unmasked, as a recording that tests can replay; only with invented data")
    private @Nullable Path recording;

    boolean trace() {
        return trace;
    }

    Optional<Path> recording() {
        return Optional.ofNullable(recording);
    }

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
