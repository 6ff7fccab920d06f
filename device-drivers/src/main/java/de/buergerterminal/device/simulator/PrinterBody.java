package de.buergerterminal.device.simulator;

import java.util.ArrayDeque;

/// The inside of the simulated printer that its two threads share: what it has received and not
/// carried out, and what people did to it. All methods lock it.
final class PrinterBody {
    /// What is received beyond this waits on the line, as with a real printer's flow control.
    private static final int BUFFER_BYTES = 65_536;

    /// The buffer was cleared while a command was being carried out.
    static final class Cleared extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cleared() {
            super(null, null, false, false);
        }
    }

    private final ArrayDeque<Byte> received = new ArrayDeque<>();
    private boolean cleared;
    private boolean ended;
    private boolean coverOpen;
    private boolean paperOut;
    private boolean paperLow;
    private boolean cutterBroken;
    private int linesLeft = Integer.MAX_VALUE;
    private boolean cutterStuck;

    synchronized boolean full() {
        return received.size() >= BUFFER_BYTES;
    }

    synchronized void receive(int octet) {
        received.add((byte) octet);
        notifyAll();
    }

    /// The next byte to carry out; waits while there is none or while the printer is offline.
    synchronized int next() throws InterruptedException {
        while (!ended && !cleared && (received.isEmpty() || offline())) wait();
        if (ended) throw new InterruptedException();
        if (cleared) {
            cleared = false;
            throw new Cleared();
        }
        return received.remove() & 0xFF;
    }

    synchronized void clear() {
        received.clear();
        cleared = true;
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized boolean offline() {
        return coverOpen || paperOut || cutterStuck;
    }

    synchronized boolean coverOpen() {
        return coverOpen;
    }

    synchronized boolean paperOut() {
        return paperOut;
    }

    synchronized boolean paperLow() {
        return paperLow || paperOut;
    }

    synchronized boolean cutterStuck() {
        return cutterStuck;
    }

    /// @return whether anything changed
    synchronized boolean setCover(boolean open) {
        var changed = coverOpen != open;
        coverOpen = open;
        notifyAll();
        return changed;
    }

    /// @param lines how many lines the roll still holds
    synchronized void setPaper(int lines, boolean low) {
        linesLeft = lines;
        paperOut = lines <= 0;
        paperLow = low;
        notifyAll();
    }

    /// @return whether this line was the last one
    synchronized boolean useLine() {
        if (linesLeft == Integer.MAX_VALUE) return false;
        linesLeft = Math.max(0, linesLeft - 1);
        var justEnded = linesLeft == 0 && !paperOut;
        paperOut = linesLeft == 0;
        return justEnded;
    }

    synchronized void breakCutter() {
        cutterBroken = true;
    }

    /// @return whether the knife moved
    synchronized boolean cut() {
        cutterStuck = cutterBroken;
        return !cutterStuck;
    }

    synchronized void mendCutter() {
        cutterBroken = false;
        cutterStuck = false;
        notifyAll();
    }

    /// `DLE ENQ`: a stuck knife is tried again, if it is not broken for good.
    synchronized void recover() {
        if (!cutterBroken) cutterStuck = false;
        notifyAll();
    }
}
