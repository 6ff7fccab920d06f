package de.buergerterminal.device.line;

import de.buergerterminal.device.ConfigurationException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// A place where a device may be plugged in. Each call of [#open] looks there afresh, since a
/// device that was unplugged may come back under another system name.
@FunctionalInterface
public interface LinePort {
    /// @throws LineException with `NOT_FOUND`, `PERMISSION_DENIED`, `BUSY`, `NO_ANSWER` or
    ///   `WRONG_SETTINGS`
    Line open() throws IOException;

    /// Time so many bytes need on this port's wire; zero where nobody knows or it does not matter.
    default Duration wireTime(int bytes) {
        return Duration.ZERO;
    }

    /// What is plugged in there at this moment, in words good for nothing but comparison; empty
    /// while nothing is, and where only opening can tell, as on TCP. Cheap, never throws.
    default Optional<String> occupant() {
        return Optional.empty();
    }

    /// As [#open], with everything that passes kept in the trace.
    default Line openTraced(FrameTrace trace, Masking masking) throws IOException {
        return trace.on(open(), masking);
    }

    /// The port a URI names; a wrong setting is told now, not when the device is needed.
    ///
    /// @throws ConfigurationException for a transport other than `serial`, `tcp` and `usb`
    static LinePort of(DeviceUri uri) {
        return switch (uri.transport()) {
            case "serial" -> new SerialPlace(uri.path(), SerialSettings.of(uri));
            case "tcp" -> {
                var host = uri.host();
                var port = uri.port();
                yield () -> TcpLine.open(host, port);
            }
            case String it when it.equals("usb") && uri.protocol().equals("escpos") -> {
                var path = uri.path();
                yield () -> UsbPrinterLine.open(path);
            }
            default ->
                    throw new ConfigurationException(
                            "%s: '%s' is no line; use serial or tcp (receipt printers also usb), for example %s+serial:///dev/ttyUSB0."
                                    .formatted(
                                            DeviceUri.readable(uri.uri()),
                                            uri.transport(),
                                            uri.protocol()));
        };
    }
}
