package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.DeviceException;
import de.buergerterminal.device.supervision.Link;
import java.io.IOException;

/// A connection to a reader in which a card may lie.
interface CardLink extends Link {
    /// @throws DeviceException there is no card, it was pulled, or it is not read here
    byte[] exchange(byte[] commandApdu) throws IOException, DeviceException;
}
