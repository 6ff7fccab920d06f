package de.buergerterminal.device.line;

import de.buergerterminal.device.ConfigurationException;
import java.io.IOException;

/// A place where a device may be plugged in. Each call of [#open] looks there afresh, since a
/// device that was unplugged may come back under another system name.
@FunctionalInterface
public interface LinePort {
    /// @throws LineException with `NOT_FOUND`, `PERMISSION_DENIED`, `BUSY`, `NO_ANSWER` or
    ///   `WRONG_SETTINGS`
    Line open() throws IOException;

    /// The port a URI names; a wrong setting is told now, not when the device is needed.
    ///
    /// @throws ConfigurationException for a transport other than `serial` and `tcp`
    static LinePort of(DeviceUri uri) {
        return switch (uri.transport()) {
            case "serial" -> {
                var settings = SerialSettings.of(uri);
                yield () -> SerialLine.open(uri.path(), settings);
            }
            case "tcp" -> {
                var host = uri.host();
                var port = uri.port();
                yield () -> TcpLine.open(host, port);
            }
            default ->
                    throw new ConfigurationException(
                            "%s: '%s' is no line; use serial or tcp, for example %s+serial:///dev/ttyUSB0."
                                    .formatted(
                                            DeviceUri.readable(uri.uri()),
                                            uri.transport(),
                                            uri.protocol()));
        };
    }
}
