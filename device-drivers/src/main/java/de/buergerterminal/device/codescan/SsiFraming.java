package de.buergerterminal.device.codescan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts a scanner's bytes into packets. Bytes that cannot begin a packet are passed over, so that
/// the next packet after noise is found; a packet that breaks off ends by silence.
final class SsiFraming {
    /// What a byte has completed.
    sealed interface Event {
        record Arrived(SsiPacket packet) implements Event {}

        /// The check sum does not fit.
        record Broken() implements Event {}
    }

    private final byte[] pending = new byte[255 + 2];
    private int length;

    /// Takes one byte, 0 to 255; null while a packet is not complete.
    @Nullable Event accept(int octet) {
        if (length == 0 && octet < SsiPacket.HEAD) return null;
        if (length == 2 && octet != SsiPacket.FROM_SCANNER) {
            // No packet of a scanner: the operation may have been the length of the real one.
            var maybeLength = pending[1] & 0xFF;
            length = 0;
            if (accept(maybeLength) == null && length == 1) return accept(octet);
            return null;
        }
        pending[length++] = (byte) octet;
        var whole = (pending[0] & 0xFF) + 2;
        if (length < whole) return null;
        length = 0;
        var check = (pending[whole - 2] & 0xFF) << 8 | (pending[whole - 1] & 0xFF);
        if (check != SsiPacket.check(pending, whole - 2)) return new Event.Broken();
        return new Event.Arrived(
                new SsiPacket(
                        pending[1] & 0xFF,
                        pending[2] & 0xFF,
                        pending[3] & 0xFF,
                        Arrays.copyOfRange(pending, SsiPacket.HEAD, whole - 2)));
    }

    /// Nothing has come for a while.
    ///
    /// @return whether something had begun, which is lost
    boolean silence() {
        var begun = length > 0;
        length = 0;
        return begun;
    }
}
