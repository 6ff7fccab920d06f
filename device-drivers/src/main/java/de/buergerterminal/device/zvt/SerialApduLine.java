package de.buergerterminal.device.zvt;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.line.LineException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// APDUs in acknowledged blocks on a serial line (PA00P016 rev 04).
final class SerialApduLine implements ApduLine {
    /// T1: the longest pause within a block.
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(200);

    /// T2: from the end of a block to its acknowledgement.
    private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(5);

    private static final int TRIES = 3;

    private final Line line;
    private final Duration acknowledgement;
    private final SerialFraming framing = new SerialFraming();
    private final Deque<Apdu> received = new ArrayDeque<>();

    /// The last block, until we have said something after it.
    private @Nullable Apdu unanswered;

    SerialApduLine(Line line) {
        this(line, ACKNOWLEDGEMENT);
    }

    SerialApduLine(Line line, Duration acknowledgement) {
        this.line = line;
        this.acknowledgement = acknowledgement;
    }

    @Override
    public void send(Apdu apdu) throws IOException {
        byte[] block = SerialFraming.block(apdu);
        for (int i = 0; i < TRIES; i++) {
            line.send(block);
            if (isAcknowledged()) {
                unanswered = null;
                return;
            }
        }
        line.close();
        throw new LineException(FaultCode.NO_ANSWER, "no acknowledgement for three equal blocks");
    }

    /// A block of the terminal may cross ours: it is kept for the next [#receive].
    private boolean isAcknowledged() throws IOException {
        long deadline = System.nanoTime() + acknowledgement.toNanos();
        while (true) {
            long left = deadline - System.nanoTime();
            var event = left <= 0 ? null : next(Duration.ofNanos(left));
            switch (event) {
                case null -> {
                    return false;
                }
                case SerialFraming.Event.Acknowledged _ -> {
                    return true;
                }
                case SerialFraming.Event.NotAcknowledged _ -> {
                    return false;
                }
                case SerialFraming.Event.Block(Apdu apdu) -> keep(apdu);
                case SerialFraming.Event.BrokenBlock _ -> {}
            }
        }
    }

    @Override
    public @Nullable Apdu receive(Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (received.isEmpty()) {
            var event = next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            if (event instanceof SerialFraming.Event.Block(Apdu apdu)) keep(apdu);
            boolean late = System.nanoTime() - deadline >= 0;
            if (received.isEmpty() && late) return null;
        }
        return received.removeFirst();
    }

    /// A terminal that missed our acknowledgement sends its block again, without a mark. Before our
    /// answer it has nothing new to say, so an equal block is that repeat: answering it twice would
    /// make our second answer count for its next message.
    private void keep(Apdu apdu) {
        if (apdu.equals(unanswered)) return;
        unanswered = apdu;
        received.add(apdu);
    }

    /// The next event, its acknowledgement sent; null if none began within the limit.
    private SerialFraming.@Nullable Event next(Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            int octet = line.receive(framing.isInsideBlock() ? BETWEEN_BYTES : left);
            if (octet == Line.NOTHING) {
                if (!framing.isInsideBlock()) return null;
                framing.startOver();
                acknowledge(SerialFraming.NAK);
                return new SerialFraming.Event.BrokenBlock();
            }
            var event = framing.accept(octet);
            if (event instanceof SerialFraming.Event.Block) acknowledge(SerialFraming.ACK);
            if (event instanceof SerialFraming.Event.BrokenBlock) acknowledge(SerialFraming.NAK);
            if (event != null) return event;
            // Noise may go on for ever.
            if (left.isZero() && !framing.isInsideBlock()) return null;
        }
    }

    private void acknowledge(int octet) throws IOException {
        line.send(new byte[] {(byte) octet});
    }

    @Override
    public void close() {
        line.close();
    }
}
