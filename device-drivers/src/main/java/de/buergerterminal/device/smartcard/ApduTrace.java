package de.buergerterminal.device.smartcard;

/// What of a conversation with a card may stand in a trace: the command's header and the answer's
/// status (ISO/IEC 7816-4, section 5.1), never what a card or a citizen said: no number, no PIN.
final class ApduTrace {
    private static final int HEADER = 4;

    private ApduTrace() {}

    /// For example `APDU 00 A4 04 00 and 8 bytes masked`.
    static String command(byte[] apdu, int from) {
        var length = apdu.length - from;
        if (length < HEADER) return "APDU too short, masked";
        return "APDU %02X %02X %02X %02X and %d bytes masked"
                .formatted(
                        apdu[from],
                        apdu[from + 1],
                        apdu[from + 2],
                        apdu[from + 3],
                        length - HEADER);
    }

    /// For example `status 90 00 after 7 bytes masked`.
    static String answer(byte[] apdu, int from) {
        var length = apdu.length - from;
        if (length < 2) return "answer without status, masked";
        return "status %02X %02X after %d bytes masked"
                .formatted(apdu[apdu.length - 2], apdu[apdu.length - 1], length - 2);
    }
}
