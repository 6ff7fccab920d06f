package de.buergerterminal.device.zvt;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.TerminalText;
import de.buergerterminal.device.line.LineException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Commands of the till on one connection (PA00P015 rev 13.08). Blocks the device's thread; every
/// method throws [IOException] when the line is lost or the terminal falls silent, and the
/// connection is closed then, since the whole process counts as aborted.
final class ZvtSession implements AutoCloseable {
    /// The till prints payment (02) and administration (04) receipts from the terminal's lines
    /// (80), wants intermediate statuses (08); no amount entry (10), no administration (20) at the
    /// terminal.
    private static final int CONFIGURATION = 0xBE;

    private static final int NO_SERVICE_MENU = 0x01;
    private static final int STATUS_WITHOUT_PRINTING = 0x03;
    static final int EURO = 978;
    private static final Duration SLICE = Duration.ofMillis(100);

    /// What the till does with messages of the terminal while a process runs.
    interface Exchange {
        Apdu answerTo(Apdu message);

        default boolean wantsAbort() {
            return false;
        }
    }

    /// What status informations have said, however many there were.
    private static final class Told {
        Optional<StatusInformation> last = Optional.empty();
        boolean failed;

        void hear(StatusInformation status) {
            last = Optional.of(status);
            if (!status.isSuccess()) failed = true;
        }
    }

    private final ApduLine line;
    private final Bytes password;
    private final ZvtTimers timers;
    private final Clock clock;
    private TerminalCharset charset = TerminalCharset.CP437;

    ZvtSession(ApduLine line, Bytes password, ZvtTimers timers, Clock clock) {
        this.line = line;
        this.password = password;
        this.timers = timers;
        this.clock = clock;
    }

    /// What texts of the terminal are encoded in.
    TerminalCharset charset() {
        return charset;
    }

    /// @return the command by which the till is to begin, if the terminal asks for one
    OptionalInt register(int printerColumns) throws IOException {
        Apdu command =
                new FieldWriter()
                        .raw(password)
                        .raw(Bytes.of(CONFIGURATION))
                        .raw(Bcd.encode(EURO, 2))
                        .octet(Fields.SERVICE_BYTE, NO_SERVICE_MENU)
                        .container(
                                new Tlv(0x12, Bcd.encode(printerColumns, 1)),
                                new Tlv(0x1A, Bytes.of(0xFF, 0xFF)),
                                Tlv.of(0x26, permitted(0x06, 0xD1), permitted(0x06, 0xD3)),
                                Tlv.of(
                                        0x27,
                                        offered(TerminalCharset.UTF_8),
                                        offered(TerminalCharset.CP437)))
                        .apdu(ControlField.REGISTRATION);
        int code =
                switch (run(command, ZvtSession::plainAnswer)) {
                    case Ending.Completed(Bytes data) -> {
                        var fields = Fields.parse(data);
                        charset = agreed(fields.container());
                        yield -fields.octet(Fields.STATUS).orElse(0);
                    }
                    case Ending.Aborted(int resultCode) -> resultCode;
                    case Ending.Refused(int errorId) -> errorId;
                };
        if (code <= ResultCode.OK) return TerminalStatus.remedyAfterRegistration(-code);
        throw new LineException(
                code == ResultCode.WRONG_CURRENCY
                        ? FaultCode.WRONG_SETTINGS
                        : FaultCode.NOT_REGISTERED,
                "registration refused with %02X, %s".formatted(code, ResultCode.english(code)));
    }

    private static Tlv offered(TerminalCharset charset) {
        return new Tlv(0x14, Bytes.of(charset.tagValue()));
    }

    /// Only what the terminal repeats of our offer counts.
    private static TerminalCharset agreed(List<Tlv> container) {
        var chosen = TerminalCharset.ofTag(Tlv.find(container, 0x14), TerminalCharset.CP437);
        return chosen == TerminalCharset.UTF_8 ? chosen : TerminalCharset.CP437;
    }

    private static Tlv permitted(int... command) {
        return new Tlv(0x0A, Bytes.of(command));
    }

    TerminalStatus enquire() throws IOException {
        Ending ending =
                run(new Apdu(ControlField.STATUS_ENQUIRY, password), ZvtSession::plainAnswer);
        return switch (ending) {
            case Ending.Completed(Bytes data) ->
                    TerminalStatus.parse(data).orElse(new TerminalStatus(ResultCode.OK, ""));
            case Ending.Aborted(int code) -> new TerminalStatus(code, "");
            case Ending.Refused(int code) -> new TerminalStatus(code, "");
        };
    }

