package de.buergerterminal.device.simulator;

import de.buergerterminal.device.simulator.CardPayment.State;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal.Gesture;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal.Misfortune;
import de.buergerterminal.device.zvt.Apdu;
import de.buergerterminal.device.zvt.Bcd;
import de.buergerterminal.device.zvt.Bytes;
import de.buergerterminal.device.zvt.ControlField;
import de.buergerterminal.device.zvt.FieldWriter;
import de.buergerterminal.device.zvt.Fields;
import de.buergerterminal.device.zvt.ResultCode;
import de.buergerterminal.device.zvt.Tlv;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;

/// One payment, refund or reservation at the terminal, from the card to the completion.
final class TerminalPayment {
    private static final int PRINTER_READY = 0x04;
    private static final int WRONG_PIN = 55;

    private final SimulatedPaymentTerminal terminal;
    private final TerminalMemory memory;
    private final TerminalVoice voice;
    private final TillSettings till;

    TerminalPayment(
            SimulatedPaymentTerminal terminal,
            TerminalMemory memory,
            TerminalVoice voice,
            TillSettings till) {
        this.terminal = terminal;
        this.memory = memory;
        this.voice = voice;
        this.till = till;
    }

    void run(long amountCents, Fields fields, State state) throws IOException {
        if (terminal.terminalStatus() != 0) {
            voice.abort(terminal.terminalStatus());
            return;
        }
        if (terminal.insistsOnPrinter()
                && (fields.octet(Fields.STATUS).orElse(0) & PRINTER_READY) == 0) {
            voice.abort(ResultCode.PRINTER_NOT_READY);
            return;
        }
        say(0x0A);
        terminal.paymentBegins();
        fallSilentIf(Misfortune.SILENCE_DURING_PAYMENT);
        losePowerIf(Misfortune.POWER_LOSS_DURING_PAYMENT);
        speakStrangely();
        if (!cardComes()) {
            say(0x0D);
            fail(ResultCode.CANCELLED, amountCents);
        } else if (isAcceptedByBank(amountCents)) {
            vend(memory.authorise(amountCents), fields, state);
        }
    }

    private boolean isAcceptedByBank(long amountCents) throws IOException {
        say(0x0E);
        TerminalVoice.pause(terminal.hostDelay());
        if (terminal.strikes(Misfortune.CARD_REMOVED)) {
            say(0x0C);
            fail(ResultCode.CARD_NOT_READABLE, amountCents);
            return false;
        }
        var decline = terminal.takeDecline();
        if (decline != 0) {
            voice.tell(statusOf(decline, amountCents));
            say(0x53);
            voice.abort(decline);
            return false;
        }
        if (terminal.strikes(Misfortune.WRONG_PIN_FIRST)) {
            voice.tell(new FieldWriter().octet(Fields.RESULT, WRONG_PIN).written());
            say(0x15);
        }
        return true;
    }

    private void fail(int code, long amountCents) throws IOException {
        voice.tell(statusOf(code, amountCents));
        voice.abort(code);
    }

    private static Bytes statusOf(int code, long amountCents) {
        return new FieldWriter()
                .octet(Fields.RESULT, code)
                .number(Fields.AMOUNT, amountCents)
                .written();
    }

    /// Things a till must refuse without harm: an unknown command, an unknown tag.
    private void speakStrangely() throws IOException {
        if (!terminal.strikes(Misfortune.STRANGE_COMMAND)) return;
        var answer = voice.ask(Apdu.of(0x0F99, 0x01, 0x02));
        terminal.strangeThingsWereAnswered(answer == null ? -1 : answer.control());
        var unknown = Tlv.of(0x24, new Tlv(0x1F6F, Bytes.of(1, 2)), new Tlv(0x5E, Bytes.NONE));
        voice.ask(
                new FieldWriter()
                        .raw(Bytes.of(0x17, 0x00))
                        .container(unknown, new Tlv(0x9F7D, Bytes.of(3)))
                        .apdu(ControlField.INTERMEDIATE_STATUS));
    }

