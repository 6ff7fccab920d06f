package de.buergerterminal.device.zvt;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Authorisation;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.PaymentDialog;
import de.buergerterminal.device.PaymentOutcome;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.device.line.Recording;
import de.buergerterminal.device.line.ReplayLine;
import de.buergerterminal.device.supervision.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recording beside this test is played to the whole driver. `# does: status` connects, `#
/// does: pay CENTS` pays; `# at: serial` has blocks with check sums. What `doctor payment-terminal
/// --record FILE pay AMOUNT` wrote becomes a test by being put there.
class RecordingsTest {
    /// As in service, but nobody waits for a terminal that will not come back.
    private static final ZvtTimers TIMERS =
            new ZvtTimers(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(20),
                    ZvtTimers.standard().goodsPatience(),
                    ZvtTimers.standard().goodsLimit(),
                    ZvtTimers.standard().enquiry(),
                    ZvtTimers.standard().recheck(),
                    Duration.ofMillis(300));

    @ParameterizedTest
    @MethodSource("recordings")
    void aTerminalOnRecordIsUnderstood(Recording recording) throws Exception {
        var line = new ReplayLine(recording.transcript());
        assertThat(endOf(recording, line)).isEqualTo(recording.head("ends"));
        assertThat(line.ended()).as("played to its end").isTrue();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void aTerminalThatExpectsAnotherByteEndsOtherwise(Recording recording) throws Exception {
        var changed = recording.expectingAnotherByte();
        var line = new ReplayLine(changed.transcript());
        var end = endOf(changed, line);
        assertThat(end.equals(recording.head("ends")) && line.ended()).isFalse();
    }

    private static String endOf(Recording recording, ReplayLine line) throws Exception {
        var serial = recording.head("at", "tcp").equals("serial");
        var reports = new LinkedBlockingQueue<DeviceHealth>();
        try (var terminal =
                new ZvtPaymentTerminal(
                        new DeviceId("payment-terminal"),
                        Recording.once(line),
                        serial,
                        Bytes.ofHex("000000"),
                        32,
                        TIMERS,
                        Backoff.standard())) {
            terminal.start(reports::add);
            var first = Objects.requireNonNull(reports.poll(20, TimeUnit.SECONDS), "a first word");
            var does = recording.head("does");
            if (does.equals("status") || !first.usable()) {
                return first.reason().map(Fault::code).map(Enum::name).orElse(first.word());
            }
            var cents = Long.parseLong(does.substring("pay ".length()));
            return words(terminal.pay(cents, new Booking()).get(30, TimeUnit.SECONDS));
        }
    }

    private static String words(PaymentOutcome outcome) {
        return switch (outcome) {
            case PaymentOutcome.Paid(var it, var slip) ->
                    "paid %d, %s, receipt %d, slip of %d lines"
                            .formatted(
                                    it.amountCents(),
                                    it.cardName(),
                                    it.receiptNumber(),
                                    slip.size());
            case PaymentOutcome.Declined it -> "declined %02X".formatted(it.resultCode());
            default -> outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    static List<Recording> recordings() {
        return Recording.beside(RecordingsTest.class, "payment-approved.line");
    }

    private static final class Booking implements PaymentDialog {
        @Override
        public void show(TerminalText text) {}

        @Override
        public GoodsAnswer authorised(Authorisation authorisation) {
            return GoodsAnswer.ISSUED;
        }
    }
}
