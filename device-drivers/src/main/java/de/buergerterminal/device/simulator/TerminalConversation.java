package de.buergerterminal.device.simulator;

import de.buergerterminal.device.simulator.SimulatedPaymentTerminal.Gesture;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal.Misfortune;
import de.buergerterminal.device.zvt.Apdu;
import de.buergerterminal.device.zvt.Bytes;
import de.buergerterminal.device.zvt.ControlField;
import de.buergerterminal.device.zvt.FieldWriter;
import de.buergerterminal.device.zvt.Fields;
import de.buergerterminal.device.zvt.ResultCode;
import de.buergerterminal.device.zvt.TerminalCharset;
import de.buergerterminal.device.zvt.Tlv;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The terminal's side of one connection: refuses what a real one would refuse.
final class TerminalConversation {
    private static final Bytes PASSWORD = Bytes.of(0, 0, 0);
    private static final Bytes EURO = Bytes.of(0x09, 0x78);
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int PRINTS_RECEIPTS = 0x82;

    private final SimulatedPaymentTerminal terminal;
    private final TerminalMemory memory;
    private final TerminalWire wire;
    private boolean registered;
    private boolean blocksPermitted;
    private boolean linesWanted;

    TerminalConversation(
            SimulatedPaymentTerminal terminal, TerminalMemory memory, TerminalWire wire) {
        this.terminal = terminal;
        this.memory = memory;
        this.wire = wire;
    }

    void run() throws IOException {
        while (true) {
            var command = wire.receive(FOR_EVER);
            if (command != null && !command.isAnswer()) obey(command);
        }
    }

    private void obey(Apdu command) throws IOException {
        switch (command.control()) {
            case ControlField.REGISTRATION -> register(command.data());
            case ControlField.STATUS_ENQUIRY -> {
                wire.send(Apdu.positive());
                complete(
                        Bytes.ofHex("F0 F0 F5 53 49 4D 20 31")
                                .plus(Bytes.of(terminal.terminalStatus())));
            }
            case ControlField.AUTHORISATION -> authorise(Fields.parse(command.data()));
            case ControlField.REPEAT_RECEIPT -> repeatReceipt(command.data());
            case ControlField.REVERSAL -> reverse(command.data());
            case ControlField.END_OF_DAY, ControlField.INITIALISATION -> {
                if (refuseWrongPassword(command.data())) return;
                wire.send(Apdu.positive());
                terminal.lock(0);
                complete(Bytes.NONE);
            }
            case ControlField.DIAGNOSIS -> {
                wire.send(Apdu.positive());
                terminal.lock(0);
                ask(Apdu.of(ControlField.SET_TIME, 0xAA, 0x26, 0x11, 0x22, 0x0C, 0x12, 0x00, 0x00));
                complete(Bytes.NONE);
            }
            case ControlField.LOG_OFF, ControlField.ABORT_BY_TILL -> wire.send(Apdu.positive());
            default -> refuse(ResultCode.FUNCTION_NOT_POSSIBLE);
        }
    }

    private void register(Bytes data) throws IOException {
        if (data.size() < 4 || refuseWrongPassword(data)) return;
        linesWanted = (data.at(3) & PRINTS_RECEIPTS) == PRINTS_RECEIPTS;
        if (data.size() >= 6 && !data.slice(4, 6).equals(EURO)) {
            wire.send(Apdu.of(0x841E, ResultCode.WRONG_CURRENCY));
            return;
        }
        var container = data.size() > 6 ? Fields.parse(data.from(6)).container() : List.<Tlv>of();
        var permitted = Tlv.find(container, 0x26).map(Tlv::parse).orElse(List.of());
        blocksPermitted = permitted.contains(new Tlv(0x0A, Bytes.of(0x06, 0xD3)));
        registered = true;
        wire.send(Apdu.positive());
        complete(
                new FieldWriter()
                        .octet(Fields.STATUS, 0)
                        .field(Fields.TERMINAL_ID, Bytes.ofHex(TerminalMemory.TERMINAL_ID))
                        .field(Fields.CURRENCY, EURO)
                        .container(new Tlv(0x12, Bytes.of(0x32)), new Tlv(0x14, Bytes.of(0xFF)))
                        .written());
    }

