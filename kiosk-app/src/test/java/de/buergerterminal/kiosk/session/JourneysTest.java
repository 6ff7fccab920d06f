package de.buergerterminal.kiosk.session;

import static de.buergerterminal.kiosk.session.Samples.FILED;
import static de.buergerterminal.kiosk.session.Samples.FREE;
import static de.buergerterminal.kiosk.session.Samples.LOOK;
import static de.buergerterminal.kiosk.session.Samples.OPEN;
import static de.buergerterminal.kiosk.session.Samples.PAID;
import static de.buergerterminal.kiosk.session.Samples.draft;
import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.offer.Offer.Availability.NotNow;
import de.buergerterminal.kiosk.offer.Offer.Missing;
import de.buergerterminal.kiosk.session.SessionEffect.AbortPayment;
import de.buergerterminal.kiosk.session.SessionEffect.CallStaff;
import de.buergerterminal.kiosk.session.SessionEffect.File;
import de.buergerterminal.kiosk.session.SessionEffect.ForgetCitizen;
import de.buergerterminal.kiosk.session.SessionEffect.LookUpCase;
import de.buergerterminal.kiosk.session.SessionEffect.Pay;
import de.buergerterminal.kiosk.session.SessionEffect.PreparePayment;
import de.buergerterminal.kiosk.session.SessionEffect.PrintQuestion;
import de.buergerterminal.kiosk.session.SessionEffect.PrintReceipt;
import de.buergerterminal.kiosk.session.SessionEffect.StartScanning;
import de.buergerterminal.kiosk.session.SessionEffect.StopScanning;
import de.buergerterminal.kiosk.session.SessionEffect.VisitBegan;
import de.buergerterminal.kiosk.session.SessionEvent.Answered;
import de.buergerterminal.kiosk.session.SessionEvent.BackPressed;
import de.buergerterminal.kiosk.session.SessionEvent.CancelConfirmed;
import de.buergerterminal.kiosk.session.SessionEvent.CancelPressed;
import de.buergerterminal.kiosk.session.SessionEvent.CaseCheckChosen;
import de.buergerterminal.kiosk.session.SessionEvent.CaseFound;
import de.buergerterminal.kiosk.session.SessionEvent.CodeNotOurs;
import de.buergerterminal.kiosk.session.SessionEvent.CodeScanned;
import de.buergerterminal.kiosk.session.SessionEvent.ContrastPressed;
import de.buergerterminal.kiosk.session.SessionEvent.EditPressed;
import de.buergerterminal.kiosk.session.SessionEvent.HelpPressed;
import de.buergerterminal.kiosk.session.SessionEvent.IdleSecondPassed;
import de.buergerterminal.kiosk.session.SessionEvent.IdleWarningDue;
import de.buergerterminal.kiosk.session.SessionEvent.LanguageChosen;
import de.buergerterminal.kiosk.session.SessionEvent.NextPressed;
import de.buergerterminal.kiosk.session.SessionEvent.OfferChanged;
import de.buergerterminal.kiosk.session.SessionEvent.OverlayClosed;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentEndedWithoutMoney;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentLeftUnclear;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentPrepared;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentSucceeded;
import de.buergerterminal.kiosk.session.SessionEvent.PresenceNoticed;
import de.buergerterminal.kiosk.session.SessionEvent.PrintQuestionPressed;
import de.buergerterminal.kiosk.session.SessionEvent.QuestionNotPrinted;
import de.buergerterminal.kiosk.session.SessionEvent.QuestionPrinted;
import de.buergerterminal.kiosk.session.SessionEvent.ReceiptNotPrinted;
import de.buergerterminal.kiosk.session.SessionEvent.ReceiptPrinted;
import de.buergerterminal.kiosk.session.SessionEvent.RequestFiled;
import de.buergerterminal.kiosk.session.SessionEvent.RequestNotFiled;
import de.buergerterminal.kiosk.session.SessionEvent.ServiceChosen;
import de.buergerterminal.kiosk.session.SessionEvent.ShowReceiptPressed;
import de.buergerterminal.kiosk.session.SessionEvent.StillHere;
import de.buergerterminal.kiosk.session.SessionEvent.TerminalSaid;
import de.buergerterminal.kiosk.session.SessionEvent.Touched;
import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.CheckingCase;
import de.buergerterminal.kiosk.session.SessionState.ChoosingService;
import de.buergerterminal.kiosk.session.SessionState.ConfirmingCancel;
import de.buergerterminal.kiosk.session.SessionState.Done;
import de.buergerterminal.kiosk.session.SessionState.Filing;
import de.buergerterminal.kiosk.session.SessionState.FilingFailed;
import de.buergerterminal.kiosk.session.SessionState.FillingIn;
import de.buergerterminal.kiosk.session.SessionState.OutOfService;
import de.buergerterminal.kiosk.session.SessionState.Paying;
import de.buergerterminal.kiosk.session.SessionState.Paying.Course;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed;
import de.buergerterminal.kiosk.session.SessionState.PaymentUnclear;
import de.buergerterminal.kiosk.session.SessionState.PreparingPayment;
import de.buergerterminal.kiosk.session.SessionState.PrintingReceipt;
import de.buergerterminal.kiosk.session.SessionState.ReceiptFailed;
import de.buergerterminal.kiosk.session.SessionState.Reviewing;
import de.buergerterminal.kiosk.session.SessionState.ScanningCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingCase;
import de.buergerterminal.kiosk.session.SessionState.ShowingCase.Slip;
import de.buergerterminal.kiosk.session.SessionState.ShowingHelp;
import de.buergerterminal.kiosk.session.SessionState.ShowingReceipt;
import de.buergerterminal.kiosk.session.SessionState.ShowingService;
import de.buergerterminal.kiosk.session.SessionState.WarningIdle;
import de.buergerterminal.kiosk.session.SessionState.Welcoming;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a visit is, sentence by sentence.
///
/// Longer than usual: every journey of a citizen through the rules, to be read side by side.
class JourneysTest {
    private static final Attract REST = new Attract(Look.DEFAULT);
    private static final Paying PAYING =
            new Paying(LOOK, draft(PAID), Optional.empty(), Course.RUNNING);