    /// The vending rule: the payment stands only with the till's positive answers.
    private void vend(CardPayment payment, Fields fields, State state) throws IOException {
        var limit = Duration.ofSeconds(fields.octet(Fields.TIMEOUT).orElse(30));
        var repeats = fields.octet(Fields.REPEATS).orElse(Integer.MAX_VALUE);
        var status = TerminalMemory.statusOf(payment, ResultCode.OK);
        if (terminal.strikes(Misfortune.UNKNOWN_BITMAP)) status = status.plus(Bytes.of(0xC3, 1));
        for (var asked = 0L; asked <= repeats; asked++) {
            voice.wire().send(new Apdu(ControlField.STATUS_INFORMATION, status));
            hangUpIf(Misfortune.LINE_CUT_AFTER_AUTHORISATION);
            var answer = voice.wire().receive(limit);
            if (answer == null) break;
            if (answer.isPositive()) {
                if (issued(payment.with(state))) return;
                break;
            }
            if (answer.control() == (ControlField.REFUSAL | ResultCode.PARTIAL_ISSUE)) {
                if (issuedInPart(payment.with(state), answer.data())) return;
                break;
            }
            if (answer.control() != (ControlField.REFUSAL | ResultCode.PLEASE_WAIT)) break;
            TerminalVoice.pause(terminal.repeatDelay());
        }
        say(0x05);
        memory.conclude(payment);
        voice.tell(TerminalMemory.statusOf(payment, ResultCode.CANCELLED));
        voice.abort(ResultCode.CANCELLED);
    }

    private boolean issuedInPart(CardPayment whole, Bytes data) throws IOException {
        var part = Fields.parse(data).number(Fields.AMOUNT).orElse(0);
        return part > 0 && part <= whole.amountCents() && issued(whole.withAmount(part));
    }

    /// Whether the payment stands: the till has confirmed the goods and, if it prints what the
    /// terminal dictates, the slips as well.
    private boolean issued(CardPayment payment) throws IOException {
        hangUpIf(Misfortune.LINE_CUT_BEFORE_SLIPS);
        if (!new SlipDictation(voice, till, terminal.slipsAreShort()).payment(payment)) {
            return false;
        }
        memory.conclude(payment);
        hangUpIf(Misfortune.LINE_CUT_AFTER_CONFIRMATION);
        fallSilentIf(Misfortune.SILENCE_AFTER_CONFIRMATION);
        losePowerIf(Misfortune.POWER_LOSS_AFTER_CONFIRMATION);
        say(0x1C);
        voice.complete(Bytes.NONE);
        return true;
    }

    /// Waits for a card; false when the citizen, the till or the clock ends it.
    private boolean cardComes() throws IOException {
        var automatically = terminal.cardComesAfter();
        var started = System.nanoTime();
        while (System.nanoTime() - started < terminal.cardTimeout().toNanos()) {
            if (voice.abortWanted()) return false;
            if (automatically != null && System.nanoTime() - started >= automatically.toNanos()) {
                return true;
            }
            var gesture = terminal.gestures().poll();
            if (gesture != null) return gesture == Gesture.CARD;
            var message = voice.wire().receive(Duration.ofMillis(20));
            if (message == null || message.isAnswer()) continue;
            if (message.control() == ControlField.ABORT_BY_TILL) voice.tillWantsAbort();
            else voice.refuse(ResultCode.PLEASE_WAIT);
        }
        return false;
    }

    private void say(int status) throws IOException {
        if (!till.wantsIntermediateStatus()) return;
        var own = terminal.ownTextFor(status);
        if (own == null || !till.containers()) {
            voice.say(status);
            return;
        }
        voice.ask(
                new FieldWriter()
                        .raw(Bytes.of(status).plus(Bcd.encode(0, 1)))
                        .container(Tlv.of(0x24, new Tlv(0x07, till.charset().encode(own))))
                        .apdu(ControlField.INTERMEDIATE_STATUS));
    }

    private void hangUpIf(Misfortune misfortune) throws IOException {
        if (!terminal.strikes(misfortune)) return;
        voice.wire().cut();
        throw new EOFException("line cut on purpose");
    }

    /// Hears everything and does nothing, until the till hangs up or somebody wakes it; what it was
    /// doing is forgotten then.
    private void fallSilentIf(Misfortune misfortune) throws IOException {
        if (!terminal.strikes(misfortune)) return;
        terminal.goSilent();
        while (terminal.isSilent()) {
            var _ = voice.wire().receive(Duration.ofMillis(50));
        }
        throw new EOFException("woke up again");
    }

    private void losePowerIf(Misfortune misfortune) throws IOException {
        if (!terminal.strikes(misfortune)) return;
        terminal.powerOff();
        throw new EOFException("power lost on purpose");
    }
}
