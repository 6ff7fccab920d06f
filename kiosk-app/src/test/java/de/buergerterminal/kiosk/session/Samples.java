package de.buergerterminal.kiosk.session;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.Condition;
import de.buergerterminal.backend.catalogue.Fee;
import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.backend.catalogue.Form;
import de.buergerterminal.backend.catalogue.FormPage;
import de.buergerterminal.backend.catalogue.Identification;
import de.buergerterminal.backend.catalogue.LocalText;
import de.buergerterminal.backend.catalogue.Need;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.session.SessionState.Paying.Course;
import de.buergerterminal.kiosk.session.SessionState.PaymentFailed;
import de.buergerterminal.kiosk.session.SessionState.ShowingCase.Slip;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A small town hall for tests: one free and one paid service with the same three-page form, whose
/// middle page appears only for those who moved.
public final class Samples {
    /// A text nobody else uses, to be searched for where it must not be.
    public static final String CANARY = "Kanarienvogel-4711";

    public static final String NAME = "F1/name";
    public static final String MOVED = "F1/moved";
    public static final String STREET = "F1/street";
    public static final String NOTE = "F1/note";

    public static final FormPage PAGE_WHO =
            page("who", Condition.ALWAYS, text(NAME, true), yesNo(MOVED));
    public static final FormPage PAGE_WHERE =
            page("where", new Condition.OneOf(MOVED, Set.of("true")), text(STREET, true));
    public static final FormPage PAGE_NOTE = page("note", Condition.ALWAYS, text(NOTE, false));

    public static final PublicService FREE = service("meldung", 0);
    public static final PublicService PAID = service("bescheinigung", 1_000);

    public static final ServiceCatalogue CATALOGUE = new ServiceCatalogue("1", List.of(FREE, PAID));

    public static final Offer.Availability NOW = new Offer.Availability.Now();
    public static final Offer EVERYTHING = offer(NOW);
    public static final Offer NOTHING =
            offer(new Offer.Availability.NotNow(Offer.Missing.OFFICE_KEY));

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    public static final Surroundings OPEN = new Surroundings(EVERYTHING, TODAY);
    public static final Surroundings CLOSED = new Surroundings(NOTHING, TODAY);

    public static final Look LOOK = new Look("en", true, false);

