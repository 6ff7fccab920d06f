package de.buergerterminal.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Authorisation;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.LastPayment;
import de.buergerterminal.device.PaymentDialog;
import de.buergerterminal.device.PaymentOutcome;
import de.buergerterminal.device.PaymentOutcome.Cancelled;
import de.buergerterminal.device.PaymentOutcome.Declined;
import de.buergerterminal.device.PaymentOutcome.Paid;
import de.buergerterminal.device.PaymentOutcome.TakenBack;
import de.buergerterminal.device.PaymentTerminal;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal;
import de.buergerterminal.device.zvt.ZvtPaymentTerminal;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a real terminal this moves one cent at a time: use the test host of the network operator
/// and its test cards.
class PaymentTerminalConformanceTest {
    private final Bench bench = new Bench(DeviceKind.PAYMENT_TERMINAL);
    private SimulatedPaymentTerminal simulated;
    private PaymentTerminal terminal;

    @BeforeEach
    void standsOnTheBench() throws InterruptedException {
        simulated = SimulatedPaymentTerminal.at(URI.create("tcp://127.0.0.1:0"));
        terminal = ZvtPaymentTerminal.at(bench.id(), bench.real().orElse(simulated.driverUri()));
        bench.start(terminal);
    }

    @AfterEach
    void leavesTheBench() {
        terminal.close();
        simulated.close();
    }

    @Test
    void aPaymentStandsWhenTheGoodsWereIssuedAndTheTraceShowsNoCard() throws Exception {
        var payment = pay(PaymentDialog.GoodsAnswer.ISSUED);
        presentCard();
        assertThat(outcome(payment)).isInstanceOf(Paid.class);
        assertThat(terminal.lastPayment().get(70, TimeUnit.SECONDS))
                .isInstanceOf(LastPayment.Successful.class);
        assertThat(terminal.trace())
                .extracting(TracedFrame::line)
                .anyMatch(it -> it.contains("06 01 authorisation"))
                .anyMatch(it -> it.contains("04 0F status information"))
                .noneMatch(it -> it.contains("67 89") || it.contains("6789"))
                .noneMatch(it -> it.contains("Musterstadt") || it.contains("KUNDENBELEG"));
    }

    @Test
    void aPaymentIsTakenBackWhenNoGoodsWereIssued() throws Exception {
        var payment = pay(PaymentDialog.GoodsAnswer.NOT_ISSUED);
        presentCard();
        assertThat(outcome(payment)).isInstanceOf(TakenBack.class);
    }

    @Test
    void aDeclinedCardPaysNothing() throws Exception {
        bench.please(
                "Gleich bitte eine Karte verwenden, die abgelehnt wird.",
                "In a moment please use a card that is declined.",
                () -> simulated.declineNextCard(0x05));
        var payment = pay(PaymentDialog.GoodsAnswer.ISSUED);
        presentCard();
        assertThat(outcome(payment)).isInstanceOf(Declined.class);
    }

    @Test
    void aCitizenWhoStopsAtTheTerminalPaysNothing() throws Exception {
        var payment = pay(PaymentDialog.GoodsAnswer.ISSUED);
        bench.please(
                "Bitte am Terminal die rote Taste drücken.",
                "Please press the red key of the terminal.",
                simulated::citizenCancels);
        assertThat(outcome(payment)).isInstanceOf(Cancelled.class);
    }

    @Test
    void aCitizenWhoStopsAtTheScreenPaysNothing() throws Exception {
        var payment = pay(PaymentDialog.GoodsAnswer.ISSUED);
        terminal.abort();
        assertThat(outcome(payment)).isInstanceOf(Cancelled.class);
    }

    @Test
    void aTerminalWithoutPowerIsToldAndComesBackByItself() throws Exception {
        bench.please(
                "Bitte das Terminal ausschalten.",
                "Please switch the terminal off.",
                simulated::powerOff);
        bench.awaitOffline();
        bench.please(
                "Bitte das Terminal einschalten.",
                "Please switch the terminal on.",
                simulated::powerOn);
        bench.awaitUsable();
        var payment = pay(PaymentDialog.GoodsAnswer.ISSUED);
        presentCard();
        assertThat(outcome(payment)).isInstanceOf(Paid.class);
    }

    private CompletableFuture<PaymentOutcome> pay(PaymentDialog.GoodsAnswer answer)
            throws InterruptedException {
        var asked = new CountDownLatch(1);
        var payment =
                terminal.pay(
                        1,
                        new PaymentDialog() {
                            @Override
                            public void show(TerminalText text) {
                                asked.countDown();
                            }

                            @Override
                            public GoodsAnswer authorised(Authorisation authorisation) {
                                return answer;
                            }
                        });
        var millis = bench.within(Bench.PROMISED).toMillis();
        assertThat(asked.await(millis, TimeUnit.MILLISECONDS)).as("the terminal asks").isTrue();
        return payment;
    }

    private void presentCard() throws Exception {
        bench.please(
                "Bitte die Testkarte vorhalten oder stecken.",
                "Please present or insert the test card.",
                simulated::presentCard);
    }

    private PaymentOutcome outcome(CompletableFuture<PaymentOutcome> payment) throws Exception {
        return payment.get(bench.within(Bench.PROMISED).toMillis() + 60_000, TimeUnit.MILLISECONDS);
    }
}
