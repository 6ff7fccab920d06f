package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.CardReader;
import de.buergerterminal.device.DeviceId;
import java.net.URI;
import java.util.Objects;

/// The driver that an address asks for.
public final class CardReaders {
    private CardReaders() {}

    /// @param uri `pcsc:<reader name>` or `pn532+serial:///dev/...`
    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    public static CardReader at(DeviceId id, URI uri) {
        return Objects.requireNonNullElse(uri.getScheme(), "").startsWith("pn532+")
                ? Pn532CardReader.at(id, uri)
                : PcscCardReader.at(id, uri);
    }
}