    public static final CaseTicket TICKET =
            new CaseTicket(CaseReference.of("PB", 2026, "K07", 123), "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    public static final FiledCase FILED =
            new FiledCase(TICKET, PAID, Optional.empty(), List.of(), Instant.EPOCH);
    public static final TerminalText INSERT_CARD = new TerminalText(0x0A, "Karte einstecken", true);

    public static final CaseStatus.Asked ASKED =
            new CaseStatus.Asked(Instant.EPOCH, Optional.of(CANARY));

    private Samples() {}

    public static Offer offer(Offer.Availability all) {
        return new Offer(List.of(new Offer.Entry(FREE, all), new Offer.Entry(PAID, all)), all);
    }

    /// Filled in so that nothing is missing.
    public static Draft draft(PublicService service) {
        return new Draft(service, Answers.NONE).answered(NAME, CANARY).answered(MOVED, "false");
    }

    /// Each kind of state once, overlays over what they are opened over.
    public static List<SessionState> states() {
        var plain = new ArrayList<SessionState>(plainStates());
        var all = new ArrayList<>(plain);
        for (SessionState state : plain) {
            if (state instanceof SessionState.Attract) continue;
            all.add(new SessionState.ShowingHelp(state));
            all.add(new SessionState.ConfirmingCancel(state));
            all.add(new SessionState.WarningIdle(state, 20));
            all.add(new SessionState.WarningIdle(state, 1));
            all.add(new SessionState.WarningIdle(new SessionState.ShowingHelp(state), 7));
        }
        return all;
    }

    public static List<SessionState> plainStates() {
        var draft = draft(PAID);
        return List.of(
                new SessionState.Attract(LOOK),
                new SessionState.Welcoming(LOOK),
                new SessionState.ChoosingService(LOOK, EVERYTHING),
                new SessionState.ShowingService(LOOK, PAID, NOW),
                new SessionState.ShowingService(LOOK, draft, NOW),
                new SessionState.ShowingService(
                        LOOK, draft, new Offer.Availability.NotNow(Offer.Missing.OFFICE_KEY)),
                new SessionState.FillingIn(LOOK, draft, 0, List.of()),
                new SessionState.FillingIn(LOOK, draft, 1, List.of(), true),
                new SessionState.Reviewing(LOOK, draft),
                new SessionState.Reviewing(LOOK, draft(FREE)),
                new SessionState.PreparingPayment(LOOK, draft),
                new SessionState.Paying(LOOK, draft, Optional.empty(), Course.RUNNING),
                new SessionState.Paying(LOOK, draft, Optional.empty(), Course.FINDING_OUT),
                new SessionState.Paying(LOOK, draft, Optional.of(INSERT_CARD), Course.ABORTING),
                new SessionState.PaymentFailed(
                        LOOK, draft, PaymentFailed.Reason.DECLINED, Optional.empty()),
                new SessionState.PaymentUnclear(LOOK),
                new SessionState.Filing(LOOK, draft(FREE)),
                new SessionState.FilingFailed(LOOK, draft(FREE)),
                new SessionState.PrintingReceipt(LOOK, FILED),
                new SessionState.ReceiptFailed(LOOK, FILED, "DEV-202"),
                new SessionState.ShowingReceipt(LOOK, FILED),
                new SessionState.Done(LOOK, FILED, true),
                new SessionState.Done(LOOK, FILED, false),
                new SessionState.ScanningCase(LOOK, false),
                new SessionState.CheckingCase(LOOK),
                new SessionState.ShowingCase(LOOK, "PB", new CaseStatus.NotFound()),
                new SessionState.ShowingCase(LOOK, "PB", ASKED, new Slip.Offered(true)),
                new SessionState.ShowingCase(LOOK, "PB", ASKED, new Slip.Offered(false)),
                new SessionState.ShowingCase(LOOK, "PB", ASKED, new Slip.Printing()),
                new SessionState.ShowingCase(LOOK, "PB", ASKED, new Slip.Printed()),
                new SessionState.ShowingCase(LOOK, "PB", ASKED, new Slip.NotPrinted("DEV-202")),
                new SessionState.ShowingCase(
                        LOOK, "PB", new CaseStatus.Asked(Instant.EPOCH, Optional.empty())),
                new SessionState.OutOfService(LOOK, Offer.Missing.OFFICE_KEY));
    }

    /// Each kind of event, with the values that matter.
    public static List<SessionEvent> events() {
        return List.of(
                new SessionEvent.Touched(),
                new SessionEvent.LanguageChosen("ar"),
                new SessionEvent.TextSizePressed(),
                new SessionEvent.ContrastPressed(),
                new SessionEvent.ServiceChosen(PAID.id()),
                new SessionEvent.ServiceChosen(new ServiceId("unbekannt")),
                new SessionEvent.CaseCheckChosen(),
                new SessionEvent.NextPressed(),
                new SessionEvent.BackPressed(),
                new SessionEvent.EditPressed(0),
                new SessionEvent.EditPressed(-1),
                new SessionEvent.EditPressed(99),
                new SessionEvent.Answered(NAME, CANARY),
                new SessionEvent.Answered(NAME, ""),
                new SessionEvent.Answered(MOVED, "true"),
                new SessionEvent.Answered("no such field", CANARY),
                new SessionEvent.ShowReceiptPressed(),
                new SessionEvent.HelpPressed(),
                new SessionEvent.CancelPressed(),
                new SessionEvent.CancelConfirmed(),
                new SessionEvent.OverlayClosed(),
                new SessionEvent.StillHere(),
                new SessionEvent.PresenceNoticed(true),
                new SessionEvent.PresenceNoticed(false),
                new SessionEvent.OfferChanged(EVERYTHING),
                new SessionEvent.OfferChanged(NOTHING),
                new SessionEvent.CodeScanned(TICKET.asCode()),
                new SessionEvent.CodeScanned("https://example.org/"),
                new SessionEvent.IdleWarningDue(),
                new SessionEvent.IdleSecondPassed(),
                new SessionEvent.PaymentPrepared(Optional.empty()),
                new SessionEvent.PaymentPrepared(
                        Optional.of(PaymentFailed.Reason.PRINTER_NOT_READY)),
                new SessionEvent.TerminalSaid(INSERT_CARD),
                new SessionEvent.PaymentSucceeded(FILED),
                new SessionEvent.PaymentEndedWithoutMoney(
                        PaymentFailed.Reason.DECLINED, Optional.empty()),
                new SessionEvent.PaymentLeftUnclear(),
                new SessionEvent.RequestFiled(FILED),
                new SessionEvent.RequestNotFiled(),
                new SessionEvent.ReceiptPrinted(),
                new SessionEvent.ReceiptNotPrinted("DEV-202"),
                new SessionEvent.CaseFound("PB", new CaseStatus.NotFound()),
                new SessionEvent.CaseFound("PB", ASKED),
                new SessionEvent.CodeNotOurs(),
                new SessionEvent.PrintQuestionPressed(),
                new SessionEvent.QuestionPrinted(),
                new SessionEvent.QuestionNotPrinted("DEV-202"));
    }

    private static PublicService service(String id, long cents) {
        var needs =
                cents == 0
                        ? Set.of(Need.OFFICE_KEY)
                        : Set.of(Need.OFFICE_KEY, Need.PAYMENT, Need.RECEIPT);
        return service(id, cents, needs, Identification.NONE);
    }

    /// A free service that needs just that.
    public static PublicService needing(Set<Need> needs, Identification identification) {
        return service("besonderes", 0, needs, identification);
    }

    private static PublicService service(
            String id, long cents, Set<Need> needs, Identification identification) {
        return new PublicService(
                new ServiceId(id),
                "1",
                Optional.empty(),
                "urn:test:" + id,
                german("Meldebescheinigung"),
                LocalText.NONE,
                LocalText.NONE,
                new Fee(cents, LocalText.NONE),
                5,
                List.of(),
                german("Die Bescheinigung kommt mit der Post."),
                needs,
                identification,
                new Form(List.of(PAGE_WHO, PAGE_WHERE, PAGE_NOTE)));
    }

    private static FormPage page(String id, Condition when, Field... fields) {
        return new FormPage(id, german(id), LocalText.NONE, List.of(fields), when);
    }

    private static Field text(String name, boolean required) {
        return new Field.TextField(
                name,
                german(name),
                LocalText.NONE,
                LocalText.NONE,
                required,
                Condition.ALWAYS,
                80,
                "",
                LocalText.NONE,
                Field.Input.TEXT);
    }

    private static Field yesNo(String name) {
        return new Field.YesNoField(
                name, german(name), LocalText.NONE, LocalText.NONE, true, Condition.ALWAYS);
    }

    private static LocalText german(String text) {
        return new LocalText(Map.of("de", text));
    }
}
