package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.supervision.Condition;
import org.junit.jupiter.api.Test;

class PaperForecastTest {
    /// 100 mm at 203 dots per inch.
    private static final int TEN_CENTIMETRES = 799;

    private static final Condition LOW = new Condition.NeedsCare(Fault.of(FaultCode.PAPER_LOW));

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

    private static Condition care(FaultCode code, int left) {
        return new Condition.NeedsCare(new Fault(code, "about " + left + " receipts left"));
    }
}
