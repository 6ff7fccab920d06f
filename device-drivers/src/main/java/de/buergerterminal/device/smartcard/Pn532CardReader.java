package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.line.DeviceUri;
import de.buergerterminal.device.line.LinePort;
import de.buergerterminal.device.supervision.Supervisor;
import java.net.URI;

/// A contactless reader module PN532 on a serial line (HSU). Comes back by itself when it was
/// unplugged.
public final class Pn532CardReader extends SupervisedCardReader<Pn532Link> {
    private final Supervisor<Pn532Link> supervisor;

    Pn532CardReader(DeviceId id, LinePort port) {
        this.supervisor =
                Supervisor.onLine(
                        id, port, Pn532Masking::new, line -> Pn532Link.connect(line, news));
    }

    /// @param uri `pn532+serial:///dev/serial/by-id/...?baud=115200`
    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    public static Pn532CardReader at(DeviceId id, URI uri) {
        return new Pn532CardReader(id, LinePort.of(DeviceUri.of(atItsSpeed(uri), "pn532")));
    }

    /// The chip starts with 115200 baud (section 6.3), unlike other serial devices.
    private static URI atItsSpeed(URI uri) {
        var query = uri.getRawQuery();
        var told = query != null && query.contains("baud=");
        if (told || !"pn532+serial".equals(uri.getScheme())) return uri;
        return URI.create(uri + (query == null ? "?" : "&") + "baud=115200");
    }

    @Override
    public boolean recordTo(Appendable transcript) {
        supervisor.trace().recordTo(transcript);
        return true;
    }

    @Override
    protected Supervisor<Pn532Link> supervisor() {
        return supervisor;
    }
}