    @Test
    void somebodyComingNearIsWelcomedAndCountsAsAVisitOnceTheyBegin() {
        var welcome = after(REST, new PresenceNoticed(true));
        assertThat(welcome).isEqualTo(Step.to(new Welcoming(Look.DEFAULT)));
        var home = after(welcome.next(), new LanguageChosen("en"));
        assertThat(home.next())
                .isEqualTo(
                        new ChoosingService(Look.DEFAULT.withLanguage("en"), Samples.EVERYTHING));
        assertThat(home.effects()).containsExactly(new VisitBegan());
        assertThat(after(REST, new Touched())).isEqualTo(welcome);
    }

    @Test
    void whoIsOnlyPassingByIsNotAskedWhetherTheyAreStillThere() {
        assertThat(after(new Welcoming(LOOK), new IdleWarningDue()).next()).isEqualTo(REST);
    }

    @Test
    void aServiceThatDoesNotWorkNowIsShownButCannotBeStarted() {
        var missing = new Offer.Availability.NotNow(Offer.Missing.PAYMENT_TERMINAL);
        var home = new ChoosingService(LOOK, Samples.offer(missing));
        var shown = after(home, new ServiceChosen(PAID.id())).next();
        assertThat(shown).isEqualTo(new ShowingService(LOOK, PAID, missing));
        assertThat(after(shown, new NextPressed()).next()).isEqualTo(shown);
        assertThat(after(shown, new OfferChanged(Samples.EVERYTHING)).next())
                .isEqualTo(new ShowingService(LOOK, PAID, Samples.NOW));
    }

    @Test
    void goingBackToTheServiceAndForwardAgainLosesNoAnswer() {
        var first = new FillingIn(LOOK, draft(FREE), 0, List.of());
        var back = after(first, new BackPressed()).next();
        assertThat(back).isEqualTo(new ShowingService(LOOK, draft(FREE), Samples.NOW));
        assertThat(after(back, new NextPressed()).next()).isEqualTo(first);
    }

