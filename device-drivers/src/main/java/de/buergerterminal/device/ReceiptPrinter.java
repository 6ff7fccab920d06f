package de.buergerterminal.device;

import java.util.concurrent.CompletableFuture;

/// A roll printer with a cutter.
public interface ReceiptPrinter extends Device {
    /// Prints and cuts one receipt. The future always completes, normally, within 30 seconds and
    /// the time its bytes need on a serial wire; jobs run one after the other on the device's
    /// thread. After anything but `Delivered` the same receipt may be printed again: what was cut
    /// short is forgotten by the printer and cut off before.
    CompletableFuture<PrintOutcome> print(PrintDocument document);

    /// Asks the printer now, for the check before a payment; completes within 3 seconds with the
    /// health that was found.
    CompletableFuture<DeviceHealth> askReadiness();
}
