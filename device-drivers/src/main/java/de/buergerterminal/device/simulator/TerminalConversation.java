package de.buergerterminal.device.simulator;

import de.buergerterminal.device.simulator.CardPayment.State;
import de.buergerterminal.device.zvt.Apdu;
import de.buergerterminal.device.zvt.Bytes;
import de.buergerterminal.device.zvt.ControlField;
import de.buergerterminal.device.zvt.FieldWriter;
import de.buergerterminal.device.zvt.Fields;
import de.buergerterminal.device.zvt.ResultCode;
import de.buergerterminal.device.zvt.Tlv;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The terminal's side of one connection: refuses what a real one would refuse, hands payments to
/// [TerminalPayment] and looks after the rest itself.
final class TerminalConversation {
    private static final Bytes EURO = Bytes.of(0x09, 0x78);
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final int OUR_PRINTER_COLUMNS = 0x32;
    private static final Bytes SOFTWARE = Bytes.ofHex("F0 F0 F5 53 49 4D 20 32");

    private final SimulatedPaymentTerminal terminal;
    private final TerminalMemory memory;
    private final TerminalVoice voice;
    private TillSettings till = TillSettings.NONE;

    TerminalConversation(
            SimulatedPaymentTerminal terminal, TerminalMemory memory, TerminalWire wire) {
        this.terminal = terminal;
        this.memory = memory;
        this.voice = new TerminalVoice(wire);
    }

    void run() throws IOException {
        while (true) {
            var command = voice.wire().receive(FOR_EVER);
            if (command != null && !command.isAnswer()) obey(command);
        }
    }

    private void obey(Apdu command) throws IOException {
        var data = command.data();
        switch (command.control()) {
            case ControlField.REGISTRATION -> register(data);
            case ControlField.STATUS_ENQUIRY -> tellStatus(data);
            case ControlField.LOG_OFF -> {
                till = TillSettings.NONE;
                voice.accept();
            }
            case ControlField.ABORT_BY_TILL -> voice.accept();
            case ControlField.DISPLAY_TEXT -> display(data);
            case ControlField.READ_CARD -> voice.refuse(ResultCode.FORBIDDEN_BY_PCI);
            case ControlField.AUTHORISATION -> charge(data, State.BOOKED);
            case ControlField.PRE_AUTHORISATION -> charge(data, State.RESERVED);
            case ControlField.REFUND -> {
                if (!refusesPassword(data)) charge(data.from(3), State.REFUNDED);
            }
            case ControlField.REVERSAL -> {
                if (!refusesPassword(data)) takeBack(data.from(3), State.BOOKED);
            }
            case ControlField.PRE_AUTHORISATION_REVERSAL -> takeBack(data, State.RESERVED);
            case ControlField.BOOK_RESERVATION -> bookReservation(data);
            case ControlField.REPEAT_RECEIPT -> {
                if (!refusesPassword(data)) repeatReceipt(data.from(3));
            }
            case ControlField.END_OF_DAY -> {
                if (!refusesPassword(data)) endDay();
            }
            case ControlField.SEND_TOTALS -> {
                if (!refusesPassword(data)) tellTotals();
            }
            case ControlField.INITIALISATION, ControlField.SET_TERMINAL_TIME -> {
                if (!refusesPassword(data)) service(List.of());
            }
            case ControlField.RESET -> {
                service(List.of());
                till = TillSettings.NONE;
            }
            case ControlField.DIAGNOSIS -> diagnose();
            case ControlField.SELF_TEST -> service(List.of("* * SELBSTTEST * *", "in Ordnung"));
            case ControlField.PRINT_CONFIGURATION ->
                    service(List.of("* * KONFIGURATION * *", "Terminal-ID 29001006", "EUR"));
            default -> voice.refuse(ResultCode.FUNCTION_NOT_POSSIBLE);
        }
    }

    private void register(Bytes data) throws IOException {
        if (data.size() < 4) {
            voice.refuse(ResultCode.PROCESSING_ERROR);
            return;
        }
        if (refusesPassword(data)) return;
        if (data.size() >= 6 && !data.slice(4, 6).equals(EURO)) {
            voice.wire().send(Apdu.of(0x841E, ResultCode.WRONG_CURRENCY));
            return;
        }
        till = TillSettings.of(data.at(3), data.size() > 6 ? data.from(6) : Bytes.NONE);
        voice.accept();
        var answer =
                new FieldWriter()
                        .octet(Fields.STATUS, terminal.registrationStatus())
                        .field(Fields.TERMINAL_ID, Bytes.ofHex(TerminalMemory.TERMINAL_ID))
                        .field(Fields.CURRENCY, EURO);
        if (till.containers()) {
            answer.container(
                    new Tlv(0x12, Bytes.of(OUR_PRINTER_COLUMNS)),
                    new Tlv(0x14, Bytes.of(till.charset().tagValue())));
        }
        voice.complete(answer.written());
    }

    private void tellStatus(Bytes data) throws IOException {
        voice.accept();
        if (terminal.takeOwnEndOfDay()) {
            voice.say(0x0F);
            settleDay();
        }
        int service =
                data.size() > 3
                        ? Fields.parse(data.from(3)).octet(Fields.SERVICE_BYTE).orElse(0)
                        : 0;
        var answer = (service & 0x02) != 0 ? Bytes.NONE : SOFTWARE;
        answer = answer.plus(Bytes.of(terminal.terminalStatus()));
        var wish = terminal.wish();
        if (wish >= 0 && till.containers()) {
            var asked = new FieldWriter().container(new Tlv(0x1F13, Bytes.of(wish)));
            answer = answer.plus(asked.written());
        }
        voice.complete(answer);
    }

