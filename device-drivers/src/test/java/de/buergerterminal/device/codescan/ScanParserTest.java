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
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanParserTest {
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    private final ScanParser parser = parser(ScanParser.Suffix.CR);

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # bytes,               text,      symbology
                    4F4B0D,                OK,        ''
                    4F4B0A,                OK,        ''
                    4F4B0D0A,              OK,        ''
                    5D51314F4B0D,          OK,        Q1
                    5D43314F4B0D,          OK,        C1
                    5D514F4B0D,            K,         QO
                    4AC3BC7267656E0D,      Jürgen,    ''
                    4AFC7267656E0D,        Jürgen,    ''
                    0D0D4F4B0D,            OK,        ''
                    """)
    void aCodeEndsWithItsSuffixAndSaysItsSymbologyWhereSent(
            String bytes, String text, String symbology) {
        assertThat(feed(parser, hex(bytes))).containsExactly(new ScannedCode(text, symbology));
        assertThat(parser.rejected()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # a control character, a GS1 separator, delete, UTF-8 of a C1 control, only an identifier
                    4F1B4B0D
                    4F1D4B0D
                    4F7F4B0D
                    4FC2854B0D
                    5D51310D
                    000D
                    """)
    void aCodeThatIsNoPlainTextIsRefusedAndTheNextOnePasses(String bytes) {
        assertThat(feed(parser, hex(bytes))).isEmpty();
        assertThat(parser.rejected()).isEqualTo(1);
        assertThat(feed(parser, hex("4F4B0D"))).containsExactly(new ScannedCode("OK", ""));
    }

    @Test
    void theLongestCodePassesAndOneCharacterMoreDoesNot() {
        var longest = "ü".repeat(CodeScanner.LONGEST_CODE);
        assertThat(feed(parser, utf8(longest + "\r")))
                .containsExactly(new ScannedCode(longest, ""));
        assertThat(feed(parser, utf8(longest + "ü\r"))).isEmpty();
        assertThat(parser.rejected()).isEqualTo(1);
    }

    @Test
    void aHostileCodeOfFourThousandCharactersIsDroppedToItsEnd() {
        assertThat(feed(parser, utf8("A".repeat(4_000) + "\rOK\r")))
                .containsExactly(new ScannedCode("OK", ""));
        assertThat(parser.rejected()).isEqualTo(1);
    }

    @Test
    void aCodeThatBreaksOffIsDroppedWhereASuffixIsDue() {
        assertThat(feed(parser, utf8("KIOSK:12"))).isEmpty();
        assertThat(parser.silence(NOON)).isEmpty();
        assertThat(parser.rejected()).isEqualTo(1);
        assertThat(feed(parser, utf8("OK\r"))).containsExactly(new ScannedCode("OK", ""));
    }

    @Test
    void silenceEndsACodeWhereNoSuffixIsSent() {
        var bare = parser(ScanParser.Suffix.NONE);
        assertThat(feed(bare, utf8("OK"))).isEmpty();
        assertThat(bare.silence(NOON)).contains(new ScannedCode("OK", ""));
        assertThat(bare.silence(NOON)).isEmpty();
        assertThat(bare.rejected()).isZero();
    }

    @Test
    void theSameCodeHeldBeforeTheWindowIsOneScan() {
        assertThat(at(0)).isOne();
        assertThat(at(2)).isZero();
        assertThat(at(4)).isZero();
        assertThat(at(8)).isOne();
        parser.forget();
        assertThat(at(9)).isOne();
    }

    private int at(int second) {
        var codes = 0;
        for (var b : utf8("OK\r")) {
            if (parser.accept(b, NOON.plusSeconds(second)).isPresent()) codes++;
        }
        return codes;
    }

    @Property(tries = 200)
    void everyNoiseIsSurvivedAndTheCodeAfterItIsRead(
            @ForAll @Size(max = 5_000) byte[] noise, @ForAll boolean suffix) {
        var hardened = parser(suffix ? ScanParser.Suffix.CR : ScanParser.Suffix.NONE);
        for (var code : feed(hardened, noise)) {
            assertThat(code.text()).hasSizeBetween(1, CodeScanner.LONGEST_CODE);
            assertThat(code.text().chars()).noneMatch(Character::isISOControl);
        }
        hardened.silence(NOON);
        hardened.forget();
        assertThat(feed(hardened, utf8("OK\r"))).containsExactly(new ScannedCode("OK", ""));
    }

    @Property(tries = 200)
    void codesArriveUnchangedInTheirOrder(
            @ForAll @Size(max = 8)
                    List<@AlphaChars @StringLength(min = 1, max = 512) String> codes) {
        var distinct = codes.stream().distinct().toList();
        assertThat(feed(parser(ScanParser.Suffix.CR), utf8(String.join("\r\n", distinct) + "\r")))
                .extracting(ScannedCode::text)
                .isEqualTo(distinct);
    }

    private static ScanParser parser(ScanParser.Suffix suffix) {
        return new ScanParser(suffix, Duration.ofSeconds(3));
    }

    private static List<ScannedCode> feed(ScanParser parser, byte[] bytes) {
        var codes = new ArrayList<ScannedCode>();
        for (var b : bytes) parser.accept(b & 0xFF, NOON).ifPresent(codes::add);
        return codes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes.strip());
    }
}
