package de.buergerterminal.kiosk.effects;

import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.backend.outbox.PaymentBook;
import de.buergerterminal.backend.outbox.PaymentEvent.Authorised;
import de.buergerterminal.backend.outbox.PaymentIntent;
import de.buergerterminal.backend.outbox.PaymentSaga.Then;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.backend.submission.PaidFee;
import de.buergerterminal.backend.submission.Sealer.SealingException;
import de.buergerterminal.device.Authorisation;
import de.buergerterminal.device.PaymentDialog;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.kiosk.journal.Fact;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.session.Draft;
import de.buergerterminal.kiosk.session.FiledCase;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request while its payment runs: the goods that are issued between the terminal's
/// authorisation and our answer. Issued means sealed with the payment inside and held durably.
final class PaidRequest implements PaymentDialog {
    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");

    private final PublicService service;
    private final CaseTicket ticket;
    private final String language;
    private final RequestDesk desk;
    private final PaymentBook book;
    private final PaymentIntent intent;
    private final Journal journal;
    private final Consumer<TerminalText> screen;

    /// Gone as soon as the terminal has spoken its last word; a driver may keep this dialog longer.
    private @Nullable Draft draft;

    private @Nullable Authorisation issuedFor;

    PaidRequest(
            Draft draft,
            CaseTicket ticket,
            String language,
            RequestDesk desk,
            PaymentBook book,
            PaymentIntent intent,
            Journal journal,
            Consumer<TerminalText> screen) {
        this.draft = draft;
        this.service = draft.service();
        this.ticket = ticket;
        this.language = language;
        this.desk = desk;
        this.book = book;
        this.intent = intent;
        this.journal = journal;
        this.screen = screen;
    }

    @Override
    public void show(TerminalText text) {
        screen.accept(text);
    }

    @Override
    public synchronized GoodsAnswer authorised(Authorisation authorisation) {
        if (draft == null) return GoodsAnswer.NOT_ISSUED;
        var asked = new Authorised(authorisation.receiptNumber(), authorisation.amountCents());
        var sealed = Optional.of(fee(authorisation));
        Draft answers = draft;
        try {
            Then then =
                    book.authorised(
                            intent, asked, () -> desk.seal(answers, ticket, language, sealed));
            if (!(then instanceof Then.Issue)) return GoodsAnswer.NOT_ISSUED;
            issuedFor = authorisation;
            return GoodsAnswer.ISSUED;
        } catch (OutboxException | SealingException | RuntimeException failed) {
            journal.record(JournalEvent.REQUEST_NOT_FILED, new Fact.Cause(failed));
            return GoodsAnswer.NOT_ISSUED;
        }
    }

    /// The terminal has spoken its last word: an authorisation that comes later issues nothing.
    synchronized void close() {
        draft = null;
    }

    /// The case as it stands if the payment does; empty if nothing was issued.
    synchronized Optional<FiledCase> filed(List<String> slip) {
        return Optional.ofNullable(issuedFor)
                .map(it -> desk.filed(service, ticket, Optional.of(fee(it)), slip));
    }

    private static PaidFee fee(Authorisation it) {
        return new PaidFee(
                it.amountCents(),
                it.terminalId(),
                it.receiptNumber(),
                it.traceNumber(),
                it.cardName(),
                it.at().atZone(GERMANY).toInstant());
    }
}
