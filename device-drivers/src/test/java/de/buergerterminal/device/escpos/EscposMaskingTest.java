package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintDocument.Pair;
import de.buergerterminal.device.PrintDocument.QrCode;
import de.buergerterminal.device.TracedFrame.Direction;
import de.buergerterminal.device.line.Masking;
import de.buergerterminal.device.line.Secrets;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscposMaskingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    10 04 01                         | DLE EOT 1
                    1B 40 1C 2E 1B 61 01 41 42 43 0A | ESC @, FS ., ESC a, text of 4
                    41 1D 72 01                      | text of 1, GS r
                    1D 28 6B 05 00 31 50 30 41 42 0A | GS ( block, text of 1
                    1D 76 30 00 01 00 02 00 41 42    | GS v 0 picture
                    1D 56 42 00                      | GS V cut
                    1B 7E 41 42 43                   | unknown command, 3 bytes not shown
                    1D 76 30 00 FF FF FF FF 41       | GS v 0 picture
                    10                               | unknown command, 0 bytes not shown
                    """)
    void aJobIsShownByItsCommands(String hex, String shown) {
        assertThat(shown(new EscposMasking(), Direction.SENT, hex)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"12, status 12", "00, paper 00", "10 00 00 00, report", "41 42 43, other bytes: 3"})
    void anAnswerIsShownAsTheStatusItIs(String hex, String shown) {
        var masking = new EscposMasking();
        shown(masking, Direction.SENT, "10 04 01");
        assertThat(shown(masking, Direction.RECEIVED, hex)).isEqualTo(shown);
    }

    @Property(tries = 300)
    void noWordOfAReceiptIsEverShownNotEvenWhenThePrinterEchoesIt(
            @ForAll("secrets") String secret, @ForAll long seed) {
        var document =
                new PrintDocument(
                        List.of(
                                PrintDocument.line(secret),
                                new Pair(secret, secret),
                                new QrCode(secret)));
        var masking = new EscposMasking();
        var all = new ByteArrayOutputStream();
        List<String> shown = new ArrayList<>();
        for (var piece : EscposEncoder.pieces(document, PrinterProfile.of("80mm"))) {
            var slice = piece.bytes();
            masking.shown(Direction.SENT, slice).stream()
                    .map(Masking.Shown::text)
                    .forEach(shown::add);
            all.writeBytes(slice);
        }
        assertThat(String.join(", ", shown)).contains("text of", "GS ( block");
        shown.addAll(Secrets.shownInPieces(masking, Direction.RECEIVED, all.toByteArray(), seed));
        shown.addAll(Secrets.shownInPieces(masking, Direction.SENT, all.toByteArray(), seed));
        Secrets.assertAbsent(secret, shown);
    }

    @Property(tries = 300)
    void anyBytesAreTakenInBothDirections(@ForAll byte[] bytes) {
        var masking = new EscposMasking();
        for (var direction : Direction.values()) {
            assertThat(masking.shown(direction, bytes)).hasSize(1);
        }
    }

    @Provide
    Arbitrary<String> secrets() {
        return Secrets.words();
    }

    private static String shown(EscposMasking masking, Direction direction, String hex) {
        var bytes = HexFormat.ofDelimiter(" ").parseHex(hex.strip());
        return masking.shown(direction, bytes).getFirst().text();
    }
}
