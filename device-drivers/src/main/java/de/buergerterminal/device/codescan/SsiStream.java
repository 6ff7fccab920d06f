package de.buergerterminal.device.codescan;

import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.ScannedCode;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Codes in packets of Zebra's Simple Serial Interface. Every packet of decode data is
/// acknowledged, a broken one asked for again, and long codes are put together from several. The
/// first byte of the data is the scanner's own number for the symbology and is dropped.
final class SsiStream implements ScanStream {
    /// NAK, cause 1: send again.
    private static final int RESEND = 0x01;

    /// Code type 01 with this text tells that nothing was read.
    private static final byte[] NO_READ = {0x01, 'N', 'R'};

    private static final int MOST_BYTES = CodeScanner.LONGEST_CODE * 4 + 1;

    private final SsiFraming framing = new SsiFraming();
    private final ScanParser texts;
    private final ByteArrayOutputStream code = new ByteArrayOutputStream();
    private byte[] owed = NOTHING_OWED;
    private boolean tooLong;
    private @Nullable SsiPacket last;

    SsiStream(ScanParser texts) {
        this.texts = texts;
    }

    @Override
    public Optional<ScannedCode> accept(int octet, Instant now) {
        return switch (framing.accept(octet)) {
            case null -> Optional.empty();
            case SsiFraming.Event.Broken _ -> {
                owed = SsiPacket.fromHost(SsiPacket.NAK, RESEND).encoded();
                yield Optional.empty();
            }
            case SsiFraming.Event.Arrived(SsiPacket packet) ->
                    packet.operation() == SsiPacket.DECODE_DATA
                            ? take(packet, now)
                            : Optional.empty();
        };
    }

    private Optional<ScannedCode> take(SsiPacket packet, Instant now) {
        owed = SsiPacket.fromHost(SsiPacket.ACK).encoded();
        var before = last;
        last = packet;
        // Our acknowledgement was lost; the code was not.
        if (packet.sentAgain() && before != null && before.says(packet)) return Optional.empty();
        if (code.size() + packet.data().length > MOST_BYTES) tooLong = true;
        else code.writeBytes(packet.data());
        if (packet.moreFollows()) return Optional.empty();
        var bytes = code.toByteArray();
        var dropped = tooLong;
        code.reset();
        tooLong = false;
        if (dropped || bytes.length == 0) return texts.refuse(now);
        if (java.util.Arrays.equals(bytes, NO_READ)) return Optional.empty();
        return texts.whole(bytes, 1, now);
    }

    @Override
    public Optional<ScannedCode> silence(Instant now) {
        if (framing.silence()) owed = SsiPacket.fromHost(SsiPacket.NAK, RESEND).encoded();
        return Optional.empty();
    }

    @Override
    public void forget() {
        texts.forget();
    }

    @Override
    public long rejected() {
        return texts.rejected();
    }

    @Override
    public byte[] owed() {
        var now = owed;
        owed = NOTHING_OWED;
        return now;
    }
}