    @Test
    void aPageWithAMissingAnswerSaysSoUntilItIsAnswered() {
        var empty = new ShowingService(LOOK, FREE, Samples.NOW);
        var page = after(empty, new NextPressed()).next();
        var refused = (FillingIn) after(page, new NextPressed()).next();
        assertThat(refused.page()).isZero();
        assertThat(refused.problems())
                .extracting(it -> it.field())
                .containsExactlyInAnyOrder(Samples.NAME, Samples.MOVED);
        var answered = (FillingIn) after(refused, new Answered(Samples.NAME, "Ada")).next();
        assertThat(answered.problems()).extracting(it -> it.field()).containsExactly(Samples.MOVED);
    }

    @Test
    void anAnswerThatHidesAPageBeforeKeepsTheCitizenOnTheirPage() {
        var moved = draft(FREE).answered(Samples.MOVED, "true").answered(Samples.STREET, "Markt");
        var last = new FillingIn(LOOK, moved, 2, List.of());
        var first = after(after(last, new BackPressed()).next(), new BackPressed()).next();
        var changed = after(first, new Answered(Samples.MOVED, "false")).next();
        assertThat(((FillingIn) changed).page()).isZero();
        assertThat(((FillingIn) after(changed, new NextPressed()).next()).page()).isEqualTo(1);
    }

    @Test
    void correctingOnePageLeadsStraightBackToTheReview() {
        var review = new Reviewing(LOOK, draft(FREE));
        var page = after(review, new EditPressed(0)).next();
        assertThat(page).isEqualTo(new FillingIn(LOOK, draft(FREE), 0, List.of(), true));
        assertThat(after(page, new NextPressed()).next()).isEqualTo(review);
    }

    @Test
    void aCorrectionThatOpensANewPageLeadsToThatPageFirst() {
        var page = new FillingIn(LOOK, draft(FREE), 0, List.of(), true);
        var moved = after(page, new Answered(Samples.MOVED, "true")).next();
        var next = (FillingIn) after(moved, new NextPressed()).next();
        assertThat(next.page()).isEqualTo(1);
        assertThat(next.problems()).extracting(it -> it.field()).containsExactly(Samples.STREET);
    }

    @Test
    void whatIsMissingIsFoundBeforeAnythingIsSent() {
        var hole = draft(PAID).answered(Samples.NAME, "");
        var step = after(new Reviewing(LOOK, hole), new NextPressed());
        assertThat(((FillingIn) step.next()).page()).isZero();
        assertThat(step.effects()).isEmpty();
    }

    @Test
    void losingADeviceWhileFillingInChangesNothing() {
        var page = new FillingIn(LOOK, draft(PAID), 0, List.of());
        assertThat(after(page, new OfferChanged(Samples.NOTHING)).next()).isEqualTo(page);
        var review = new Reviewing(LOOK, draft(PAID));
        assertThat(after(review, new OfferChanged(Samples.NOTHING)).next()).isEqualTo(review);
    }

    @Test
    void aFreeRequestIsFiledAndItsReceiptPrinted() {
        var filing = after(new Reviewing(LOOK, draft(FREE)), new NextPressed());
        assertThat(filing.next()).isEqualTo(new Filing(LOOK, draft(FREE)));
        assertThat(filing.effects()).containsExactly(new File(draft(FREE), LOOK));
        var printing = after(filing.next(), new RequestFiled(FILED));
        assertThat(printing.next()).isEqualTo(new PrintingReceipt(LOOK, FILED));
        assertThat(printing.effects()).containsExactly(new PrintReceipt(FILED, LOOK));
        assertThat(after(printing.next(), new ReceiptPrinted()).next())
                .isEqualTo(new Done(LOOK, FILED, true));
    }

    @Test
    void withoutPaperAFreeReceiptGoesToTheScreenAtOnce() {
        var offer = Samples.offer(new Offer.Availability.NowWithoutPaper());
        var step =
                SessionRules.on(
                        new Filing(LOOK, draft(FREE)),
                        new RequestFiled(FILED),
                        new Surroundings(offer, Samples.TODAY));
        assertThat(step).isEqualTo(Step.to(new ShowingReceipt(LOOK, FILED)));
    }

    @Test
    void aRequestThatCouldNotBeStoredCanBeTriedAgainWithAllAnswers() {
        var failed = after(new Filing(LOOK, draft(FREE)), new RequestNotFiled()).next();
        assertThat(failed).isEqualTo(new FilingFailed(LOOK, draft(FREE)));
        assertThat(after(failed, new NextPressed()).effects())
                .containsExactly(new File(draft(FREE), LOOK));
        assertThat(after(failed, new BackPressed()).next())
                .isEqualTo(new Reviewing(LOOK, draft(FREE)));
    }

