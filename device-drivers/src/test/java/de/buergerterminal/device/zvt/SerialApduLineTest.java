package de.buergerterminal.device.zvt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.line.LineException;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// What is no ZVT at all, as from a line with the wrong speed or another device behind it.
class SerialApduLineTest {
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    @Test
    void noiseWithoutEndIsNoAcknowledgement() {
        var line = new SerialApduLine(new NoisyLine(), SOON);
        assertTimeoutPreemptively(
                AT_MOST,
                () ->
                        Assertions.assertThatExceptionOfType(LineException.class)
                                .isThrownBy(
                                        () -> line.send(Apdu.of(ControlField.STATUS_ENQUIRY, 0)))
                                .satisfies(it ->
                                        assertThat(it.fault().code())
                                                .isEqualTo(FaultCode.NO_ANSWER)));
    }

    @Test
    void noiseWithoutEndIsNoMessage() {
        var line = new SerialApduLine(new NoisyLine());
        assertTimeoutPreemptively(AT_MOST, () -> assertThat(line.receive(SOON)).isNull());
    }

    private static final class NoisyLine implements Line {
        @Override
        public void send(byte[] bytes) {}

        @Override
        public int receive(Duration limit) {
            return 0x55;
        }

        @Override
        public void close() {}
    }
}