    /// Lets the terminal lift its own status, for example by an end of day.
    Ending remedy(int control) throws IOException {
        boolean withPassword = control != ControlField.DIAGNOSIS;
        return run(
                new Apdu(control, withPassword ? password : Bytes.NONE), ZvtSession::plainAnswer);
    }

    Ending authorise(long amountCents, int goodsSeconds, int repeats, Exchange exchange)
            throws IOException {
        // 40: the terminal chooses the kind of payment; 04: our printer is ready, which was asked
        // before.
        Apdu command =
                new FieldWriter()
                        .number(Fields.AMOUNT, amountCents)
                        .number(Fields.CURRENCY, EURO)
                        .octet(Fields.STATUS, 0x44)
                        .octet(Fields.TIMEOUT, goodsSeconds)
                        .octet(Fields.REPEATS, repeats)
                        .apdu(ControlField.AUTHORISATION);
        return run(command, exchange);
    }

    LastTransaction lastTransaction() throws IOException {
        Apdu command =
                new FieldWriter()
                        .raw(password)
                        .octet(Fields.SERVICE_BYTE, STATUS_WITHOUT_PRINTING)
                        .apdu(ControlField.REPEAT_RECEIPT);
        var told = new Told();
        Ending ending = run(command, collecting(told));
        return switch (ending) {
            case Ending.Aborted(int code) when isLocked(code) -> notNow(code);
            case Ending.Refused(int code) when isLocked(code) -> notNow(code);
            case Ending.Completed _, Ending.Aborted _, Ending.Refused _ ->
                    told.last
                            .<LastTransaction>map(LastTransaction.Told::new)
                            .orElseGet(LastTransaction.Nothing::new);
        };
    }

    /// A terminal that has nothing to repeat says that the function is not possible.
    private static boolean isLocked(int code) {
        return TerminalStatus.isTerminalTrouble(code) && code != ResultCode.FUNCTION_NOT_POSSIBLE;
    }

    private static LastTransaction notNow(int code) {
        return new LastTransaction.NotNow(TerminalStatus.refusal(code));
    }

    /// Carries out what staff or a technician asked for.
    TaskReport carryOut(TerminalTask task, Consumer<TerminalText> screen) throws IOException {
        var command = task.command(password, charset);
        if (task.endsWithItsAnswer()) {
            line.send(command);
            var answer = awaitAnswer();
            return report(
                    answer.isPositive()
                            ? new Ending.Completed(answer.data())
                            : new Ending.Refused(errorIdOf(answer)),
                    Optional.empty(),
                    List.of());
        }
        var told = new Told();
        Slips slips = new Slips(charset);
        var collecting = collecting(told);
        var ending =
                run(
                        command,
                        message -> {
                            slips.accept(message);
                            if (message.control() == ControlField.INTERMEDIATE_STATUS) {
                                screen.accept(
                                        IntermediateStatus.parse(message.data(), charset).text());
                            }
                            return collecting.answerTo(message);
                        });
        return report(ending, told.last, slips.all());
    }

    private TaskReport report(
            Ending ending, Optional<StatusInformation> last, List<String> printed) {
        var code =
                switch (ending) {
                    case Ending.Completed _ ->
                            last.map(it -> it.resultCode().orElse(ResultCode.OK))
                                    .orElse(ResultCode.OK);
                    case Ending.Aborted(int resultCode) -> resultCode;
                    case Ending.Refused(int errorId) -> errorId;
                };
        Optional<Fault> fault =
                ending instanceof Ending.Completed && code == ResultCode.OK
                        ? Optional.empty()
                        : Optional.of(TerminalStatus.refusal(code));
        return new TaskReport(
                fault,
                last.flatMap(
                        it -> it.authorisation(OptionalLong.empty(), LocalDateTime.now(clock))),
                last.flatMap(StatusInformation::totals),
                printed);
    }

    /// The customer's copy of the last receipt once more; empty if the terminal will not dictate
    /// it.
    List<String> customerSlipAgain() throws IOException {
        Slips slips = new Slips(charset);
        run(
                new Apdu(ControlField.REPEAT_RECEIPT, password),
                message -> {
                    slips.accept(message);
                    return plainAnswer(message);
                });
        return slips.customerCopy();
    }

