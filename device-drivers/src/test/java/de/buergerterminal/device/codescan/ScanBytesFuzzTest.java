package de.buergerterminal.device.codescan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.ScannedCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Whatever is printed as a code, or comes from a broken line: it is read or dropped, and the next
/// code is read.
class ScanBytesFuzzTest {
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    private static final byte[] NEXT = "KIOSK:4711\r".getBytes(StandardCharsets.US_ASCII);

    @FuzzTest(maxDuration = "10m")
    void codesWithASuffixAreReadOrDropped(byte[] bytes) {
        for (var encoding : ScannedText.Encoding.values()) {
            var parser = new ScanParser(ScanParser.Suffix.CR, Duration.ZERO, encoding);
            assertThat(fed(parser, bytes)).allSatisfy(ScanBytesFuzzTest::isFitToPass);
            parser.silence(NOON);
            assertThat(fed(parser, NEXT)).containsExactly(new ScannedCode("KIOSK:4711", ""));
        }
    }

    @FuzzTest(maxDuration = "10m")
    void packetsAreReadOrDropped(byte[] bytes) {
        var stream =
                new SsiStream(
                        new ScanParser(
                                ScanParser.Suffix.CR, Duration.ZERO, ScannedText.Encoding.AUTO));
        for (var octet : bytes) {
            stream.accept(octet & 0xFF, NOON).ifPresent(ScanBytesFuzzTest::isFitToPass);
            assertThat(stream.owed().length).isLessThanOrEqualTo(7);
        }
        stream.silence(NOON);
        // Whatever was put together before ends with this packet, the next one is a code again.
        var next = "xKIOSK:4711".getBytes(StandardCharsets.US_ASCII);
        var packet = new SsiPacket(SsiPacket.DECODE_DATA, SsiPacket.FROM_SCANNER, 0, next);
        fed(stream, packet.encoded());
        assertThat(fed(stream, packet.encoded()))
                .containsExactly(new ScannedCode("KIOSK:4711", ""));
    }

    @FuzzTest(maxDuration = "10m")
    void answersToCommandsAreJudgedOrWaitedFor(byte[] bytes) {
        for (var dialect : ScannerDialect.values()) assertThat(dialect.verdict(bytes)).isNotNull();
        var setting = new String(bytes, StandardCharsets.ISO_8859_1);
        for (var dialect : ScannerDialect.values()) {
            dialect.configuration(setting)
                    .ifPresent(it -> assertThat(it.length).isLessThanOrEqualTo(220));
        }
    }

    private static List<ScannedCode> fed(ScanStream stream, byte[] bytes) {
        var codes = new ArrayList<ScannedCode>();
        for (var octet : bytes) stream.accept(octet & 0xFF, NOON).ifPresent(codes::add);
        return codes;
    }

    private static void isFitToPass(ScannedCode code) {
        assertThat(code.text()).isNotEmpty().hasSizeLessThanOrEqualTo(CodeScanner.LONGEST_CODE);
        assertThat(code.text().chars()).noneMatch(Character::isISOControl);
    }
}
