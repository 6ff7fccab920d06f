package de.buergerterminal.device.zvt;

/// Control fields (class and instruction) with the names of PA00P015 rev 13.08.
public final class ControlField {
    public static final int SET_TIME = 0x0401;
    public static final int STATUS_INFORMATION = 0x040F;
    public static final int INTERMEDIATE_STATUS = 0x04FF;
    public static final int STATUS_ENQUIRY = 0x0501;
    public static final int REGISTRATION = 0x0600;
    public static final int AUTHORISATION = 0x0601;
    public static final int LOG_OFF = 0x0602;
    public static final int COMPLETION = 0x060F;
    public static final int SEND_TOTALS = 0x0610;
    public static final int RESET = 0x0618;
    public static final int PRINT_CONFIGURATION = 0x061A;
    public static final int ABORT_BY_TERMINAL = 0x061E;
    public static final int REPEAT_RECEIPT = 0x0620;
    public static final int PRE_AUTHORISATION = 0x0622;

    /// Partial reversal of a pre-authorisation, that is the booking of a reservation.
    public static final int BOOK_RESERVATION = 0x0623;

    public static final int PRE_AUTHORISATION_REVERSAL = 0x0625;
    public static final int REVERSAL = 0x0630;
    public static final int REFUND = 0x0631;
    public static final int END_OF_DAY = 0x0650;
    public static final int DIAGNOSIS = 0x0670;
    public static final int SELF_TEST = 0x0679;
    public static final int SET_TERMINAL_TIME = 0x0691;
    public static final int INITIALISATION = 0x0693;
    public static final int ABORT_BY_TILL = 0x06B0;

    /// Never sent: the data of cards must not reach a kiosk.
    public static final int READ_CARD = 0x06C0;

    public static final int PRINT_LINE = 0x06D1;
    public static final int PRINT_BLOCK = 0x06D3;
    public static final int DISPLAY_TEXT = 0x06E0;
    public static final int POSITIVE = 0x8000;

    /// Every `84 xx` with xx other than 00 is a refusal, xx being the error id.
    public static final int REFUSAL = 0x8400;

    public static String hex(int control) {
        return "%02X %02X".formatted(control >> 8 & 0xFF, control & 0xFF);
    }

    private ControlField() {}
}
