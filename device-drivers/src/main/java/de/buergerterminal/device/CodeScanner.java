package de.buergerterminal.device;

import java.util.function.Consumer;

/// Reads bar codes and QR codes.
public interface CodeScanner extends Device {
    /// Longest text ever passed on; longer codes are dropped and reported as rejected.
    int LONGEST_CODE = 512;

    /// Where codes go from now on; called on the device's thread, must not block. Codes read while
    /// no listener is set are dropped, so that an old code never meets the next citizen.
    void onCode(Consumer<ScannedCode> listener);

    /// Stops passing codes on.
    void ignoreCodes();
}
