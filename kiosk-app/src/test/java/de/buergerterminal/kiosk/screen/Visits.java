package de.buergerterminal.kiosk.screen;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.Condition;
import de.buergerterminal.backend.catalogue.Fee;
import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.backend.catalogue.FieldProblem;
import de.buergerterminal.backend.catalogue.Form;
import de.buergerterminal.backend.catalogue.FormPage;
import de.buergerterminal.backend.catalogue.Identification;
import de.buergerterminal.backend.catalogue.LocalText;
import de.buergerterminal.backend.catalogue.Need;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.backend.submission.PaidFee;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.session.Draft;
import de.buergerterminal.kiosk.session.FiledCase;
import de.buergerterminal.kiosk.session.Look;
import de.buergerterminal.kiosk.session.SessionState;
import de.buergerterminal.kiosk.session.SessionState.ShowingCase.Slip;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One of every state, with a service made to be hard on the layout: the longest German words, all
/// field types, a long list.
///
/// Longer than usual: every state that is photographed stands here once.
final class Visits {
    private static final Instant NOON = Instant.parse("2026-11-23T11:02:00Z");

    private Visits() {}

    static LocalText text(String german, String english) {
        return new LocalText(Map.of("de", german, "en", english));
    }

    static final PublicService MOVING =
            new PublicService(
                    new ServiceId("wohnsitz"),
                    "1",
                    Optional.empty(),
                    "urn:test",
                    text("Wohnsitz ummelden", "Register a new address"),
                    text("Melden Sie Ihre neue Wohnung an.", "Tell the town where you live now."),
                    text("§ 17 Bundesmeldegesetz", "Section 17 Federal Registration Act"),
                    new Fee(900, text("Gebührenordnung", "Fee schedule")),
                    6,
                    List.of(
                            text("Ihren Personalausweis", "Your identity card"),
                            text(
                                    "Die Wohnungsgeberbestätigung Ihres Vermieters",
                                    "The landlord's confirmation")),
                    text(
                            "Das Bürgerbüro prüft Ihre Angaben und schickt Ihnen Post.",
                            "The citizens' office checks your details and writes to you."),
                    Set.of(Need.PAYMENT, Need.RECEIPT),
                    Identification.NONE,
                    new Form(List.of(person(), home(), landlord())));

    static final PublicService DOG =
            new PublicService(
                    new ServiceId("hund"),
                    "1",
                    Optional.empty(),
                    "urn:test",
                    text("Hundesteuer anmelden", "Register a dog"),
                    text("Melden Sie Ihren Hund an.", "Register your dog for the dog tax."),
                    text("Hundesteuersatzung", "Dog tax by-law"),
                    new Fee(0, text("Satzung", "By-law")),
                    4,
                    List.of(),
                    LocalText.NONE,
                    Set.of(),
                    Identification.NONE,
                    new Form(List.of(person())));

    private static Field.TextField line(
            String name,
            LocalText label,
            LocalText why,
            LocalText hint,
            int longest,
            boolean must) {
        return new Field.TextField(
                name,
                label,
                why,
                hint,
                must,
                Condition.ALWAYS,
                longest,
                "",
                LocalText.NONE,
                longest <= 5 ? Field.Input.DIGITS : Field.Input.NAME);
    }

    private static FormPage person() {
        return new FormPage(
                "person",
                text("Ihre Person", "About you"),
                text(
                        "Bitte geben Sie alles so ein, wie es in Ihrem Ausweis steht.",
                        "Please enter everything as it stands in your identity document."),
                List.of(
                        line(
                                "P/family",
                                text("Familienname", "Family name"),
                                text(
                                        "Unter diesem Namen finden wir Sie im Melderegister.",
                                        "This is the name we find you by in the register."),
                                text("zum Beispiel Muster", "for example Muster"),
                                80,
                                true),
                        line(
                                "P/given",
                                text("Alle Vornamen", "All given names"),
                                text(
                                        "Damit wir Sie nicht verwechseln.",
                                        "So that we do not mix you up."),
                                LocalText.NONE,
                                80,
                                true),
                        new Field.DateField(
                                "P/born",
                                text("Geburtsdatum", "Date of birth"),
                                text(
                                        "Name und Geburtsdatum sind eindeutig.",
                                        "Both together are unique."),
                                LocalText.NONE,
                                true,
                                Condition.ALWAYS,
                                -45_000,
                                0)),
                Condition.ALWAYS);
    }

    private static FormPage home() {
        return new FormPage(
                "home",
                text("Ihre neue Wohnung", "Your new home"),
                LocalText.NONE,
                List.of(
                        new Field.AddressField(
                                "A",
                                text("Neue Anschrift", "New address"),
                                text("Hier melden wir Sie an.", "This is where we register you."),
                                LocalText.NONE,
                                true,
                                Condition.ALWAYS,
                                List.of(
                                        part("A/street", "Straße", "Street", 60),
                                        part("A/number", "Hausnummer", "Number", 10),
                                        part("A/code", "Postleitzahl", "Postcode", 5),
                                        part("A/town", "Ort", "Town", 60))),
                        new Field.YesNoField(
                                "alone",
                                text("Ziehen Sie allein um?", "Are you moving alone?"),
                                text("Familien melden wir zusammen um.", "Families move together."),
                                LocalText.NONE,
                                true,
                                Condition.ALWAYS),
                        new Field.NumberField(
                                "persons",
                                text(
                                        "Wie viele Personen ziehen mit um?",
                                        "How many people move too?"),
                                LocalText.NONE,
                                LocalText.NONE,
                                true,
                                new Condition.OneOf("alone", Set.of("false")),
                                1,
                                20)),
                Condition.ALWAYS);
    }

