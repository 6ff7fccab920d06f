package de.buergerterminal.device;

import java.util.concurrent.CompletableFuture;

/// A roll printer with a cutter.
public interface ReceiptPrinter extends Device {
    /// Prints and cuts one receipt. The future always completes, normally, within 30 seconds; jobs
    /// run one after the other on the device's thread.
    CompletableFuture<PrintOutcome> print(PrintDocument document);

    /// Asks the printer now, for the check before a payment; completes within 3 seconds with the
    /// health that was found.
    CompletableFuture<DeviceHealth> askReadiness();
}
