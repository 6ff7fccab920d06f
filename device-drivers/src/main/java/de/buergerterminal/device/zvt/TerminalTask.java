package de.buergerterminal.device.zvt;

import java.time.LocalDateTime;
import java.util.List;

/// What a technician or staff may ask of a terminal besides payments; each in the bytes of PA00P015
/// rev 13.08. Reading cards (`06 C0`) is left out on purpose: their data must not reach a kiosk.
public sealed interface TerminalTask {
    /// `06 50`: reconciliation with the network operator.
    record EndOfDay() implements TerminalTask {}

    /// `06 70`: tries the line to the network operator.
    record Diagnosis() implements TerminalTask {}

    /// `06 93`.
    record Initialisation() implements TerminalTask {}

    /// `06 10`: what has been turned over since the last end of day.
    record SendTotals() implements TerminalTask {}

    /// `06 1A`.
    record PrintConfiguration() implements TerminalTask {}

    /// `06 79`.
    record SelfTest() implements TerminalTask {}

    /// `06 20`: the last receipt once more, for printing.
    record RepeatReceipt() implements TerminalTask {}

    /// `06 91`.
    record SetTime(LocalDateTime time) implements TerminalTask {}

    /// `06 E0`.
    ///
    /// @param seconds 0 (for ever) to 255
    /// @param lines up to eight, each up to 99 characters
    record DisplayText(int seconds, List<String> lines) implements TerminalTask {
        public DisplayText {
            lines = List.copyOf(lines);
            if (lines.size() > 8 || lines.stream().anyMatch(it -> it.length() > 99)) {
                throw new IllegalArgumentException("at most eight lines of 99 characters");
            }
        }
    }

    /// `06 31`: pays money out to a card.
    record Refund(long cents) implements TerminalTask {}

    /// `06 22`: sets an amount aside on a card.
    record PreAuthorise(long cents) implements TerminalTask {}

    /// `06 23`: books what was set aside, or a part of it, and releases the rest.
    record BookReservation(int receiptNumber, long cents) implements TerminalTask {}

    /// `06 25`: releases what was set aside.
    record ReleaseReservation(int receiptNumber) implements TerminalTask {}

    /// `06 02`: ends the registration; the driver registers again at once.
    record LogOff() implements TerminalTask {}

    /// `06 18`: starts the terminal anew.
    record Reset() implements TerminalTask {}

    /// Whether the terminal only answers and never sends a completion.
    default boolean endsWithItsAnswer() {
        return this instanceof DisplayText || this instanceof LogOff;
    }

    /// Whether the terminal has forgotten the till afterwards.
    default boolean endsRegistration() {
        return this instanceof LogOff || this instanceof Reset;
    }

    /// @param password three bytes
    default Apdu command(Bytes password, TerminalCharset charset) {
        return switch (this) {
            case EndOfDay _ -> new Apdu(ControlField.END_OF_DAY, password);
            case Diagnosis _ -> Apdu.of(ControlField.DIAGNOSIS);
            case Initialisation _ -> new Apdu(ControlField.INITIALISATION, password);
            case SendTotals _ -> new Apdu(ControlField.SEND_TOTALS, password);
            case PrintConfiguration _ -> Apdu.of(ControlField.PRINT_CONFIGURATION);
            case SelfTest _ -> Apdu.of(ControlField.SELF_TEST);
            case RepeatReceipt _ -> new Apdu(ControlField.REPEAT_RECEIPT, password);
            case SetTime(var time) ->
                    new FieldWriter()
                            .raw(password)
                            .number(Fields.CLOCK_DATE, date(time))
                            .number(Fields.TIME, clock(time))
                            .apdu(ControlField.SET_TERMINAL_TIME);
            case DisplayText(int seconds, var lines) -> display(seconds, lines, charset);
            case Refund(long cents) ->
                    euros(new FieldWriter().raw(password), cents).apdu(ControlField.REFUND);
            case PreAuthorise(long cents) ->
                    euros(new FieldWriter(), cents).apdu(ControlField.PRE_AUTHORISATION);
            case BookReservation(int receipt, long cents) ->
                    euros(new FieldWriter().number(Fields.RECEIPT, receipt), cents)
                            .apdu(ControlField.BOOK_RESERVATION);
            case ReleaseReservation(int receipt) ->
                    new FieldWriter()
                            .number(Fields.RECEIPT, receipt)
                            .apdu(ControlField.PRE_AUTHORISATION_REVERSAL);
            case LogOff _ -> Apdu.of(ControlField.LOG_OFF);
            case Reset _ -> Apdu.of(ControlField.RESET);
        };
    }

    private static FieldWriter euros(FieldWriter begun, long cents) {
        return begun.number(Fields.AMOUNT, cents).number(Fields.CURRENCY, ZvtSession.EURO);
    }

    private static long date(LocalDateTime time) {
        return time.getYear() % 100 * 10_000L + time.getMonthValue() * 100L + time.getDayOfMonth();
    }

    private static long clock(LocalDateTime time) {
        return time.getHour() * 10_000L + time.getMinute() * 100L + time.getSecond();
    }

    private static Apdu display(int seconds, List<String> lines, TerminalCharset charset) {
        var fields = new FieldWriter().octet(Fields.DISPLAY_SECONDS, seconds);
        for (int i = 0; i < lines.size(); i++) {
            fields.field(Fields.FIRST_LINE + i, charset.encode(lines.get(i)));
        }
        return fields.apdu(ControlField.DISPLAY_TEXT);
    }
}