    private static Field.TextField part(String name, String german, String english, int longest) {
        return line(name, text(german, english), LocalText.NONE, LocalText.NONE, longest, true);
    }

    private static FormPage landlord() {
        return new FormPage(
                "landlord",
                text("Wohnungsgeberbestätigung", "Landlord's confirmation"),
                text(
                        "Ihr Vermieter hat Ihnen eine Bescheinigung über den Einzug gegeben.",
                        "Your landlord gave you a paper about moving in."),
                List.of(
                        new Field.ChoiceField(
                                "kind",
                                text(
                                        "Wie liegt die Wohnungsgeberbestätigung vor?",
                                        "How do you have the confirmation?"),
                                text("Ohne sie dürfen wir nicht ummelden.", "The law asks for it."),
                                LocalText.NONE,
                                true,
                                Condition.ALWAYS,
                                List.of(
                                        option("paper", "Auf Papier", "On paper"),
                                        option("code", "Mit Zuordnungsmerkmal", "With a code"),
                                        option(
                                                "own",
                                                "Selbst genutztes Wohneigentum (Eigentumswohnung)",
                                                "I own the home"))),
                        line(
                                "note",
                                text(
                                        "Grundstücksverkehrsgenehmigungszuständigkeit",
                                        "Grundstücksverkehrsgenehmigungszuständigkeit"),
                                text("Ein langes Wort.", "A long word."),
                                LocalText.NONE,
                                200,
                                false)),
                Condition.ALWAYS);
    }

    private static Field.Option option(String code, String german, String english) {
        return new Field.Option(code, text(german, english));
    }

    static final Answers ANSWERS =
            new Answers(
                    Map.of(
                            "P/family", "Öztürk-Šimić",
                            "P/given", "Ayşe Đorđe",
                            "P/born", "24.12.1985",
                            "A/street", "Kurfürstenallee",
                            "A/number", "12 a",
                            "A/code", "33098",
                            "A/town", "Musterstadt",
                            "alone", "true",
                            "kind", "paper"));

    static final Offer OFFER =
            new Offer(
                    List.of(
                            entry(MOVING, new Offer.Availability.Now()),
                            entry(DOG, new Offer.Availability.NowWithoutPaper()),
                            entry(
                                    named("gewerbe", "Gewerbe anmelden", "Register a trade", 2600),
                                    new Offer.Availability.NotNow(Offer.Missing.PAYMENT_TERMINAL)),
                            entry(
                                    named(
                                            "bescheinigung",
                                            "Erweiterte Meldebescheinigung",
                                            "Extended certificate of registration",
                                            900),
                                    new Offer.Availability.Now())),
                    new Offer.Availability.Now());

    /// Nothing can be kept, but cases can still be looked up.
    static final Offer CLOSED =
            new Offer(
                    OFFER.entries().stream()
                            .map(it ->
                                    entry(
                                            it.service(),
                                            new Offer.Availability.NotNow(Offer.Missing.DISK_FULL)))
                            .toList(),
                    new Offer.Availability.Now());

    private static Offer.Entry entry(PublicService service, Offer.Availability availability) {
        return new Offer.Entry(service, availability);
    }

    private static PublicService named(String id, String german, String english, long cents) {
        return new PublicService(
                new ServiceId(id),
                "1",
                Optional.empty(),
                "urn:test",
                text(german, english),
                text(german, english),
                text("§", "§"),
                new Fee(cents, text("", "")),
                8,
                List.of(),
                LocalText.NONE,
                Set.of(),
                Identification.NONE,
                new Form(List.of(person())));
    }

