package de.buergerterminal.device.zvt;

/// One message: control field, length, data (PA00P016 rev 04, chapter on APDUs).
///
/// @param control class and instruction, 0000 to FFFF; see [ControlField]
/// @param data 0 to 65,535 bytes
public record Apdu(int control, Bytes data) {
    /// More than one length byte can say; two follow it, low byte first.
    private static final int LONG_LENGTH = 0xFF;

    public static final int LONGEST_DATA = 0xFFFF;

    public Apdu {
        if (control < 0 || control > 0xFFFF || data.size() > LONGEST_DATA) {
            throw new IllegalArgumentException("not an APDU");
        }
    }

    public static Apdu of(int control, int... data) {
        return new Apdu(control, Bytes.of(data));
    }

    public static Apdu positive() {
        return of(ControlField.POSITIVE);
    }

    public static Apdu refusal(int errorId) {
        return of(ControlField.REFUSAL | errorId);
    }

    /// Whether this answers a command instead of being one.
    public boolean isAnswer() {
        return control == ControlField.POSITIVE || (control & 0xFF00) == ControlField.REFUSAL;
    }

    /// `84 00` counts as positive too.
    public boolean isPositive() {
        return control == ControlField.POSITIVE || control == ControlField.REFUSAL;
    }

    public byte[] encoded() {
        Bytes head =
                data.size() < LONG_LENGTH
                        ? Bytes.of(control >> 8, control, data.size())
                        : Bytes.of(
                                control >> 8, control, LONG_LENGTH, data.size(), data.size() >> 8);
        return head.plus(data).toArray();
    }

    @Override
    public String toString() {
        return ControlField.hex(control) + " (" + data + ")";
    }
}
