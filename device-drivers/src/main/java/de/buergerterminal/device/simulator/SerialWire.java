package de.buergerterminal.device.simulator;

import de.buergerterminal.device.zvt.Apdu;
import de.buergerterminal.device.zvt.SerialFraming;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Messages in acknowledged blocks, the terminal's side of PA00P016 rev 04: T1 between bytes, T2 to
/// the acknowledgement, two repeats.
final class SerialWire implements TerminalWire {
    private static final int TRIES = 3;

    /// What a line may do to blocks; shared with the thread that wants trouble.
    static final class Trouble {
        volatile boolean garblesFirstTry;
        volatile boolean sendsTwice;
        final AtomicInteger blocksToRefuse = new AtomicInteger();
        final AtomicInteger blocksToIgnore = new AtomicInteger();
        volatile Duration betweenBytes = Duration.ofMillis(200);
        volatile Duration acknowledgement = Duration.ofSeconds(5);
    }

    private final Strand strand;
    private final Trouble trouble;
    private final BooleanSupplier silent;
    private final SerialFraming framing = new SerialFraming();
    private final Deque<Apdu> received = new ArrayDeque<>();
    private final byte[] chunk = new byte[1024];
    private int chunkAt;
    private int chunkSize;

    SerialWire(Strand strand, Trouble trouble, BooleanSupplier silent) {
        this.strand = strand;
        this.trouble = trouble;
        this.silent = silent;
    }

    @Override
    public void send(Apdu apdu) throws IOException {
        if (silent.getAsBoolean()) return;
        for (var attempt = 1; attempt <= TRIES; attempt++) {
            var block = SerialFraming.block(apdu);
            if (trouble.garblesFirstTry && attempt == 1) block[block.length - 1] ^= 0x55;
            strand.write(block);
            if (trouble.sendsTwice && attempt == 1) strand.write(block);
            if (isAcknowledged()) return;
        }
        throw new IOException("the till does not acknowledge");
    }

    private boolean isAcknowledged() throws IOException {
        var deadline = System.nanoTime() + trouble.acknowledgement.toNanos();
        while (true) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative()) return false;
            switch (next(left)) {
                case null -> {
                    return false;
                }
                case SerialFraming.Event.Acknowledged _ -> {
                    return true;
                }
                case SerialFraming.Event.NotAcknowledged _ -> {
                    return false;
                }
                case SerialFraming.Event.Block(Apdu apdu) -> received.add(apdu);
                case SerialFraming.Event.BrokenBlock _ -> {}
            }
        }
    }

    @Override
    public @Nullable Apdu receive(Duration limit) throws IOException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (received.isEmpty()) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative()) return null;
            if (next(left) instanceof SerialFraming.Event.Block(Apdu apdu)) received.add(apdu);
        }
        return received.removeFirst();
    }

    /// The next event, acknowledged; null if nothing came within the limit.
    private SerialFraming.@Nullable Event next(Duration limit) throws IOException {
        while (true) {
            if (chunkAt == chunkSize) {
                chunkAt = 0;
                chunkSize =
                        strand.read(chunk, framing.isInsideBlock() ? trouble.betweenBytes : limit);
            }
            if (chunkAt == chunkSize) {
                if (!framing.isInsideBlock()) return null;
                framing.startOver();
                acknowledge(SerialFraming.NAK);
                return new SerialFraming.Event.BrokenBlock();
            }
            var event = framing.accept(chunk[chunkAt++] & 0xFF);
            switch (event) {
                case null -> {}
                case SerialFraming.Event.Block _ when counts(trouble.blocksToIgnore) -> {}
                case SerialFraming.Event.Block _ when counts(trouble.blocksToRefuse) ->
                        acknowledge(SerialFraming.NAK);
                case SerialFraming.Event.Block _ -> {
                    acknowledge(SerialFraming.ACK);
                    return event;
                }
                case SerialFraming.Event.BrokenBlock _ -> {
                    acknowledge(SerialFraming.NAK);
                    return event;
                }
                default -> {
                    return event;
                }
            }
        }
    }

    private static boolean counts(AtomicInteger left) {
        return left.getAndUpdate(it -> Math.max(0, it - 1)) > 0;
    }

    private void acknowledge(int octet) throws IOException {
        if (!silent.getAsBoolean()) strand.write(new byte[] {(byte) octet});
    }

    @Override
    public void cut() {
        strand.close();
    }
}