    private void authorise(Fields fields) throws IOException {
        var amount = fields.number(Fields.AMOUNT);
        if (!registered) refuse(0x6B);
        else if (!fields.value(Fields.CURRENCY).map(EURO::equals).orElse(true)) {
            refuse(ResultCode.WRONG_CURRENCY);
        } else if (amount.isEmpty() || amount.getAsLong() == 0 || fields.stoppedAt().isPresent()) {
            refuse(ResultCode.PROCESSING_ERROR);
        } else {
            wire.send(Apdu.positive());
            if (terminal.terminalStatus() != 0) abort(terminal.terminalStatus());
            else pay(amount.getAsLong(), fields);
            terminal.gestures().clear();
        }
    }

    private void pay(long amountCents, Fields fields) throws IOException {
        say(0x0A);
        fallSilentIf(Misfortune.SILENCE_DURING_PAYMENT);
        losePowerIf(Misfortune.POWER_LOSS_DURING_PAYMENT);
        if (terminal.strikes(Misfortune.STRANGE_COMMAND)) {
            var answer = ask(Apdu.of(0x0F99, 0x01, 0x02));
            terminal.strangeThingsWereAnswered(answer == null ? -1 : answer.control());
        }
        if (!cardComes()) {
            say(0x0D);
            tell(new FieldWriter().octet(Fields.RESULT, ResultCode.CANCELLED).written());
            abort(ResultCode.CANCELLED);
            return;
        }
        say(0x0E);
        pause(terminal.hostDelay);
        var decline = terminal.takeDecline();
        if (decline != 0) {
            tell(
                    new FieldWriter()
                            .octet(Fields.RESULT, decline)
                            .number(Fields.AMOUNT, amountCents)
                            .written());
            say(0x53);
            abort(decline);
            return;
        }
        if (terminal.strikes(Misfortune.WRONG_PIN_FIRST)) {
            tell(new FieldWriter().octet(Fields.RESULT, 55).written());
            say(0x15);
        }
        vend(memory.authorise(amountCents), fields);
    }

    /// The vending rule: the payment stands only with the till's positive answers.
    private void vend(CardPayment payment, Fields fields) throws IOException {
        var limit = Duration.ofSeconds(fields.octet(Fields.TIMEOUT).orElse(30));
        var repeats = fields.octet(Fields.REPEATS).orElse(Integer.MAX_VALUE);
        var status = TerminalMemory.statusOf(payment, ResultCode.OK);
        for (var asked = 0; asked <= repeats; asked++) {
            wire.send(new Apdu(ControlField.STATUS_INFORMATION, status));
            hangUpIf(Misfortune.LINE_CUT_AFTER_AUTHORISATION);
            var answer = wire.receive(limit);
            if (answer == null) break;
            if (answer.isPositive()) {
                hangUpIf(Misfortune.LINE_CUT_BEFORE_SLIPS);
                if (!linesWanted || dictate(payment)) {
                    memory.book(payment);
                    hangUpIf(Misfortune.LINE_CUT_AFTER_CONFIRMATION);
                    fallSilentIf(Misfortune.SILENCE_AFTER_CONFIRMATION);
                    losePowerIf(Misfortune.POWER_LOSS_AFTER_CONFIRMATION);
                    say(0x1C);
                    complete(Bytes.NONE);
                    return;
                }
                break;
            }
            if (answer.control() != (ControlField.REFUSAL | ResultCode.PLEASE_WAIT)) break;
            pause(terminal.repeatDelay);
        }
        say(0x05);
        tell(TerminalMemory.statusOf(payment, ResultCode.CANCELLED));
        abort(ResultCode.CANCELLED);
    }

    private boolean dictate(CardPayment payment) throws IOException {
        return dictate(payment, false) && dictate(payment, true);
    }

    private boolean dictate(CardPayment payment, boolean customer) throws IOException {
        var now = LocalDateTime.now(ZoneId.of("Europe/Berlin"));
        var lines = SlipText.of(customer, payment, TerminalMemory.TERMINAL_ID, now);
        if (blocksPermitted) {
            var content = Bytes.NONE;
            for (var line : lines) {
                content = content.plus(new Tlv(0x09, Bytes.of(0)).encoded());
                content = content.plus(new Tlv(0x07, TerminalCharset.CP437.encode(line)).encoded());
            }
            content = content.plus(new Tlv(0x09, Bytes.of(0x81)).encoded());
            return isPositive(
                    ask(
                            new FieldWriter()
                                    .container(
                                            new Tlv(0x1F07, Bytes.of(customer ? 2 : 1)),
                                            new Tlv(0x25, content))
                                    .apdu(ControlField.PRINT_BLOCK)));
        }
        for (var i = 0; i < lines.size(); i++) {
            var attribute = Bytes.of(i == lines.size() - 1 ? 0x81 : 0);
            var text = TerminalCharset.CP437.encode(lines.get(i));
            var line = new Apdu(ControlField.PRINT_LINE, attribute.plus(text));
            if (!isPositive(ask(line))) return false;
        }
        return true;
    }

