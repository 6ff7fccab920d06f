package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.PrintDocument;
import de.buergerterminal.device.PrintDocument.Alignment;
import de.buergerterminal.device.PrintDocument.Pair;
import de.buergerterminal.device.PrintDocument.Picture;
import de.buergerterminal.device.PrintDocument.Rule;
import de.buergerterminal.device.PrintDocument.Size;
import de.buergerterminal.device.PrintDocument.Text;
import de.buergerterminal.device.PrintOutcome;
import de.buergerterminal.device.simulator.SimulatedReceiptPrinter;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names and sentences that are hard to print; look at `target/receipts/difficult.png`.
class DifficultTextTest {
    private static final PrinterProfile PROFILE = PrinterProfile.of("80mm");

    @ParameterizedTest
    @ValueSource(strings = {"A\u030B\u0304\u0301", "q\u0323\u0331\u0325", "Ṩ̂ǭ", "ﷺ", "สิ้น"})
    void nothingAboveOrBelowALetterIsCutOff(String stacked) {
        for (var line : RasterText.paragraph(stacked, Alignment.LEFT, false, false, PROFILE)) {
            var dots = line.picture().dots();
            var width = line.picture().bytesPerRow();
            for (var i = 0; i < width; i++) {
                assertThat(dots[i]).isZero();
                assertThat(dots[dots.length - 1 - i]).isZero();
            }
        }
    }

    @Test
    void aWordWiderThanThePaperIsBrokenAndNothingOfItIsLost() {
        var lines = RasterText.paragraph("Š".repeat(100), Alignment.LEFT, false, false, PROFILE);
        assertThat(lines).hasSize(3);
        assertThat(inkOf(lines))
                .isEqualTo(
                        100L
                                * inkOf(
                                        RasterText.paragraph(
                                                "Š", Alignment.LEFT, false, false, PROFILE)));
    }

    @Test
    void aLineIsNotBrokenInATimeNorBetweenALetterAndItsAccent() {
        assertThat(RasterText.breakAt("الساعة 14:30", 0, 10)).isEqualTo(6);
        assertThat(RasterText.breakAt("n\u0304n\u0304n\u0304", 0, 3)).isEqualTo(2);
        assertThat(RasterText.breakAt("Anh-Tuyết", 0, 6)).isEqualTo(4);
        assertThat(RasterText.breakAt("n\u0304", 0, 1)).isEqualTo(1);
    }

    @Test
    void aParagraphFromTheRightBeginsAtTheRight() {
        var line =
                RasterText.paragraph(
                        "رقم ٤٢ بتاريخ 12.05.2026", Alignment.LEFT, false, false, PROFILE);
        assertThat(line)
                .singleElement()
                .extracting(RasterText.Line::alignment)
                .isEqualTo(Alignment.RIGHT);
    }

    @Test
    void aPictureIsNarrowedToThePaperAndKeepsItsShape() {
        var wide = new BufferedImage(1_152, 200, BufferedImage.TYPE_BYTE_GRAY);
        var raster = Raster.ofPicture(wide, 576);
        assertThat(raster.bytesPerRow()).isEqualTo(72);
        assertThat(raster.rows()).isEqualTo(100);
    }

    @Test
    void aDifficultReceiptComesOutWhole() throws Exception {
        try (var device = SimulatedReceiptPrinter.at(URI.create("tcp://127.0.0.1:0"));
                var printer =
                        EscposReceiptPrinter.at(
                                new DeviceId("receipt-printer"),
                                URI.create("escpos+tcp://127.0.0.1:" + device.port()))) {
            printer.start(_ -> {});
            assertThat(printer.print(difficult()).get(60, TimeUnit.SECONDS))
                    .isEqualTo(new PrintOutcome.Delivered());
            assertThat(device.unknownCommands()).isEmpty();
            var receipt = device.receipts().getLast();
            receipt.saveTo(Path.of("target", "receipts"), "difficult");
            assertThat(receipt.text())
                    .contains("Grundstücksverkehrsgenehmigungszuständigkeits")
                    .contains("Müller-Lüdenscheidt")
                    .contains("Betrag EUR         12,00");
        }
    }

    private static long inkOf(List<RasterText.Line> lines) {
        var ink = 0L;
        for (var line : lines) {
            for (var b : line.picture().dots()) ink += Integer.bitCount(b & 0xFF);
        }
        return ink;
    }

    private static PrintDocument difficult() {
        return new PrintDocument(
                List.of(
                        new Picture(arms()),
                        new Text(
                                "Große Kreisstadt Šluknov an der Łaba",
                                Alignment.CENTRE,
                                Size.LARGE,
                                true),
                        new Rule(),
                        PrintDocument.line(
                                "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"),
                        new Pair("Antragstellerin", "Mu\u0308ller-Lüdenscheidt"),
                        new Pair("Vorname", "Ṩ̂ǭ M̂ C̈ n̄ Ǧuldan J̌"),
                        new Pair(
                                "Geburtsname der Mutter",
                                "Nguyễn Thị Ánh-Tuyết von Ķīļevičs und zu Gołębiów"),
                        new Pair("الاسم", "محمد عبد الله 1985"),
                        new Text(
                                "رقم الطلب 4711-42 بتاريخ 12.05.2026 الساعة 14:30، يرجى الاحتفاظ بهذا الإيصال حتى الانتهاء.",
                                Alignment.LEFT,
                                Size.NORMAL,
                                false),
                        new Text(
                                "Дякуємо! Номер справи BT-2026-7K4M",
                                Alignment.CENTRE,
                                Size.NORMAL,
                                true),
                        new Text("Ｗｉｄｅ ＷＷＷＷ ﬀ ẞ № 5", Alignment.RIGHT, Size.NORMAL, false),
                        new Rule(),
                        PrintDocument.line("Betrag EUR         12,00")));
    }

    /// A shield with a gradient: lines and shades.
    private static BufferedImage arms() {
        var picture = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 160, 120);
        pen.setPaint(new GradientPaint(20, 0, Color.BLACK, 140, 0, Color.WHITE));
        pen.fillRoundRect(20, 8, 120, 104, 40, 40);
        pen.setColor(Color.BLACK);
        pen.drawRoundRect(20, 8, 120, 104, 40, 40);
        pen.dispose();
        return picture;
    }
}
