package de.buergerterminal.device.simulator;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A receipt printer at the device's end of a line, if nothing else is said one for paper of 80 mm
/// with knife. Like a real one it answers `DLE EOT` at once, carries everything else out in order,
/// stops while it is out of paper or open, and keeps what it has received until it can go on.
public final class SimulatedReceiptPrinter implements AutoCloseable {
    private static final int MOST_RECEIPTS = 50;
    private static final int FULL_ROLL = Integer.MAX_VALUE;

    private final DeviceEnd end;
    private final PrinterBody body = new PrinterBody();
    private final PrinterModel model;
    private final ThermalPaper paper;
    private final LineMeter meter = new LineMeter();
    private final List<PrintedReceipt> receipts = new ArrayList<>();
    private final List<String> unknownCommands = new CopyOnWriteArrayList<>();
    private final RealTimeCommands realTime = new RealTimeCommands(this::obeyAtOnce);
    private final Works works = new Works();
    private final EscposInterpreter interpreter;
    private final Thread ears;
    private final Thread hands;
    private volatile Consumer<PrintedReceipt> onReceipt = _ -> {};
    private volatile Duration lineTime = Duration.ZERO;
    private volatile boolean answering = true;
    private volatile boolean reporting;
    private volatile boolean closed;
    private final AtomicInteger linesPrinted = new AtomicInteger();

    private SimulatedReceiptPrinter(DeviceEnd end, PrinterModel model) {
        this.end = end;
        this.model = model;
        this.paper = new ThermalPaper(model.dots());
        this.interpreter = new EscposInterpreter(works, model, paper, this::unknownCommand);
        ears = thread("simulated-printer-ears", this::listen);
        hands = thread("simulated-printer-hands", this::work);
    }

    /// @param uri `pty:/path/of/link` or `tcp://127.0.0.1:PORT`, where port 0 takes a free one;
    ///   with `?model=old` or `?model=small` a printer that can do less
    public static SimulatedReceiptPrinter at(URI uri) throws IOException {
        return at(uri, PrinterModel.of(uri));
    }

    public static SimulatedReceiptPrinter at(URI uri, PrinterModel model) throws IOException {
        var printer = new SimulatedReceiptPrinter(DeviceEnd.at(uri), model);
        printer.ears.start();
        printer.hands.start();
        return printer;
    }

