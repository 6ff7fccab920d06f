package de.buergerterminal.device.zvt;

import de.buergerterminal.device.Authorisation;
import de.buergerterminal.device.PaymentDialog;
import de.buergerterminal.device.PaymentDialog.GoodsAnswer;
import de.buergerterminal.device.PaymentOutcome;
import de.buergerterminal.device.TerminalText;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One payment while it runs: answers the terminal, asks the kiosk for the goods, keeps the facts.
///
/// The vending commit (PA00P015 rev 13.08): the goods are issued between the terminal's `04 0F` and
/// our answer; `80 00` lets the payment stand, `84 9C` asks for two more seconds, any other answer
/// makes the terminal reverse.
final class Payment implements ZvtSession.Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Payment.class);

    private final long amountCents;
    private final OptionalInt receiptBefore;
    private final PaymentDialog dialog;
    private final ZvtTimers timers;
    private final Clock clock;
    private final AtomicBoolean abort;
    private final TerminalCharset charset;
    private final Slips slips;
    private @Nullable Authorisation authorisation;

    /// What the goods that were issued are worth; 0 if none were.
    private @Nullable CompletableFuture<Long> goods;

    private long goodsDeadline;
    private boolean refused;
    private boolean slipRefused;
    private int lastResultCode;

    /// @param receiptBefore the receipt number of the terminal's last transaction, if it has one
    Payment(
            long amountCents,
            OptionalInt receiptBefore,
            PaymentDialog dialog,
            TerminalCharset charset,
            ZvtTimers timers,
            Clock clock,
            AtomicBoolean abort) {
        this.amountCents = amountCents;
        this.receiptBefore = receiptBefore;
        this.dialog = dialog;
        this.charset = charset;
        this.slips = new Slips(charset);
        this.timers = timers;
        this.clock = clock;
        this.abort = abort;
    }

    @Override
    public boolean wantsAbort() {
        return abort.get() && goods == null;
    }

    @Override
    public Apdu answerTo(Apdu message) {
        return switch (message.control()) {
            case ControlField.STATUS_INFORMATION ->
                    answerTo(StatusInformation.parse(message.data(), LocalDate.now(clock)));
            case ControlField.INTERMEDIATE_STATUS -> {
                show(IntermediateStatus.parse(message.data(), charset));
                yield Apdu.positive();
            }
            case ControlField.PRINT_LINE, ControlField.PRINT_BLOCK -> {
                if (!canPrint()) {
                    slipRefused = true;
                    yield Apdu.refusal(ResultCode.PRINTER_NOT_READY);
                }
                // Acknowledged from memory, so that a paper jam does not reverse a booked payment.
                slips.accept(message);
                yield Apdu.positive();
            }
            default -> ZvtSession.plainAnswer(message);
        };
    }

    boolean canPrint() {
        try {
            return dialog.canPrint();
        } catch (RuntimeException defect) {
            LOG.error("the receipt printer could not be asked", defect);
            return false;
        }
    }

    private void show(IntermediateStatus status) {
        if (status.text().german().isEmpty()) return;
        try {
            dialog.show(status.text());
        } catch (RuntimeException defect) {
            LOG.error("a text of the terminal could not be shown", defect);
        }
    }

    private Apdu answerTo(StatusInformation status) {
        if (!status.isSuccess()) {
            lastResultCode = status.resultCode().orElse(ResultCode.PROCESSING_ERROR);
            if (goods != null) refused = true;
            return Apdu.positive();
        }
        if (status.stoppedAt().isPresent()) {
            // What follows an unknown bitmap cannot be read, and might matter.
            LOG.warn("status information with unknown bitmap {}", status.stoppedAt().getAsInt());
            refused = true;
            return Apdu.refusal(ResultCode.FUNCTION_NOT_POSSIBLE);
        }
        var told = authorised(status);
        boolean another =
                authorisation != null
                        && told.isPresent()
                        && told.get().receiptNumber() != authorisation.receiptNumber();
        boolean tooLateToAsk = goods == null && abort.get();
        if (refused || told.isEmpty() || another || tooLateToAsk) return refuse();
        if (goods == null) ask(told.get());
        return switch (goodsWithin(timers.goodsPatience())) {
            case Goods.ISSUED -> issued();
            case Goods.NOT_ISSUED -> refuse();
            case Goods.PENDING -> Apdu.refusal(ResultCode.PLEASE_WAIT);
        };
    }

    /// After a part was issued the terminal may name that part.
    private Optional<Authorisation> authorised(StatusInformation status) {
        var now = LocalDateTime.now(clock);
        var told = status.authorisation(OptionalLong.of(amountCents), now);
        return told.isPresent() || authorisation == null
                ? told
                : status.authorisation(OptionalLong.of(authorisation.amountCents()), now);
    }

    private Apdu issued() {
        long worth = worth();
        if (worth == amountCents || authorisation == null) return Apdu.positive();
        var whole = authorisation;
        authorisation =
                new Authorisation(
                        worth,
                        whole.receiptNumber(),
                        whole.traceNumber(),
                        whole.terminalId(),
                        whole.cardName(),
                        whole.maskedPan(),
                        whole.at());
        return new FieldWriter()
                .number(Fields.AMOUNT, worth)
                .apdu(ControlField.REFUSAL | ResultCode.PARTIAL_ISSUE);
    }

    private long worth() {
        return goods == null ? 0 : goods.getNow(0L);
    }

    private Apdu refuse() {
        refused = true;
        return Apdu.refusal(ResultCode.PROCESSING_ERROR);
    }

    private void ask(Authorisation told) {
        authorisation = told;
        goodsDeadline = System.nanoTime() + timers.goodsLimit().toNanos();
        var answer = new CompletableFuture<Long>();
        goods = answer;
        // A thread of its own: the terminal wants an answer in time while the kiosk books.
        Thread.ofPlatform()
                .daemon(true)
                .name(Thread.currentThread().getName() + "-goods")
                .start(() -> {
                    try {
                        var issued = dialog.authorised(told) == GoodsAnswer.ISSUED;
                        answer.complete(
                                issued ? Math.clamp(dialog.issuedCents(told), 0, amountCents) : 0L);
                    } catch (RuntimeException defect) {
                        LOG.error("the goods could not be issued", defect);
                        answer.complete(0L);
                    }
                });
    }

    enum Goods {
        ISSUED,
        NOT_ISSUED,
        PENDING
    }

    /// What the kiosk has decided, waiting at most `patience`; late goods count as not issued.
    private Goods goodsWithin(Duration patience) {
        if (goods == null || refused) return Goods.NOT_ISSUED;
        long left = goodsDeadline - System.nanoTime();
        try {
            long worth =
                    goods.get(
                            Math.max(1, Math.min(patience.toNanos(), left)), TimeUnit.NANOSECONDS);
            return worth > 0 ? Goods.ISSUED : Goods.NOT_ISSUED;
        } catch (TimeoutException _) {
            return goodsDeadline - System.nanoTime() > 0 ? Goods.PENDING : Goods.NOT_ISSUED;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Goods.PENDING;
        } catch (ExecutionException _) {
            return Goods.NOT_ISSUED;
        }
    }

    /// What the kiosk has decided by now.
    Goods goods() {
        return goodsWithin(Duration.ofMillis(1));
    }

    /// How the payment ended, or empty where only the terminal's memory can tell.
    Optional<PaymentOutcome> outcome(Ending ending) {
        return switch (ending) {
            case Ending.Refused(int errorId) ->
                    Optional.of(new PaymentOutcome.Unavailable(TerminalStatus.refusal(errorId)));
            case Ending.Completed _, Ending.Aborted _ when refused ->
                    Optional.of(new PaymentOutcome.TakenBack());
            // The terminal should have taken it back, and did not say so.
            case Ending.Completed _ when slipRefused -> Optional.empty();
            case Ending.Completed _ when authorisation != null && goods() == Goods.ISSUED ->
                    Optional.of(new PaymentOutcome.Paid(authorisation, slips.customerCopy()));
            case Ending.Completed _, Ending.Aborted _ when authorisation != null ->
                    Optional.empty();
            case Ending.Completed _ when lastResultCode == ResultCode.OK -> Optional.empty();
            case Ending.Completed _ -> Optional.of(unpaid(lastResultCode));
            case Ending.Aborted(int code) ->
                    Optional.of(unpaid(lastResultCode == ResultCode.OK ? code : lastResultCode));
        };
    }

    private static PaymentOutcome unpaid(int code) {
        if (code == ResultCode.CANCELLED) return new PaymentOutcome.Cancelled();
        if (TerminalStatus.isTerminalTrouble(code)) {
            return new PaymentOutcome.Unavailable(TerminalStatus.refusal(code));
        }
        var text = new TerminalText(0xFF, ResultCode.german(code), false);
        return new PaymentOutcome.Declined(code, text);
    }

    long amountCents() {
        return amountCents;
    }

    /// Whether a booking of this amount can be this payment.
    boolean mayBook(long cents) {
        return cents == (worth() == 0 ? amountCents : worth());
    }

    OptionalInt receiptBefore() {
        return receiptBefore;
    }

    Optional<Authorisation> authorisation() {
        return Optional.ofNullable(authorisation);
    }

    List<String> customerSlip() {
        return slips.customerCopy();
    }
}