    private void charge(Bytes data, State state) throws IOException {
        var fields = Fields.parse(data);
        var amount = fields.number(Fields.AMOUNT);
        if (!till.registered()) voice.refuse(ResultCode.NOT_REGISTERED);
        else if (!fields.value(Fields.CURRENCY).map(EURO::equals).orElse(true)) {
            voice.refuse(ResultCode.WRONG_CURRENCY);
        } else if (fields.stoppedAt().isPresent()) {
            voice.refuse(ResultCode.FUNCTION_NOT_POSSIBLE);
        } else if (amount.isEmpty() || amount.getAsLong() == 0) {
            voice.refuse(ResultCode.PROCESSING_ERROR);
        } else {
            voice.accept();
            try {
                new TerminalPayment(terminal, memory, voice, till)
                        .run(amount.getAsLong(), fields, state);
            } finally {
                terminal.gestures().clear();
                terminal.paymentHasEnded();
            }
        }
    }

    private void takeBack(Bytes data, State from) throws IOException {
        var fields = Fields.parse(data);
        var receipt = (int) fields.number(Fields.RECEIPT).orElse(0);
        voice.accept();
        var found = memory.find(receipt);
        if (isLocked()) return;
        var amount = fields.number(Fields.AMOUNT);
        if (found.isPresent() && found.get().state() == State.REVERSED) {
            voice.abort(ResultCode.ALREADY_REVERSED);
        } else if (found.isEmpty()
                || found.get().state() != from
                || (amount.isPresent() && amount.getAsLong() != found.get().amountCents())) {
            voice.abort(ResultCode.REVERSAL_NOT_POSSIBLE);
        } else {
            var reversed = found.get().with(State.REVERSED);
            memory.conclude(reversed);
            concluded(reversed);
        }
    }

    private void bookReservation(Bytes data) throws IOException {
        var fields = Fields.parse(data);
        var found = memory.find((int) fields.number(Fields.RECEIPT).orElse(0));
        var amount = fields.number(Fields.AMOUNT).orElse(0);
        voice.accept();
        if (isLocked()) return;
        if (found.isEmpty() || found.get().state() != State.RESERVED) {
            voice.abort(ResultCode.REVERSAL_NOT_POSSIBLE);
        } else if (amount > found.get().amountCents()) {
            voice.abort(ResultCode.MAXIMUM_EXCEEDED);
        } else {
            var booked = found.get().with(State.BOOKED).withAmount(amount);
            memory.conclude(booked);
            concluded(booked);
        }
    }

    private void concluded(CardPayment payment) throws IOException {
        voice.tell(TerminalMemory.statusOf(payment, ResultCode.OK));
        new SlipDictation(voice, till, terminal.slipsAreShort()).payment(payment);
        voice.complete(Bytes.NONE);
    }

    private void repeatReceipt(Bytes data) throws IOException {
        var last = memory.lastStatus();
        if (last.isEmpty()) {
            voice.refuse(ResultCode.FUNCTION_NOT_POSSIBLE);
            return;
        }
        voice.accept();
        var service = Fields.parse(data).octet(Fields.SERVICE_BYTE).orElse(0);
        if ((service & 0x01) != 0) voice.tell(last.get());
        var payment = memory.last();
        if ((service & 0x02) == 0 && payment.isPresent()) {
            new SlipDictation(voice, till, terminal.slipsAreShort()).payment(payment.get());
        }
        voice.complete(Bytes.NONE);
    }

    private void endDay() throws IOException {
        voice.accept();
        settleDay();
        terminal.lock(0);
        terminal.wish(-1);
        voice.complete(Bytes.NONE);
    }

    private void settleDay() throws IOException {
        var turnover = memory.turnover();
        voice.tell(TerminalMemory.totalsOf(turnover));
        memory.settleTurnover();
        terminal.dayEnded();
        new SlipDictation(voice, till, terminal.slipsAreShort()).endOfDay(turnover);
    }

    private void tellTotals() throws IOException {
        voice.accept();
        voice.tell(TerminalMemory.totalsOf(memory.turnover()));
        voice.complete(Bytes.NONE);
    }

    private void diagnose() throws IOException {
        voice.accept();
        terminal.lock(0);
        terminal.wish(-1);
        voice.ask(Apdu.of(ControlField.SET_TIME, 0xAA, 0x26, 0x11, 0x22, 0x0C, 0x12, 0x00, 0x00));
        new SlipDictation(voice, till, false)
                .administration(List.of("* * DIAGNOSE * *", "Verbindung in Ordnung"));
        voice.complete(Bytes.NONE);
    }

    private void service(List<String> printed) throws IOException {
        voice.accept();
        terminal.lock(0);
        if (!printed.isEmpty()) new SlipDictation(voice, till, false).administration(printed);
        voice.complete(Bytes.NONE);
    }

    private void display(Bytes data) throws IOException {
        var fields = Fields.parse(data);
        if (fields.stoppedAt().isPresent()) {
            voice.refuse(ResultCode.FUNCTION_NOT_POSSIBLE);
            return;
        }
        List<String> lines = new ArrayList<>();
        for (var line = Fields.FIRST_LINE; line < Fields.FIRST_LINE + 8; line++) {
            fields.value(line).map(till.charset()::decode).ifPresent(lines::add);
        }
        terminal.shows(lines);
        voice.accept();
    }

    private boolean isLocked() throws IOException {
        if (terminal.terminalStatus() == 0) return false;
        voice.abort(terminal.terminalStatus());
        return true;
    }

    private boolean refusesPassword(Bytes data) throws IOException {
        var right = data.size() >= 3 && data.slice(0, 3).equals(Bytes.of(0, 0, 0));
        if (!right) voice.refuse(ResultCode.FUNCTION_NOT_POSSIBLE);
        return !right;
    }
}