    private static Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().daemon(true).name(name).unstarted(work);
    }

    /// The TCP port; 0 on a pseudo-terminal.
    public int port() {
        return end instanceof TcpEnd tcp ? tcp.port() : 0;
    }

    /// The last 50 receipts, oldest first. Blank paper is none.
    public List<PrintedReceipt> receipts() {
        synchronized (receipts) {
            return List.copyOf(receipts);
        }
    }

    /// Called on the printer's thread for each receipt.
    public void onReceipt(Consumer<PrintedReceipt> listener) {
        onReceipt = listener;
    }

    /// What is printed and hangs out uncut.
    public String hangingOut() {
        return paper.text();
    }

    /// Lines used since the start, pictures counted by their height.
    public int linesPrinted() {
        return linesPrinted.get();
    }

    /// What this printer does not know or cannot do, 100 at most; a driver should cause none.
    public List<String> unknownCommands() {
        return List.copyOf(unknownCommands);
    }

    /// Real printers need about 10 ms for a line; the default is zero.
    public void printEachLineIn(Duration time) {
        lineTime = time;
    }

    /// Bytes arrive no faster than on a serial wire of this speed; 0, the default, is no limit.
    public void receiveAt(int baud) {
        meter.paceAt(baud);
    }

    /// Begins to measure how busy the wire is at the next `ESC @`.
    public void measureNextReceipt() {
        meter.measureNextReceipt();
    }

    /// Since then; read it when the receipt came out.
    public LineUse lineUse() {
        return meter.use();
    }

    /// Somebody tears off what hangs out, as one must without a knife.
    public void tearOff() {
        works.tear();
    }

    public void runOutOfPaper() {
        runOutOfPaperAfterLines(0);
    }

    public void runOutOfPaperAfterLines(int lines) {
        body.setPaper(lines, true);
        reportChange();
    }

    public void refillPaper() {
        body.setPaper(FULL_ROLL, false);
        reportChange();
    }

    /// The near-end sensor sees little paper; printing goes on.
    public void runLowOnPaper() {
        body.setPaper(FULL_ROLL, true);
        reportChange();
    }

    public void openCover() {
        if (body.setCover(true)) reportChange();
    }

    public void closeCover() {
        if (body.setCover(false)) reportChange();
    }

    /// The knife gets stuck at the next cut.
    public void breakCutter() {
        body.breakCutter();
    }

    public void mendCutter() {
        body.mendCutter();
        reportChange();
    }

    /// Pulls the data cable; the printer keeps its power and carries on with what it has.
    public void unplug() {
        end.unplug();
    }

    public void plugIn() throws IOException {
        end.plugIn();
    }

    /// Hangs: still takes bytes, says nothing.
    public void stopAnswering() {
        answering = false;
    }

    public void answerAgain() {
        answering = true;
    }

    /// Puts noise on the line.
    public void emit(byte[] noise) {
        end.write(noise);
    }

    @Override
    public void close() {
        closed = true;
        body.end();
        join(ears);
        join(hands);
        end.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        while (!closed) {
            // A full printer stops the line; only what it holds already can free it.
            if (body.full()) {
                if (pausedByInterrupt(Duration.ofMillis(5))) return;
                continue;
            }
            var before = System.nanoTime();
            var most = meter.most(4096);
            var bytes = new byte[most];
            var count = end.read(bytes);
            if (count > 0) meter.arrived(bytes, count, System.nanoTime() - before);
            for (var i = 0; i < count; i++) {
                var octet = bytes[i] & 0xFF;
                body.receive(octet);
                realTime.accept(octet);
            }
        }
    }

    private void work() {
        while (true) {
            try {
                interpreter.step();
            } catch (PrinterBody.Cleared _) {
                interpreter.forget();
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void obeyAtOnce(RealTimeCommands.Kind kind, int n) {
        switch (kind) {
            case STATUS -> answer(statusAnswer(n));
            case RECOVER_AND_FORGET -> {
                if (body.cutterStuck()) body.clear();
                body.recover();
            }
            case FORGET -> {
                if (!model.clears()) return;
                body.clear();
                answer(0x37, 0x25, 0x00);
            }
        }
    }

    private int statusAnswer(int n) {
        return 0x12
                | switch (n) {
                    case 1 -> bit(body.offline(), 0x08);
                    case 2 ->
                            bit(body.coverOpen(), 0x04)
                                    | bit(body.paperOut(), 0x20)
                                    | bit(body.cutterStuck(), 0x40);
                    case 3 -> bit(body.cutterStuck(), 0x08);
                    default -> bit(body.paperLow(), 0x0C) | bit(body.paperOut(), 0x60);
                };
    }

    private void reportChange() {
        if (!reporting) return;
        answer(
                0x10 | bit(body.offline(), 0x08) | bit(body.coverOpen(), 0x20),
                bit(body.cutterStuck(), 0x08),
                bit(body.paperLow(), 0x03) | bit(body.paperOut(), 0x0C),
                0x00);
    }

    private static int bit(boolean set, int mask) {
        return set ? mask : 0;
    }

    private void answer(int... octets) {
        if (!answering) return;
        var bytes = new byte[octets.length];
        for (var i = 0; i < octets.length; i++) bytes[i] = (byte) octets[i];
        end.write(bytes);
    }

    private void unknownCommand(String what) {
        if (unknownCommands.size() < 100) unknownCommands.add(what);
    }

    private static boolean pausedByInterrupt(Duration time) {
        try {
            Thread.sleep(time);
            return false;
        } catch (InterruptedException _) {
            return true;
        }
    }

    /// What the interpreter works with.
    private final class Works implements EscposInterpreter.Machine {
        private int rowsOfLine;

        @Override
        public int next() throws InterruptedException {
            return body.next();
        }

        @Override
        public void answer(int... octets) {
            SimulatedReceiptPrinter.this.answer(octets);
        }

        @Override
        public void paperUsed(int rows) throws InterruptedException {
            for (rowsOfLine += rows; rowsOfLine >= ThermalPaper.LINE_DOTS; ) {
                rowsOfLine -= ThermalPaper.LINE_DOTS;
                linesPrinted.incrementAndGet();
                if (!lineTime.isZero()) Thread.sleep(lineTime);
                if (body.useLine()) reportChange();
            }
            if (paper.tooLong()) tear();
        }

        @Override
        public void cut() {
            if (body.cut()) {
                tear();
            } else {
                reportChange();
            }
        }

        private void tear() {
            paper.cut()
                    .ifPresent(receipt -> {
                        synchronized (receipts) {
                            receipts.add(receipt);
                            if (receipts.size() > MOST_RECEIPTS) receipts.removeFirst();
                        }
                        onReceipt.accept(receipt);
                    });
        }

        @Override
        public int paperAnswer() {
            return body.paperLow() ? 0x03 : 0x00;
        }

        @Override
        public void reportChanges(boolean on) {
            reporting = on;
            if (on) reportChange();
        }
    }
}
