package de.buergerterminal.device.simulator;

import de.buergerterminal.device.zvt.Apdu;
import de.buergerterminal.device.zvt.ApduParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Messages without frames, as on TCP, with the ways TCP may cut them.
final class RawWire implements TerminalWire {
    /// How messages travel; the receiver must not care.
    enum Cut {
        WHOLE,
        BYTE_BY_BYTE,
        /// Everything said before the next listening goes out in one piece.
        GLUED
    }

    private final Strand strand;
    private final Cut cut;
    private final BooleanSupplier silent;
    private final ApduParser parser = new ApduParser();
    private final Deque<Apdu> received = new ArrayDeque<>();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    RawWire(Strand strand, Cut cut, BooleanSupplier silent) {
        this.strand = strand;
        this.cut = cut;
        this.silent = silent;
    }

    @Override
    public void send(Apdu apdu) throws IOException {
        if (silent.getAsBoolean()) return;
        var bytes = apdu.encoded();
        switch (cut) {
            case WHOLE -> strand.write(bytes);
            case BYTE_BY_BYTE -> {
                for (var each : bytes) strand.write(new byte[] {each});
            }
            case GLUED -> held.writeBytes(bytes);
        }
    }

    @Override
    public @Nullable Apdu receive(Duration limit) throws IOException {
        release();
        var deadline = System.nanoTime() + limit.toNanos();
        var chunk = new byte[1024];
        while (received.isEmpty()) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative()) return null;
            received.addAll(parser.accept(chunk, strand.read(chunk, left)));
        }
        return received.removeFirst();
    }

    private void release() throws IOException {
        if (held.size() == 0) return;
        strand.write(held.toByteArray());
        held.reset();
    }

    @Override
    public void cut() throws IOException {
        release();
        strand.close();
    }
}
