package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.supervision.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperForecastTest {
    /// 100 mm at 203 dots per inch.
    private static final int TEN_CENTIMETRES = 799;

    private static final Condition LOW = new Condition.NeedsCare(Fault.of(FaultCode.PAPER_LOW));

    private static final String FILE = "printer.paper";

    @TempDir private Path folder;

    private final PaperForecast forecast = new PaperForecast(PrinterProfile.of("80mm"));

    @Test
    void nothingIsForetoldBeforeTheSensorSeesTheEndCome() {
        forecast.printed(TEN_CENTIMETRES);
        assertThat(forecast.receiptsLeft()).isEmpty();
        assertThat(forecast.told(new Condition.Fine())).isEqualTo(new Condition.Fine());
    }

    @Test
    void receiptsLeftFollowFromTheirUsualLength() {
        for (var i = 0; i < 40; i++) forecast.printed(TEN_CENTIMETRES);
        forecast.sensor(true);
        assertThat(forecast.receiptsLeft().orElseThrow()).isBetween(28, 30);
        for (var i = 0; i < 10; i++) forecast.printed(TEN_CENTIMETRES);
        assertThat(forecast.receiptsLeft().orElseThrow()).isBetween(18, 20);
        assertThat(forecast.told(LOW))
                .isEqualTo(care(FaultCode.PAPER_LOW, forecast.receiptsLeft().orElseThrow()));
    }

    @Test
    void aRollNearlyUsedUpIsSaidInItsOwnWord() {
        forecast.sensor(true);
        for (var i = 0; i < 25; i++) forecast.printed(TEN_CENTIMETRES);
        assertThat(forecast.told(LOW))
                .isEqualTo(care(FaultCode.PAPER_NEARLY_OUT, forecast.receiptsLeft().orElseThrow()));
        for (var i = 0; i < 100; i++) forecast.printed(TEN_CENTIMETRES);
        assertThat(forecast.receiptsLeft()).hasValue(0);
    }

    @Test
    void aNewRollIsForetoldAfresh() {
        forecast.sensor(true);
        for (var i = 0; i < 25; i++) forecast.printed(TEN_CENTIMETRES);
        forecast.sensor(false);
        assertThat(forecast.receiptsLeft()).isEmpty();
        forecast.sensor(true);
        assertThat(forecast.receiptsLeft().orElseThrow()).isGreaterThan(25);
    }

    @Test
    void aRestartGoesOnWhereTheForecastWas() {
        var before = restarted();
        before.sensor(true);
        for (var i = 0; i < 10; i++) before.printed(TEN_CENTIMETRES);
        var after = restarted();
        after.sensor(true);
        assertThat(after.receiptsLeft()).isEqualTo(before.receiptsLeft());
        for (var i = 0; i < 5; i++) after.printed(TEN_CENTIMETRES);
        assertThat(after.receiptsLeft().orElseThrow())
                .isLessThan(before.receiptsLeft().orElseThrow());
    }

    @Test
    void aRollChangedWhileTheTerminalWasOffIsForetoldAfresh() throws IOException {
        var before = restarted();
        before.sensor(true);
        for (var i = 0; i < 25; i++) before.printed(TEN_CENTIMETRES);
        var after = restarted();
        after.sensor(false);
        assertThat(after.receiptsLeft()).isEmpty();
        after.sensor(true);
        assertThat(after.receiptsLeft()).isEqualTo(fresh().receiptsLeft());
        after.sensor(false);
        after.printed(TEN_CENTIMETRES);
        assertThat(folder.resolve(FILE)).doesNotExist();
    }

    @Test
    void nothingIsWrittenBetweenTwoReceiptsNorAboutThem() throws IOException {
        var forecast = restarted();
        for (var i = 0; i < 5; i++) forecast.sensor(i % 2 == 0);
        assertThat(folder).isEmptyDirectory();
        forecast.printed(TEN_CENTIMETRES);
        assertThat(folder.resolve(FILE)).hasContent("paper 1\nleft-mm 2900\nreceipt-mm 160\n");
        assertThat(folder.toFile().list()).containsExactly(FILE);
    }

    /// `80mm` names 3,000 mm.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "paper 1\nleft-mm 1200\n",
                "paper 2\nleft-mm 1200\nreceipt-mm 100\n",
                "paper 1\nleft-mm -5\nreceipt-mm 100\n",
                "paper 1\nleft-mm 3001\nreceipt-mm 100\n",
                "paper 1\nleft-mm 1200\nreceipt-mm 0\n",
                "paper 1\nleft-mm 1200\nreceipt-mm 100\nand more",
                "paper 1\nleft-mm 99999999999999999999\nreceipt-mm 100\n",
                "\u0000\u0000\u0000\u0000"
            })
    void aBrokenOrForeignFileIsAsGoodAsNoneAndReplaced(String content) throws IOException {
        Files.writeString(folder.resolve(FILE), content);
        var forecast = restarted();
        forecast.sensor(true);
        assertThat(forecast.receiptsLeft()).isEqualTo(fresh().receiptsLeft());
        forecast.printed(TEN_CENTIMETRES);
        var after = restarted();
        after.sensor(true);
        assertThat(after.receiptsLeft()).isEqualTo(forecast.receiptsLeft());
    }

    @Test
    void aPlaceWhereNothingCanBeKeptCostsNothingButTheMemory() throws IOException {
        for (var place : List.of(folder, folder.resolve("nowhere").resolve(FILE))) {
            var forecast =
                    new PaperForecast(PrinterProfile.of("80mm"), Optional.of(new PaperFile(place)));
            forecast.sensor(true);
            forecast.printed(TEN_CENTIMETRES);
            assertThat(forecast.receiptsLeft()).isPresent();
            forecast.sensor(false);
            forecast.printed(TEN_CENTIMETRES);
            assertThat(forecast.receiptsLeft()).isEmpty();
        }
    }

    private PaperForecast restarted() {
        return new PaperForecast(
                PrinterProfile.of("80mm"), Optional.of(new PaperFile(folder.resolve(FILE))));
    }

    private static PaperForecast fresh() {
        var forecast = new PaperForecast(PrinterProfile.of("80mm"));
        forecast.sensor(true);
        return forecast;
    }

    private static Condition care(FaultCode code, int left) {
        return new Condition.NeedsCare(new Fault(code, "about " + left + " receipts left"));
    }
}