    @Test
    void moneyIsTouchedOnlyAfterEverythingSaidItIsReady() {
        var preparing = after(new Reviewing(LOOK, draft(PAID)), new NextPressed());
        assertThat(preparing.next()).isEqualTo(new PreparingPayment(LOOK, draft(PAID)));
        assertThat(preparing.effects()).containsExactly(new PreparePayment(draft(PAID)));
        var paying = after(preparing.next(), new PaymentPrepared(Optional.empty()));
        assertThat(paying.next()).isEqualTo(PAYING);
        assertThat(paying.effects()).containsExactly(new Pay(draft(PAID), LOOK));
        var obstacle = PaymentFailed.Reason.PRINTER_NOT_READY;
        var refused = after(preparing.next(), new PaymentPrepared(Optional.of(obstacle)));
        assertThat(refused)
                .isEqualTo(
                        Step.to(new PaymentFailed(LOOK, draft(PAID), obstacle, Optional.empty())));
    }

    @Test
    void whoCancelsWhilePayingWaitsForTheTerminalsWord() {
        var aborting = after(PAYING, new CancelPressed());
        assertThat(aborting.next())
                .isEqualTo(new Paying(LOOK, draft(PAID), Optional.empty(), Course.ABORTING));
        assertThat(aborting.effects()).containsExactly(new AbortPayment());
        assertThat(after(aborting.next(), new CancelPressed()).effects()).isEmpty();
        assertThat(after(aborting.next(), new PaymentSucceeded(FILED)).next())
                .isEqualTo(new PrintingReceipt(LOOK, FILED));
    }

    @Test
    void whoPaysWhileTheTerminalIsLostReadsThatWeFindOutAndKeepsTheOutcome() {
        var insert = new TerminalSaid(Samples.INSERT_CARD);
        var findingOut = new Paying(LOOK, draft(PAID), Optional.empty(), Course.FINDING_OUT);
        var lost = new OfferChanged(Samples.offer(new NotNow(Missing.PAYMENT_TERMINAL)));
        for (var before : List.of(after(PAYING, insert), after(PAYING, new CancelPressed()))) {
            assertThat(after(before.next(), lost)).isEqualTo(Step.to(findingOut));
        }
        var back = new OfferChanged(Samples.offer(new Offer.Availability.Now()));
        assertThat(after(findingOut, back)).isEqualTo(Step.to(findingOut));
        assertThat(after(findingOut, new CancelPressed())).isEqualTo(Step.to(findingOut));
        assertThat(after(findingOut, new PaymentSucceeded(FILED)).next())
                .isEqualTo(new PrintingReceipt(LOOK, FILED));
        assertThat(after(findingOut, new PaymentLeftUnclear()).next())
                .isEqualTo(new PaymentUnclear(LOOK));
        var otherTrouble = new OfferChanged(Samples.offer(new NotNow(Missing.RECEIPT_PRINTER)));
        assertThat(after(PAYING, otherTrouble)).isEqualTo(Step.to(PAYING));
    }

    @Test
    void aDeclinedCardLosesNothing() {
        var declined =
                after(
                                PAYING,
                                new PaymentEndedWithoutMoney(
                                        PaymentFailed.Reason.DECLINED, Optional.empty()))
                        .next();
        assertThat(after(declined, new NextPressed()).effects())
                .containsExactly(new PreparePayment(draft(PAID)));
        assertThat(after(declined, new BackPressed()).next())
                .isEqualTo(new Reviewing(LOOK, draft(PAID)));
    }

    @Test
    void anUnclearPaymentCallsStaffAndMayStillTurnOutPaid() {
        var unclear = after(PAYING, new PaymentLeftUnclear());
        assertThat(unclear.next()).isEqualTo(new PaymentUnclear(LOOK));
        assertThat(unclear.effects())
                .containsExactly(new CallStaff(JournalEvent.PAYMENT_UNCLEAR.id()));
        assertThat(after(unclear.next(), new PaymentSucceeded(FILED)).next())
                .isEqualTo(new PrintingReceipt(LOOK, FILED));
    }