    private void repeatReceipt(Bytes data) throws IOException {
        if (refuseWrongPassword(data)) return;
        var last = memory.lastStatus();
        if (last.isEmpty()) {
            refuse(ResultCode.FUNCTION_NOT_POSSIBLE);
            return;
        }
        wire.send(Apdu.positive());
        var service = Fields.parse(data.from(3)).octet(Fields.SERVICE_BYTE).orElse(0);
        if ((service & 0x01) != 0) tell(last.get());
        var payment = memory.last();
        if ((service & 0x02) == 0 && payment.isPresent()) dictate(payment.get());
        complete(Bytes.NONE);
    }

    private void reverse(Bytes data) throws IOException {
        if (refuseWrongPassword(data)) return;
        var receipt = (int) Fields.parse(data.from(3)).number(Fields.RECEIPT).orElse(0);
        wire.send(Apdu.positive());
        if (!memory.reverse(receipt)) {
            var known = memory.find(receipt).isPresent();
            abort(known ? ResultCode.ALREADY_REVERSED : ResultCode.REVERSAL_NOT_POSSIBLE);
            return;
        }
        var payment = memory.find(receipt).orElseThrow();
        tell(TerminalMemory.statusOf(payment, ResultCode.OK));
        complete(Bytes.NONE);
    }

    /// Waits for a card; false when the citizen, the till or the clock ends it.
    private boolean cardComes() throws IOException {
        var automatically = terminal.cardComesAfter;
        var started = System.nanoTime();
        while (System.nanoTime() - started < terminal.cardTimeout.toNanos()) {
            if (automatically != null && System.nanoTime() - started >= automatically.toNanos()) {
                return true;
            }
            var gesture = terminal.gestures().poll();
            if (gesture != null) return gesture == Gesture.CARD;
            var message = wire.receive(Duration.ofMillis(20));
            if (message == null || message.isAnswer()) continue;
            if (message.control() == ControlField.ABORT_BY_TILL) {
                wire.send(Apdu.positive());
                return false;
            }
            refuse(0x9C);
        }
        return false;
    }

    private void hangUpIf(Misfortune misfortune) throws IOException {
        if (!terminal.strikes(misfortune)) return;
        wire.cut();
        throw new EOFException("line cut on purpose");
    }

    /// Hears everything on this connection and does nothing any more, until the till hangs up.
    private void fallSilentIf(Misfortune misfortune) throws IOException {
        if (!terminal.strikes(misfortune)) return;
        terminal.goSilent();
        while (true) {
            var _ = wire.receive(FOR_EVER);
        }
    }

    private void losePowerIf(Misfortune misfortune) throws IOException {
        if (!terminal.strikes(misfortune)) return;
        terminal.powerOff();
        throw new EOFException("power lost on purpose");
    }

    private void say(int status) throws IOException {
        ask(Apdu.of(ControlField.INTERMEDIATE_STATUS, status));
    }

    private void tell(Bytes status) throws IOException {
        ask(new Apdu(ControlField.STATUS_INFORMATION, status));
    }

    private void complete(Bytes data) throws IOException {
        ask(new Apdu(ControlField.COMPLETION, data));
    }

    private void abort(int code) throws IOException {
        ask(Apdu.of(ControlField.ABORT_BY_TERMINAL, code));
    }

    /// Sends and waits for the till's answer; commands that cross it are left to their own fate.
    private @Nullable Apdu ask(Apdu message) throws IOException {
        wire.send(message);
        var answer = wire.receive(ANSWER);
        while (answer != null && !answer.isAnswer()) {
            if (answer.control() == ControlField.ABORT_BY_TILL) {
                terminal.citizenCancels();
                wire.send(Apdu.positive());
            }
            answer = wire.receive(ANSWER);
        }
        return answer;
    }

    private static boolean isPositive(@Nullable Apdu answer) {
        return answer != null && answer.isPositive();
    }

    private boolean refuseWrongPassword(Bytes data) throws IOException {
        var right = data.size() >= 3 && data.slice(0, 3).equals(PASSWORD);
        if (!right) refuse(ResultCode.FUNCTION_NOT_POSSIBLE);
        return !right;
    }

    private void refuse(int errorId) throws IOException {
        wire.send(Apdu.refusal(errorId));
    }

    private static void pause(Duration length) throws IOException {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopped) {
            throw new EOFException(stopped.getMessage());
        }
    }
}
