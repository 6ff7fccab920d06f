package de.buergerterminal.device.zvt;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Authorisation;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.PaymentDialog;
import de.buergerterminal.device.PaymentOutcome.Paid;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.device.simulator.CardPayment;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ZvtOnASerialLineTest {
    private @TempDir Path folder;

    @Test
    void aFeeIsPaidOverASerialLine() throws Exception {
        pays(false);
    }

    @Test
    void blocksThatArriveBrokenAreAskedForAgain() throws Exception {
        pays(true);
    }

    private void pays(boolean garbled) throws Exception {
        var link = folder.resolve("terminal");
        try (var simulated = SimulatedPaymentTerminal.at(URI.create("pty:" + link));
                var terminal =
                        ZvtPaymentTerminal.at(
                                new DeviceId("payment-terminal"),
                                URI.create("zvt+serial://" + link))) {
            if (garbled) simulated.garbleSerialBlocks();
            terminal.start(_ -> {});
            for (int i = 0; i < 4_000 && !terminal.health().usable(); i++) Thread.sleep(10);
            simulated.presentCard();
            assertThat(terminal.pay(5_00, new Booking()).get(60, TimeUnit.SECONDS))
                    .isInstanceOf(Paid.class);
            assertThat(simulated.payments())
                    .extracting(CardPayment::state)
                    .containsExactly(CardPayment.State.BOOKED);
        }
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
