package de.buergerterminal.kiosk.session;

import de.buergerterminal.backend.catalogue.Answers;
import de.buergerterminal.backend.catalogue.FieldProblem;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.kiosk.offer.Offer;
import java.util.List;
import java.util.Optional;

/// Where a visit stands. Every state carries its facts; personal data lives in no other place.
public sealed interface SessionState {
    Look look();

    /// Nobody is here: the calm screen that invites.
    record Attract(Look look) implements SessionState {}

    /// Somebody came near or touched: greeting and choice of language.
    record Welcoming(Look look) implements SessionState {}

    /// Home: what can be done here now.
    record ChoosingService(Look look, Offer offer) implements SessionState {}

    /// Fee, duration, documents and legal basis of one service, before the start.
    ///
    /// @param draft the service, with the answers given before the citizen came back here
    record ShowingService(Look look, Draft draft, Offer.Availability availability)
            implements SessionState {
        /// A first look, nothing answered yet.
        public ShowingService(Look look, PublicService service, Offer.Availability availability) {
            this(look, new Draft(service, Answers.NONE), availability);
        }

        public PublicService service() {
            return draft.service();
        }
    }

    /// One page of the form.
    ///
    /// @param page counts from 0 within the pages visible now
    /// @param problems shown after the citizen tried to go on
    /// @param correcting the citizen came here from the review and returns there
    record FillingIn(
            Look look, Draft draft, int page, List<FieldProblem> problems, boolean correcting)
            implements SessionState {
        public FillingIn {
            problems = List.copyOf(problems);
        }

        /// On the way through the form for the first time.
        public FillingIn(Look look, Draft draft, int page, List<FieldProblem> problems) {
            this(look, draft, page, problems, false);
        }
    }

    /// Everything on one page before it is sent.
    record Reviewing(Look look, Draft draft) implements SessionState {}

    /// Printer, terminal and outbox are asked whether they are ready, before any money is touched.
    record PreparingPayment(Look look, Draft draft) implements SessionState {}

    /// The payment terminal has the word.
    record Paying(Look look, Draft draft, Optional<TerminalText> text, Course course)
            implements SessionState {
        public enum Course {
            RUNNING,
            /// The citizen cancelled and the terminal has not yet answered.
            ABORTING,
            /// The terminal cannot be reached any more; whether money moved is being found out.
            FINDING_OUT
        }
    }

    /// No money moved; the citizen may try again, go back or leave.
    record PaymentFailed(Look look, Draft draft, Reason reason, Optional<TerminalText> text)
            implements SessionState {
        public enum Reason {
            DECLINED,
            CANCELLED,
            TAKEN_BACK,
            PRINTER_NOT_READY,
            TERMINAL_NOT_READY,
            STORAGE_NOT_READY
        }
    }

    /// The line to the terminal broke while money may have moved: staff settle it with the citizen.
    record PaymentUnclear(Look look) implements SessionState {}

    /// A free request is being sealed and stored.
    record Filing(Look look, Draft draft) implements SessionState {}

    /// The request could not be stored; nothing was sent and nothing paid.
    record FilingFailed(Look look, Draft draft) implements SessionState {}

    record PrintingReceipt(Look look, FiledCase filed) implements SessionState {}

    /// The request is safe, the paper is not: print again or take the code from the screen.
    record ReceiptFailed(Look look, FiledCase filed, String faultCode) implements SessionState {}

    /// The receipt as a QR code on the screen, to be photographed.
    record ShowingReceipt(Look look, FiledCase filed) implements SessionState {}

    /// Done, with what happens next; `printed` says whether the paper receipt was confirmed by the
    /// printer.
    record Done(Look look, FiledCase filed, boolean printed) implements SessionState {}

    /// Waiting for the QR code of a receipt.
    ///
    /// @param unreadable a code was read that is not one of ours
    record ScanningCase(Look look, boolean unreadable) implements SessionState {}

    record CheckingCase(Look look) implements SessionState {}

    /// What became of a case.
    ///
    /// @param slip how it stands with printing the office's question
    record ShowingCase(Look look, String reference, CaseStatus status, Slip slip)
            implements SessionState {
        /// Without anything to print.
        public ShowingCase(Look look, String reference, CaseStatus status) {
            this(look, reference, status, new Slip.Nothing());
        }

        /// The office's question on paper, to take along.
        public sealed interface Slip {
            /// The office asks nothing, or nothing that this terminal could print.
            record Nothing() implements Slip {}

            /// @param possible whether the printer works now
            record Offered(boolean possible) implements Slip {}

            record Printing() implements Slip {}

            record Printed() implements Slip {}

            record NotPrinted(String faultCode) implements Slip {}
        }
    }

    /// Help over the state beneath, which is kept.
    record ShowingHelp(SessionState beneath) implements SessionState {
        @Override
        public Look look() {
            return beneath.look();
        }
    }

    /// "Really leave?" over the state beneath, which is kept.
    record ConfirmingCancel(SessionState beneath) implements SessionState {
        @Override
        public Look look() {
            return beneath.look();
        }
    }

    /// "Are you still there?" over the state beneath, which is kept.
    ///
    /// @param secondsLeft 20 down to 1
    record WarningIdle(SessionState beneath, int secondsLeft) implements SessionState {
        @Override
        public Look look() {
            return beneath.look();
        }
    }

    /// Nothing works at all, with the sentence's key; left when the offer returns.
    record OutOfService(Look look, Offer.Missing missing) implements SessionState {}
}
