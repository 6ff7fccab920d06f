package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintDocument.Alignment;
import de.buergerterminal.device.PrintDocument.Pair;
import de.buergerterminal.device.PrintDocument.QrCode;
import de.buergerterminal.device.PrintDocument.Rule;
import de.buergerterminal.device.PrintDocument.Size;
import de.buergerterminal.device.PrintDocument.Text;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscposEncoderTest {
    @Test
    void aLineIsSentAsTheManualSays() {
        assertThat(hex(encode(PrintDocument.line("Gebühr 13 €"))))
                .isEqualTo(
                        "1B40 1C2E 1B6100 1B4500 1D2100 1B7413 47656281687220313320D5 0A"
                                        .replace(" ", "")
                                + "1B6100 1B4500 1D2100 1B40 1D564200".replace(" ", ""));
    }

    @Test
    void aQrCodeIsSentAsTheManualSays() {
        // Epson's example: the length counts the data and the three bytes before it.
        assertThat(hex(encode(new QrCode("A-17"))))
                .contains("1D286B04003141 3200".replace(" ", ""))
                .contains("1D286B0300314531")
                .contains("1D286B0700315030412D3137")
                .contains("1D286B0300315130");
    }

    @Test
    void aPrinterWithoutQrCodesOfItsOwnGetsDots() {
        var bytes =
                EscposEncoder.encode(
                        new PrintDocument(List.of(new QrCode("A-17"))), PrinterProfile.PAPER_58_MM);
        assertThat(EscposWalker.walk(bytes).commands).contains("1D76").doesNotContain("1D28");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Šimůnková", "Ğüneş", "Kovács Ernő", "شكرا", "„Zitat“", "王"})
    void lettersTheCodePagesLackAreDrawnAndNeverReplaced(String name) {
        var walker = EscposWalker.walk(encode(new Pair("Name", name)));
        assertThat(walker.commands).contains("1D76");
        assertThat(walker.text).doesNotContain("?");
    }

    @Test
    void textBreaksBetweenWordsAndPairsUseTwoLinesWhereOneIsTooNarrow() {
        var words = EscposWalker.walk(encode(PrintDocument.line("sieben ".repeat(12))));
        assertThat(words.text.toString().lines()).allMatch(it -> it.length() <= 48).hasSize(2);
        var pair = EscposWalker.walk(encode(new Pair("n".repeat(30), "v".repeat(30))));
        assertThat(pair.text.toString().lines()).containsExactly("n".repeat(30), "v".repeat(30));
        var narrow =
                EscposWalker.walk(
                        EscposEncoder.encode(
                                new PrintDocument(List.of(new Rule())),
                                PrinterProfile.PAPER_80_MM_NARROW));
        assertThat(narrow.text.toString().strip()).hasSize(42);
    }

    @Test
    void tallPicturesAreSentInSlices() {
        var tallText = new Text("Ğ ".repeat(1_500), Alignment.LEFT, Size.LARGE, true);
        assertThat(Collections.frequency(EscposWalker.walk(encode(tallText)).commands, "1D76"))
                .isGreaterThan(5);
    }

    @Property(tries = 300)
    void noTextInjectsACommand(@ForAll("hostile") String text) {
        assertHarmless(text);
    }

    @Property(tries = 40)
    void noTextOfAnyScriptInjectsACommand(@ForAll String text) {
        assertHarmless(text);
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.strings()
                .withCharRange('\u0000', '\u00FF')
                .withChars('\u2028', '\uFEFF', '\uD800', '€', '─', '☺', '⌂')
                .ofMaxLength(120);
    }

    private static void assertHarmless(String text) {
        var code = text.isEmpty() || text.length() > 500 ? "x" : text;
        for (var profile : PrinterProfile.all()) {
            var bytes =
                    EscposEncoder.encode(
                            new PrintDocument(
                                    List.of(
                                            new Text(text, Alignment.RIGHT, Size.LARGE, true),
                                            new Pair(text, text),
                                            new QrCode(code))),
                            profile);
            var walker = EscposWalker.walk(bytes);
            assertThat(Collections.frequency(walker.commands, "1D56"))
                    .isEqualTo(profile.cutter() ? 1 : 0);
            assertThat(walker.commands.getFirst()).isEqualTo("1B40");
            assertThat(obeyedAtOnce(bytes)).isFalse();
        }
    }

    private static boolean obeyedAtOnce(byte[] bytes) {
        for (var i = 0; i + 1 < bytes.length; i++) {
            var next = bytes[i + 1];
            if (bytes[i] == 0x10 && (next == 4 || next == 5 || next == 0x14)) return true;
        }
        return false;
    }

    private static byte[] encode(PrintDocument.Element... elements) {
        return EscposEncoder.encode(
                new PrintDocument(Arrays.asList(elements)), PrinterProfile.PAPER_80_MM);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