    @Test
    void nobodyIsAskedWhetherTheyAreStillThereWhileADeviceHasTheWord() {
        assertThat(IdleLimit.of(PAYING)).isEmpty();
        assertThat(IdleLimit.of(new ShowingHelp(PAYING))).isEmpty();
        assertThat(after(PAYING, new IdleWarningDue()).next()).isEqualTo(PAYING);
        assertThat(after(new ShowingHelp(PAYING), new IdleWarningDue()).next())
                .isEqualTo(new ShowingHelp(PAYING));
    }

    @Test
    void aReceiptThatDidNotPrintCanBePrintedAgainOrTakenFromTheScreen() {
        var failed =
                after(new PrintingReceipt(LOOK, FILED), new ReceiptNotPrinted("DEV-202")).next();
        assertThat(failed).isEqualTo(new ReceiptFailed(LOOK, FILED, "DEV-202"));
        assertThat(after(failed, new NextPressed()).effects())
                .containsExactly(new PrintReceipt(FILED, LOOK));
        var shown = after(failed, new ShowReceiptPressed()).next();
        assertThat(shown).isEqualTo(new ShowingReceipt(LOOK, FILED));
        assertThat(after(shown, new NextPressed())).isEqualTo(Step.to(REST, new ForgetCitizen()));
    }

    @Test
    void finishingForgetsTheCitizen() {
        assertThat(after(new Done(LOOK, FILED, true), new NextPressed()))
                .isEqualTo(Step.to(REST, new ForgetCitizen()));
    }

    @Test
    void aCaseIsLookedUpByItsReceipt() {
        var scanning = after(new ChoosingService(LOOK, Samples.EVERYTHING), new CaseCheckChosen());
        assertThat(scanning).isEqualTo(Step.to(new ScanningCase(LOOK, false), new StartScanning()));
        var checking = after(scanning.next(), new CodeScanned("BT1:x"));
        assertThat(checking.next()).isEqualTo(new CheckingCase(LOOK));
        assertThat(checking.effects()).containsExactly(new StopScanning(), new LookUpCase("BT1:x"));
        assertThat(after(checking.next(), new CodeNotOurs()))
                .isEqualTo(Step.to(new ScanningCase(LOOK, true), new StartScanning()));
        var status = new CaseStatus.NotFound();
        assertThat(after(checking.next(), new CaseFound("PB", status)).next())
                .isEqualTo(new ShowingCase(LOOK, "PB", status));
    }

    @Test
    void theOfficesQuestionIsTakenAlongOnPaper() {
        var found = after(new CheckingCase(LOOK), new CaseFound("PB", Samples.ASKED)).next();
        assertThat(found).isEqualTo(asked(new Slip.Offered(true)));
        var printing = after(found, new PrintQuestionPressed());
        assertThat(printing)
                .isEqualTo(
                        Step.to(
                                asked(new Slip.Printing()),
                                new PrintQuestion("PB", Samples.ASKED, LOOK)));
        assertThat(after(printing.next(), new PrintQuestionPressed()))
                .as("a second touch prints nothing twice")
                .isEqualTo(Step.to(printing.next()));
        assertThat(after(printing.next(), new NextPressed()))
                .as("nobody leaves while the paper is on its way")
                .isEqualTo(Step.to(printing.next()));
        var printed = after(printing.next(), new QuestionPrinted()).next();
        assertThat(printed).isEqualTo(asked(new Slip.Printed()));
        assertThat(after(printed, new NextPressed())).isEqualTo(Step.to(REST, new ForgetCitizen()));
    }

    @Test
    void aQuestionThatCouldNotBePrintedIsSaidWithItsCodeAndCanBeTriedAgain() {
        var failed = after(asked(new Slip.Printing()), new QuestionNotPrinted("DEV-202")).next();
        assertThat(failed).isEqualTo(asked(new Slip.NotPrinted("DEV-202")));
        assertThat(after(failed, new PrintQuestionPressed()).effects())
                .containsExactly(new PrintQuestion("PB", Samples.ASKED, LOOK));
    }

