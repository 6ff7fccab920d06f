package de.buergerterminal.device.codescan;

import de.buergerterminal.device.ScannedCode;
import java.time.Instant;
import java.util.Optional;

/// A scanner's bytes on their way to codes, in whatever pieces they come. Pure: time is told, not
/// read. Used by one thread.
interface ScanStream {
    byte[] NOTHING_OWED = {};

    /// Takes one byte, 0 to 255.
    Optional<ScannedCode> accept(int octet, Instant now);

    /// Nothing has come for a while.
    Optional<ScannedCode> silence(Instant now);

    /// From here on even the code scanned last is a new one.
    void forget();

    /// How many codes were dropped so far.
    long rejected();

    /// What the scanner waits to hear, to be sent at once; asking empties it.
    default byte[] owed() {
        return NOTHING_OWED;
    }
}
