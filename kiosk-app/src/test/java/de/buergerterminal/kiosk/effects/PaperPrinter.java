package de.buergerterminal.kiosk.effects;

import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintOutcome;
import de.buergerterminal.device.ReceiptPrinter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A receipt printer that remembers its papers and can run out of paper.
final class PaperPrinter implements ReceiptPrinter {
    final List<PrintDocument> papers = new CopyOnWriteArrayList<>();
    volatile boolean hasPaper = true;

    @Override
    public CompletableFuture<PrintOutcome> print(PrintDocument document) {
        if (!hasPaper) {
            return CompletableFuture.completedFuture(
                    new PrintOutcome.NotPrinted(Fault.of(FaultCode.PAPER_OUT)));
        }
        papers.add(document);
        return CompletableFuture.completedFuture(new PrintOutcome.Delivered());
    }

    @Override
    public CompletableFuture<DeviceHealth> askReadiness() {
        return CompletableFuture.completedFuture(health());
    }

    @Override
    public DeviceHealth health() {
        return hasPaper
                ? new DeviceHealth.Online(Instant.EPOCH)
                : new DeviceHealth.Offline(Instant.EPOCH, Fault.of(FaultCode.PAPER_OUT));
    }

    @Override
    public DeviceId id() {
        return new DeviceId("receipt-printer");
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.RECEIPT_PRINTER;
    }

    @Override
    public void start(Consumer<DeviceHealth> onChange) {
        onChange.accept(health());
    }

    @Override
    public void close() {}
}