    @Test
    void printingTheQuestionIsOfferedAsLongAsThePrinterWorks() {
        var noPaper = new Offer(Samples.EVERYTHING.entries(), Samples.NOW, false);
        var gone = after(asked(new Slip.Offered(true)), new OfferChanged(noPaper)).next();
        assertThat(gone).isEqualTo(asked(new Slip.Offered(false)));
        assertThat(after(gone, new PrintQuestionPressed())).isEqualTo(Step.to(gone));
        assertThat(after(gone, new OfferChanged(Samples.EVERYTHING)).next())
                .isEqualTo(asked(new Slip.Offered(true)));
    }

    private static ShowingCase asked(Slip slip) {
        return new ShowingCase(LOOK, "PB", Samples.ASKED, slip);
    }

    @Test
    void leavingTheScannerSilencesIt() {
        var scanning = new ScanningCase(LOOK, false);
        assertThat(after(scanning, new BackPressed()).effects())
                .containsExactly(new StopScanning());
        assertThat(after(scanning, new CancelPressed()).effects())
                .containsExactly(new StopScanning(), new ForgetCitizen());
    }

    @Test
    void helpKeepsWhatIsBeneathAndAnOutcomeClosesIt() {
        var help = after(PAYING, new HelpPressed()).next();
        assertThat(help).isEqualTo(new ShowingHelp(PAYING));
        assertThat(after(help, new OverlayClosed()).next()).isEqualTo(PAYING);
        var paid = after(help, new PaymentSucceeded(FILED));
        assertThat(paid.next()).isEqualTo(new PrintingReceipt(LOOK, FILED));
        assertThat(paid.effects()).containsExactly(new PrintReceipt(FILED, LOOK));
    }

    @Test
    void whoHasTypedSomethingIsAskedBeforeTheyLeave() {
        var page = new FillingIn(LOOK, draft(FREE), 0, List.of());
        var question = after(page, new CancelPressed()).next();
        assertThat(question).isEqualTo(new ConfirmingCancel(page));
        assertThat(after(question, new OverlayClosed()).next()).isEqualTo(page);
        assertThat(after(question, new CancelConfirmed()))
                .isEqualTo(Step.to(REST, new ForgetCitizen()));
    }

    @Test
    void whoHasGivenNothingLeavesAtOnce() {
        assertThat(after(new ChoosingService(LOOK, Samples.EVERYTHING), new CancelPressed()))
                .isEqualTo(Step.to(REST, new ForgetCitizen()));
    }

    @Test
    void theIdleWarningCountsDownFromTwentyAndThenForgets() {
        var page = new FillingIn(LOOK, draft(FREE), 0, List.of());
        var state = after(page, new IdleWarningDue()).next();
        assertThat(state).isEqualTo(new WarningIdle(page, 20));
        for (int left = 19; left >= 1; left--) {
            state = after(state, new IdleSecondPassed()).next();
            assertThat(state).isEqualTo(new WarningIdle(page, left));
        }
        assertThat(after(state, new IdleSecondPassed()))
                .isEqualTo(Step.to(REST, new ForgetCitizen()));
    }

    @Test
    void aTouchSaysIAmHereButAPasserByDoesNot() {
        var page = new FillingIn(LOOK, draft(FREE), 0, List.of());
        var warning = new WarningIdle(page, 5);
        assertThat(after(warning, new Touched()).next()).isEqualTo(page);
        assertThat(after(warning, new StillHere()).next()).isEqualTo(page);
        assertThat(after(warning, new PresenceNoticed(true)).next()).isEqualTo(warning);
    }

    @Test
    void theLookChangesAnywhereWithoutLosingAnything() {
        var warning = new ShowingHelp(PAYING);
        var changed = after(warning, new ContrastPressed()).next();
        assertThat(changed.look()).isEqualTo(LOOK.toggleContrast());
        assertThat(Looks.on(changed, LOOK)).isEqualTo(warning);
    }

    @Test
    void aTerminalThatOffersNothingSaysSoAndComesBackByItself() {
        var closed = SessionRules.on(REST, new OfferChanged(Samples.NOTHING), Samples.CLOSED);
        assertThat(closed.next())
                .isEqualTo(new OutOfService(Look.DEFAULT, Offer.Missing.OFFICE_KEY));
        assertThat(after(closed.next(), new OfferChanged(Samples.EVERYTHING)).next())
                .isEqualTo(REST);
    }

    private static Step after(SessionState state, SessionEvent event) {
        return SessionRules.on(state, event, OPEN);
    }
}
