package de.buergerterminal.device.gpio;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.LineException;

/// Waiting on a device's thread, whose interruption means that the line is to be given up.
final class Pause {
    static void millis(long millis) throws LineException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException ended) {
            throw new LineException(FaultCode.DISCONNECTED, "interrupted", ended);
        }
    }

    private Pause() {}
}
