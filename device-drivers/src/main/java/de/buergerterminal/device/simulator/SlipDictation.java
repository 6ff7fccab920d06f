package de.buergerterminal.device.simulator;

import de.buergerterminal.device.zvt.Apdu;
import de.buergerterminal.device.zvt.Bytes;
import de.buergerterminal.device.zvt.ControlField;
import de.buergerterminal.device.zvt.FieldWriter;
import de.buergerterminal.device.zvt.Tlv;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/// Dictates receipts to a till that prints them, by block where the till permits it, else by line.
final class SlipDictation {
    private static final ZoneId TERMINAL_CLOCK = ZoneId.of("Europe/Berlin");
    private static final int MERCHANT_RECEIPT = 1;
    private static final int CUSTOMER_RECEIPT = 2;
    private static final int ADMINISTRATION_RECEIPT = 3;
    private static final int LAST_LINE = 0x81;

    private final TerminalVoice voice;
    private final TillSettings till;
    private final boolean shortly;

    SlipDictation(TerminalVoice voice, TillSettings till, boolean shortly) {
        this.voice = voice;
        this.till = till;
        this.shortly = shortly;
    }

    /// The merchant's copy, then the customer's; false as soon as the till cannot print.
    boolean payment(CardPayment payment) throws IOException {
        return dictate(lines(false, payment), MERCHANT_RECEIPT)
                && dictate(lines(true, payment), CUSTOMER_RECEIPT);
    }

    private List<String> lines(boolean customer, CardPayment payment) {
        return shortly
                ? SlipText.shortly(customer, payment)
                : SlipText.of(
                        customer,
                        payment,
                        TerminalMemory.TERMINAL_ID,
                        LocalDateTime.now(TERMINAL_CLOCK));
    }

    boolean endOfDay(List<CardPayment> turnover) throws IOException {
        var now = LocalDateTime.now(TERMINAL_CLOCK);
        return administration(SlipText.endOfDay(turnover, TerminalMemory.TERMINAL_ID, now));
    }

    boolean administration(List<String> lines) throws IOException {
        return dictate(lines, ADMINISTRATION_RECEIPT);
    }

    private boolean dictate(List<String> lines, int type) throws IOException {
        if (!till.wantsLines()) return true;
        return till.blocks() ? dictateBlock(lines, type) : dictateLines(lines);
    }

    private boolean dictateBlock(List<String> lines, int type) throws IOException {
        var content = Bytes.NONE;
        for (var line : lines) {
            content = content.plus(new Tlv(0x09, Bytes.of(0)).encoded());
            content = content.plus(new Tlv(0x07, till.charset().encode(line)).encoded());
        }
        content = content.plus(new Tlv(0x09, Bytes.of(LAST_LINE)).encoded());
        var charset = new Tlv(0x14, Bytes.of(till.charset().tagValue()));
        return TerminalVoice.isPositive(
                voice.ask(
                        new FieldWriter()
                                .container(
                                        new Tlv(0x1F07, Bytes.of(type)),
                                        charset,
                                        new Tlv(0x25, content))
                                .apdu(ControlField.PRINT_BLOCK)));
    }

    private boolean dictateLines(List<String> lines) throws IOException {
        for (var i = 0; i < lines.size(); i++) {
            var attribute = Bytes.of(i == lines.size() - 1 ? LAST_LINE : 0);
            var text = till.charset().encode(lines.get(i));
            var line = new Apdu(ControlField.PRINT_LINE, attribute.plus(text));
            if (!TerminalVoice.isPositive(voice.ask(line))) return false;
        }
        return true;
    }
}
