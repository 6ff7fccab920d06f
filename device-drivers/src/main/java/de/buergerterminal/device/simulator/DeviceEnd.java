package de.buergerterminal.device.simulator;

import de.buergerterminal.device.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/// The device's end of a line, which can be unplugged and plugged in again.
///
/// One thread reads; the other methods may be called from any thread.
interface DeviceEnd extends AutoCloseable {
    /// Waits about 50 ms for bytes.
    ///
    /// @return how many came; 0 for none, also while unplugged or closed
    int read(byte[] buffer);

    /// Sends bytes if somebody takes them within 50 ms; what is not taken is lost, as on a wire.
    void write(byte[] bytes);

    void unplug();

    /// @throws IOException when the old place is taken
    void plugIn() throws IOException;

    @Override
    void close();

    /// @param uri `pty:/path/of/link` or `tcp://127.0.0.1:PORT`, where port 0 takes a free one
    static DeviceEnd at(URI uri) throws IOException {
        var scheme = Objects.requireNonNullElse(uri.getScheme(), "");
        if (scheme.equals("pty") && uri.getPath() != null) return Pty.at(Path.of(uri.getPath()));
        if (scheme.equals("tcp") && uri.getHost() != null && uri.getPort() >= 0) {
            return TcpEnd.at(uri.getHost(), uri.getPort());
        }
        throw new ConfigurationException(
                uri + ": name pty:/path/of/link or tcp://127.0.0.1:PORT for a simulated device.");
    }
}
