package de.buergerterminal.device.codescan;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.ScannedCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Packets of Zebra's Simple Serial Interface; the two whole packets of bytes are captured ones.
class SsiStreamTest {
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    private static final byte[] START_SESSION = hex("04E40400FF14");
    private static final byte[] NOTHING_READ = hex("07F30000014E52FE65");

    /// Operation D0 and D1 from the host.
    private static final byte[] ACK = hex("04D00400FF28");

    private static final byte[] NAK = hex("05D1040001FF25");

    private final SsiStream stream = stream();

    @Test
    void theCommandToStartReadingIsTheDocumentedPacket() {
        assertThat(SsiPacket.fromHost(SsiPacket.START_SESSION).encoded()).isEqualTo(START_SESSION);
        assertThat(ScannerDialect.SSI.trigger(true)).contains(START_SESSION);
    }

    @Test
    void aScannerThatReadNothingIsAcknowledgedAndSaysNothing() {
        assertThat(feed(NOTHING_READ)).isEmpty();
        assertThat(stream.owed()).isEqualTo(ACK);
        assertThat(stream.rejected()).isZero();
    }

    @Test
    void aCodeIsPassedOnWithoutItsTypeAndAcknowledged() {
        assertThat(feed(data(0, "KIOSK:4711"))).containsExactly(new ScannedCode("KIOSK:4711", ""));
        assertThat(stream.owed()).isEqualTo(ACK);
        assertThat(stream.owed()).isEmpty();
    }

    @Test
    void aBrokenPacketIsAskedForAgain() {
        var broken = data(0, "KIOSK:4711");
        broken[6] ^= 1;
        assertThat(feed(broken)).isEmpty();
        assertThat(stream.owed()).isEqualTo(NAK);
        assertThat(feed(data(SsiPacket.AGAIN, "KIOSK:4711"))).hasSize(1);
    }

    @Test
    void aPacketSentAgainBecauseTheAcknowledgementWasLostIsOneScan() {
        stream.forget();
        assertThat(feed(data(0, "mine"))).hasSize(1);
        stream.forget();
        assertThat(feed(data(SsiPacket.AGAIN, "mine"))).isEmpty();
        assertThat(stream.owed()).isEqualTo(ACK);
    }

    @Test
    void aLongCodeComesInSeveralPackets() {
        assertThat(feed(data(SsiPacket.MORE_FOLLOWS, "A".repeat(200)))).isEmpty();
        assertThat(
                        feed(
                                new SsiPacket(
                                                SsiPacket.DECODE_DATA,
                                                0,
                                                0,
                                                "B".repeat(100).getBytes(StandardCharsets.US_ASCII))
                                        .encoded()))
                .extracting(ScannedCode::text)
                .containsExactly("A".repeat(200) + "B".repeat(100));
    }

    @Test
    void aCodeThatNeverEndsIsDroppedAndTheNextOneIsRead() {
        for (var i = 0; i < 100; i++)
            assertThat(feed(data(SsiPacket.MORE_FOLLOWS, "A".repeat(240)))).isEmpty();
        assertThat(feed(data(0, "end"))).isEmpty();
        assertThat(stream.rejected()).isOne();
        assertThat(feed(data(0, "OK"))).hasSize(1);
    }

    @Test
    void controlCharactersAreRefusedHereToo() {
        assertThat(feed(data(0, "a\rb"))).isEmpty();
        assertThat(feed(data(0, "a\u001Bb"))).isEmpty();
        assertThat(stream.rejected()).isEqualTo(2);
    }

    @Property(tries = 200)
    void noiseIsSurvivedAndTheCodeAfterItIsRead(@ForAll @Size(max = 2_000) byte[] noise) {
        var hardened = stream();
        for (var b : noise) {
            hardened.accept(b & 0xFF, NOON)
                    .ifPresent(it ->
                            assertThat(it.text()).hasSizeBetween(1, CodeScanner.LONGEST_CODE));
        }
        hardened.silence(NOON);
        // A hostile packet may have left a code open; one more packet ends it.
        feed(hardened, data(0, "x"));
        hardened.forget();
        assertThat(feed(hardened, data(0, "OK"))).containsExactly(new ScannedCode("OK", ""));
    }

    private static SsiStream stream() {
        return new SsiStream(new ScanParser(ScanParser.Suffix.CR, Duration.ofSeconds(3)));
    }

    private List<ScannedCode> feed(byte[] bytes) {
        return feed(stream, bytes);
    }

    private static List<ScannedCode> feed(SsiStream stream, byte[] bytes) {
        var codes = new ArrayList<ScannedCode>();
        for (var b : bytes) stream.accept(b & 0xFF, NOON).ifPresent(codes::add);
        return codes;
    }

    private static byte[] data(int status, String text) {
        var octets = ("\u0003" + text).getBytes(StandardCharsets.ISO_8859_1);
        return new SsiPacket(SsiPacket.DECODE_DATA, SsiPacket.FROM_SCANNER, status, octets)
                .encoded();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