    boolean reverse(int receiptNumber) throws IOException {
        Apdu command =
                new FieldWriter()
                        .raw(password)
                        .number(Fields.RECEIPT, receiptNumber)
                        .apdu(ControlField.REVERSAL);
        var told = new Told();
        boolean completed = run(command, collecting(told)) instanceof Ending.Completed;
        return completed && !told.failed;
    }

    private Exchange collecting(Told told) {
        return message -> {
            if (message.control() == ControlField.STATUS_INFORMATION) {
                told.hear(StatusInformation.parse(message.data(), LocalDate.now(clock)));
            }
            return plainAnswer(message);
        };
    }

    /// Listens for a moment between two processes; the terminal has nothing to say then.
    void listen(Duration limit) throws IOException {
        Apdu message = line.receive(limit);
        if (message != null && !message.isAnswer()) line.send(plainAnswer(message));
    }

    /// What the specification wants for messages that need no decision.
    static Apdu plainAnswer(Apdu message) {
        return switch (message.control()) {
            case ControlField.SET_TIME,
                    ControlField.STATUS_INFORMATION,
                    ControlField.INTERMEDIATE_STATUS,
                    ControlField.PRINT_LINE,
                    ControlField.PRINT_BLOCK ->
                    Apdu.positive();
            default -> Apdu.refusal(ResultCode.FUNCTION_NOT_POSSIBLE);
        };
    }

    private Ending run(Apdu command, Exchange exchange) throws IOException {
        line.send(command);
        Apdu answer = awaitAnswer();
        if (!answer.isPositive()) return new Ending.Refused(errorIdOf(answer));
        long giveUp = System.nanoTime() + timers.longestProcess().toNanos();
        Duration silence = timers.completion();
        long silentSince = System.nanoTime();
        boolean abortSent = false;
        boolean abortUnheard = false;
        while (true) {
            Apdu message = line.receive(SLICE);
            long now = System.nanoTime();
            if (message != null) abortUnheard = false;
            if (message == null || message.isAnswer()) {
                var limit = abortUnheard ? timers.abortAnswer() : silence;
                if (now - silentSince > limit.toNanos() || now > giveUp) throw silent(limit);
                if (exchange.wantsAbort() && !abortSent) {
                    line.send(Apdu.of(ControlField.ABORT_BY_TILL));
                    abortSent = true;
                    abortUnheard = true;
                    silentSince = System.nanoTime();
                }
                continue;
            }
            switch (message.control()) {
                case ControlField.COMPLETION -> {
                    acknowledgeEnd();
                    return new Ending.Completed(message.data());
                }
                case ControlField.ABORT_BY_TERMINAL -> {
                    acknowledgeEnd();
                    return new Ending.Aborted(
                            message.data().size() > 0 ? message.data().at(0) : 0xFF);
                }
                default -> line.send(exchange.answerTo(message));
            }
            if (message.control() == ControlField.INTERMEDIATE_STATUS) {
                silence =
                        IntermediateStatus.parse(message.data(), charset)
                                .newTimeout()
                                .orElse(timers.completion());
            }
            silentSince = System.nanoTime();
        }
    }

    private Apdu awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + timers.answer().toNanos();
        while (true) {
            long left = deadline - System.nanoTime();
            @Nullable Apdu message = left <= 0 ? null : line.receive(Duration.ofNanos(left));
            if (message == null) throw silent(timers.answer());
            if (message.isAnswer()) return message;
            // Left over from a process that was given up: it must not wait for an answer for ever.
            line.send(Apdu.refusal(ResultCode.FUNCTION_NOT_POSSIBLE));
        }
    }

    /// The end is the terminal's word; losing the line while thanking for it changes nothing, and
    /// the next listening notices the loss.
    private void acknowledgeEnd() {
        try {
            line.send(Apdu.positive());
        } catch (IOException lost) {
            line.close();
        }
    }

    /// `84 1E 01 6F` names the reason in its data, all others in the control field.
    private static int errorIdOf(Apdu refusal) {
        int errorId = refusal.control() & 0xFF;
        return errorId == 0x1E && refusal.data().size() > 0 ? refusal.data().at(0) : errorId;
    }

    private LineException silent(Duration limit) {
        line.close();
        return new LineException(
                FaultCode.NO_ANSWER, "the terminal was silent for " + limit.toMillis() + " ms");
    }

    @Override
    public void close() {
        line.close();
    }
}