    static FiledCase filed() {
        var ticket =
                new CaseTicket(
                        CaseReference.of("PB", 2026, "K07", 123), "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        var paid = new PaidFee(900, "12345678", 17, 42, "girocard", NOON);
        return new FiledCase(ticket, MOVING, Optional.of(paid), List.of(), NOON);
    }

    /// Every state once, by the name of its picture.
    static Map<String, SessionState> all(Look look) {
        var draft = new Draft(MOVING, ANSWERS);
        var started = new Draft(MOVING, new Answers(Map.of("P/born", "31.02.1990")));
        var form = MOVING.form();
        var wrong =
                form.problems(
                        form.pages().getFirst(), started.answers(), LocalDate.of(2026, 11, 23));
        var insert = new TerminalText(0x0A, "Karte einstecken", true);
        var declined = new TerminalText(0x4C, "Karte nicht lesbar\nBitte Karte entnehmen!", true);
        var filed = filed();
        var states = new LinkedHashMap<String, SessionState>();
        states.put("attract", new SessionState.Attract(look));
        states.put("welcome", new SessionState.Welcoming(look));
        states.put("home", new SessionState.ChoosingService(look, OFFER));
        states.put("home-closed", new SessionState.ChoosingService(look, CLOSED));
        states.put(
                "service",
                new SessionState.ShowingService(look, MOVING, new Offer.Availability.Now()));
        states.put(
                "service-not-now",
                new SessionState.ShowingService(
                        look,
                        MOVING,
                        new Offer.Availability.NotNow(Offer.Missing.RECEIPT_PRINTER)));
        states.put(
                "service-with-online-id",
                new SessionState.ShowingService(
                        look, DOG, new Offer.Availability.NotNow(Offer.Missing.IDENTIFICATION)));
        states.put(
                "form-empty",
                new SessionState.FillingIn(look, new Draft(MOVING, Answers.NONE), 0, List.of()));
        states.put("form-problems", new SessionState.FillingIn(look, started, 0, wrong));
        states.put("form-address", new SessionState.FillingIn(look, draft, 1, List.of()));
        states.put("form-choice", new SessionState.FillingIn(look, draft, 2, List.of()));
        states.put("review", new SessionState.Reviewing(look, draft));
        states.put("preparing-payment", new SessionState.PreparingPayment(look, draft));
        states.put(
                "paying",
                new SessionState.Paying(
                        look, draft, Optional.of(insert), SessionState.Paying.Course.RUNNING));
        states.put(
                "paying-lost",
                new SessionState.Paying(
                        look, draft, Optional.empty(), SessionState.Paying.Course.FINDING_OUT));
        states.put(
                "payment-failed",
                new SessionState.PaymentFailed(
                        look,
                        draft,
                        SessionState.PaymentFailed.Reason.DECLINED,
                        Optional.of(declined)));
        states.put("payment-unclear", new SessionState.PaymentUnclear(look));
        states.put("filing", new SessionState.Filing(look, draft));
        states.put("filing-failed", new SessionState.FilingFailed(look, draft));
        states.put("printing", new SessionState.PrintingReceipt(look, filed));
        states.put("receipt-failed", new SessionState.ReceiptFailed(look, filed, "DEV-202"));
        states.put("showing-receipt", new SessionState.ShowingReceipt(look, filed));
        states.put("done", new SessionState.Done(look, filed, true));
        states.put("done-without-paper", new SessionState.Done(look, filed, false));
        states.put("scan", new SessionState.ScanningCase(look, true));
        states.put("checking", new SessionState.CheckingCase(look));
        String reference = filed.ticket().reference().value();
        states.put(
                "case-received",
                new SessionState.ShowingCase(look, reference, new CaseStatus.Received(NOON)));
        states.put(
                "case-accepted",
                new SessionState.ShowingCase(look, reference, new CaseStatus.Accepted(NOON)));
        states.put(
                "case-rejected",
                new SessionState.ShowingCase(
                        look,
                        reference,
                        new CaseStatus.Rejected(
                                NOON, List.of("Die Wohnungsgeberbestätigung ist nicht lesbar."))));
        var asked =
                new CaseStatus.Asked(
                        NOON,
                        Optional.of(
                                "Seit wann wohnen Sie in der Musterstraße?\n"
                                        + "Bitte rufen Sie bis 30.11. an: 05251 88-0."));
        states.put(
                "case-asked",
                new SessionState.ShowingCase(look, reference, asked, new Slip.Offered(true)));
        states.put(
                "case-asked-no-printer",
                new SessionState.ShowingCase(look, reference, asked, new Slip.Offered(false)));
        states.put(
                "case-asked-printing",
                new SessionState.ShowingCase(look, reference, asked, new Slip.Printing()));
        states.put(
                "case-asked-printed",
                new SessionState.ShowingCase(look, reference, asked, new Slip.Printed()));
        states.put(
                "case-asked-not-printed",
                new SessionState.ShowingCase(
                        look, reference, asked, new Slip.NotPrinted("DEV-202")));
        states.put(
                "case-waiting",
                new SessionState.ShowingCase(look, reference, new CaseStatus.Waiting(NOON)));
        states.put(
                "case-not-found",
                new SessionState.ShowingCase(look, "", new CaseStatus.NotFound()));
        states.put(
                "case-unreachable",
                new SessionState.ShowingCase(look, reference, new CaseStatus.Unreachable()));
        states.put(
                "case-unverifiable",
                new SessionState.ShowingCase(
                        look, reference, new CaseStatus.Unverifiable("tag differs")));
        var filling = new SessionState.FillingIn(look, draft, 0, List.<FieldProblem>of());
        states.put("help", new SessionState.ShowingHelp(filling));
        states.put("cancel-question", new SessionState.ConfirmingCancel(filling));
        states.put("idle-warning", new SessionState.WarningIdle(filling, 17));
        states.put(
                "out-of-service",
                new SessionState.OutOfService(look, Offer.Missing.PAYMENT_TERMINAL));
        return states;
    }
}
