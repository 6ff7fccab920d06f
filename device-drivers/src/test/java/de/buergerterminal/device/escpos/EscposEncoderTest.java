package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintDocument.Alignment;
import de.buergerterminal.device.PrintDocument.Pair;
import de.buergerterminal.device.PrintDocument.QrCode;
import de.buergerterminal.device.PrintDocument.Rule;
import de.buergerterminal.device.PrintDocument.Size;
import de.buergerterminal.device.PrintDocument.Text;
import de.buergerterminal.device.escpos.PrinterProfile.Cutter;
import java.awt.image.BufferedImage;
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
                        "1B40 1C2E 1B7413 47656281687220313320D5 0A 1B40 1D564200"
                                .replace(" ", ""));
    }

    @Test
    void whatIsSetIsSetOnceAndSetBackOnlyWhereItMatters() {
        var bytes =
                encode(
                        new Text("Stadt", Alignment.CENTRE, Size.LARGE, true),
                        new Text("Amt", Alignment.CENTRE, Size.NORMAL, true),
                        PrintDocument.line("x"));
        assertThat(hex(bytes))
                .isEqualTo(
                        ("1B40 1C2E 1B6101 1B4501 1D2111 1B7413 5374616474 0A"
                                        + "1D2100 416D74 0A 1B6100 1B4500 78 0A 1B40 1D564200")
                                .replace(" ", ""));
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
                        new PrintDocument(List.of(new QrCode("A-17"))), PrinterProfile.of("58mm"));
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
                                PrinterProfile.of("80mm-42")));
        assertThat(narrow.text.toString().strip()).hasSize(42);
    }

    @Test
    void aLongWordIsBrokenBehindItsHyphenAndElseAtTheEdge() {
        assertThat(PlainText.wrapped("Grundstücks-verkehrsgenehmigung", 20))
                .containsExactly("Grundstücks-", "verkehrsgenehmigung");
        assertThat(PlainText.wrapped("x".repeat(45), 20))
                .containsExactly("x".repeat(20), "x".repeat(20), "x".repeat(5));
        assertThat(PlainText.wrapped("Betrag EUR      12,00", 32))
                .containsExactly("Betrag EUR      12,00");
        assertThat(PlainText.wrapped("  mehr als breit genug", 16))
                .containsExactly("  mehr als breit", "genug");
    }

    @Test
    void accentsWrittenApartAreJoinedSoThatThePrinterCanSetThem() {
        var walker = EscposWalker.walk(encode(PrintDocument.line("Mu\u0308ller Andre\u0301")));
        assertThat(walker.commands).doesNotContain("1D76");
        assertThat(walker.decoded(PrinterProfile.of("80mm"))).isEqualTo("Müller André\n");
    }

    @Test
    void namesOfSeveralCodePagesAreSetInSeveralWhereThePrinterHasThem() {
        var profile = PrinterProfile.of("TM-T20II");
        var walker =
                EscposWalker.walk(
                        EscposEncoder.encode(
                                new PrintDocument(
                                        List.of(PrintDocument.line("Zoë Šimůnková-Ğüneş Ļ"))),
                                profile));
        assertThat(walker.commands).doesNotContain("1D76");
        assertThat(walker.pages).hasSizeGreaterThan(1);
        assertThat(walker.decoded(profile)).isEqualTo("Zoë Šimůnková-Ğüneş Ļ\n");
    }

    @Test
    void scriptsFromTheRightAreNeverSetByThePrinterItself() {
        var profile = Profiles.with("windows-1256", 50);
        assertThat(NativeText.of("abc", profile)).isPresent();
        assertThat(NativeText.of("شكرا", profile)).isEmpty();
    }

    @Test
    void marksThatTurnTextAroundAreDropped() {
        assertThat(PlainText.of("a\u202Eb\u2066c\uFEFFd\u00ADe")).isEqualTo("abcde");
    }

    @Test
    void aProfileWithoutCodePagesGetsEverythingAsDots() {
        var bytes = EscposEncoder.encode(SampleReceipt.of(), Profiles.withoutLetters());
        var walker = EscposWalker.walk(bytes);
        assertThat(walker.text).isEmpty();
        assertThat(walker.commands).contains("1D76").doesNotContain("1B74");
    }

    @Test
    void noPictureHasAHeightThatTheProfileForbids() {
        var logo =
                new PrintDocument.Picture(new BufferedImage(8, 480, BufferedImage.TYPE_BYTE_GRAY));
        var walker =
                EscposWalker.walk(
                        EscposEncoder.encode(
                                new PrintDocument(List.of(logo)), PrinterProfile.of("58mm")));
        assertThat(walker.rasterRows).isNotEmpty().noneMatch(rows -> rows % 48 == 0);
        assertThat(walker.rasterRows.stream().mapToInt(it -> it).sum()).isEqualTo(480);
    }

    @Test
    void aReceiptInTextIsLessThanAThirdOfTheSameReceiptInDots() {
        var text = EscposEncoder.encode(SampleReceipt.of(), PrinterProfile.of("80mm")).length;
        var dots = EscposEncoder.encode(SampleReceipt.of(), Profiles.withoutLetters()).length;
        assertThat(3 * text).isLessThan(dots);
    }

    @Test
    void tallPicturesAreSentInSlices() {
        var tallText = new Text("Ğ ".repeat(1_500), Alignment.LEFT, Size.LARGE, true);
        assertThat(Collections.frequency(EscposWalker.walk(encode(tallText)).commands, "1D76"))
                .isGreaterThan(5);
    }

    @Property(tries = 100)
    void noTextInjectsACommand(@ForAll("hostile") String text) {
        assertHarmless(text);
    }

    @Property(tries = 200)
    void textComesOutAsItWentIn(@ForAll("german") String text) {
        var walker = EscposWalker.walk(encode(PrintDocument.line(text)));
        var printed = walker.decoded(PrinterProfile.of("80mm"));
        assertThat(printed.replace("\n", "").replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }

    @Provide
    Arbitrary<String> german() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("ÄÖÜäöüßé€")
                .ofMaxLength(200);
    }

    @Property(tries = 15)
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
        for (var name : List.of("80mm", "58mm", "TM-T20II")) {
            var profile = PrinterProfile.of(name);
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
                    .isEqualTo(profile.cutter() == Cutter.NONE ? 0 : 1);
            assertThat(walker.pages).isSubsetOf(numbers(profile));
            assertThat(walker.commands.getFirst()).isEqualTo("1B40");
            assertThat(obeyedAtOnce(bytes)).isFalse();
        }
    }

    private static List<Integer> numbers(PrinterProfile profile) {
        return profile.codePages().stream().map(PrinterProfile.CodePage::number).toList();
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
                new PrintDocument(Arrays.asList(elements)), PrinterProfile.of("80mm"));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
