package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.supervision.Supervisor;
import java.net.URI;

/// A card reader known to the PC/SC daemon (`pcscd`), found by its name. Comes back by itself when
/// the reader was unplugged or the daemon restarted.
public final class PcscCardReader extends SupervisedCardReader<PcscLink> {
    private final Supervisor<PcscLink> supervisor;

    private PcscCardReader(DeviceId id, ReaderName name, MembershipCards ours) {
        var trace = new FrameTrace();
        this.supervisor =
                new Supervisor<>(id, () -> PcscLink.connect(name, ours, news, trace), trace);
    }

    /// @param uri `pcsc:<reader name>`, `*` for any characters, blanks as `%20`; behind it
    ///   `?also=3B8F*,3B80` names answers to reset of the town's own cards
    /// @throws de.buergerterminal.device.ConfigurationException when the address is wrong
    public static PcscCardReader at(DeviceId id, URI uri) {
        return new PcscCardReader(id, ReaderName.of(uri), ReaderName.cardsOf(uri));
    }

    @Override
    protected Supervisor<PcscLink> supervisor() {
        return supervisor;
    }
}
