package de.buergerterminal.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.offer.Offer.Availability;
import de.buergerterminal.kiosk.session.SessionEvent.ServiceChosen;
import de.buergerterminal.kiosk.session.SessionEvent.ShowReceiptPressed;
import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.Done;
import de.buergerterminal.kiosk.session.SessionState.FillingIn;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed.Reason;
import de.buergerterminal.kiosk.session.SessionState.PrintingReceipt;
import de.buergerterminal.kiosk.session.SessionState.ReceiptFailed;
import de.buergerterminal.kiosk.session.SessionState.ShowingReceipt;
import de.buergerterminal.kiosk.session.SessionState.ShowingService;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrinterFaultsIT extends FaultTable {
    @Test
    void aPrinterThatIsUnpluggedIsSaidAtHomeBeforeAnybodyStarts() throws Exception {
        town.printer.unplug();
        town.awaitMissing(Requests.REGISTRATION, Offer.Missing.RECEIPT_PRINTER);
        var home = town.arrive();
        assertThat(home.offer().of(Requests.TRADE))
                .isEqualTo(new Availability.NotNow(Offer.Missing.RECEIPT_PRINTER));
        assertThat(home.offer().of(Requests.DOG)).isEqualTo(new Availability.NowWithoutPaper());

        town.touch(new ServiceChosen(Requests.REGISTRATION));
        town.await(ShowingService.class);
        town.next();
        town.goHome();
        assertThat(town.kiosk().shown()).noneMatch(FillingIn.class::isInstance);

        town.fillInCompletely(Requests.DOG, Requests.dog());
        town.next();
        var shown = town.await(ShowingReceipt.class);
        town.assertPaidIffArrived(0);
        assertThat(town.cases().getFirst().reference())
                .isEqualTo(shown.filed().ticket().reference().value());
        town.goHome();
        town.printer.plugIn();
        town.assertHomeAgain();
    }

    @Test
    void withoutPaperNoMoneyIsAskedForAndWithPaperTheSameRequestGoesOn() throws Exception {
        reviewed();
        town.printer.runOutOfPaper();
        town.next();
        assertThat(town.await(PaymentFailed.class).reason()).isEqualTo(Reason.PRINTER_NOT_READY);
        assertThat(town.terminal.payments()).isEmpty();

        town.printer.refillPaper();
        town.next();
        assertThat(town.await(Done.class).printed()).isTrue();
        town.assertPaidIffArrived(1);
        town.assertHomeAgain();
    }

    @Test
    void paperThatEndsWhilePrintingIsRefilledAndTheReceiptPrintedAgain() throws Exception {
        reviewed();
        town.printer.runOutOfPaperAfterLines(5);
        town.next();
        var failed = town.await(ReceiptFailed.class);
        town.assertPaidIffArrived(1);

        town.printer.refillPaper();
        town.next();
        assertThat(town.await(Done.class).printed()).isTrue();
        assertThat(town.printer.receipts().getLast().codes())
                .containsExactly(failed.filed().ticket().asCode());
        town.assertPaidIffArrived(1);
        town.assertHomeAgain();
    }

    @Test
    void aCoverOpenedWhilePrintingLeavesTheReceiptOnTheScreen() throws Exception {
        reviewed();
        town.printer.printEachLineIn(Duration.ofMillis(100));
        town.next();
        var printing = town.await(PrintingReceipt.class);
        town.printer.openCover();
        town.await(ReceiptFailed.class);
        town.touch(new ShowReceiptPressed());
        assertThat(town.await(ShowingReceipt.class).filed()).isEqualTo(printing.filed());
        town.assertPaidIffArrived(1);
        town.printer.closeCover();
        town.next();
        town.await(Attract.class);
        town.assertHomeAgain();
    }
}
