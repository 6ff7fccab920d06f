package de.buergerterminal.device.line;

/// How bytes are put on a serial wire: `?baud=9600&databits=8&stopbits=1&parity=none&flow=none`.
///
/// @param baud 300 to 921600
/// @param dataBits 7 or 8
/// @param stopBits 1 or 2
record SerialSettings(int baud, int dataBits, int stopBits, Parity parity, Flow flow) {
    enum Parity {
        NONE,
        EVEN,
        ODD
    }

    /// Who may stop the other end from sending: nobody, a wire pair, or the bytes 11 and 13.
    enum Flow {
        NONE,
        RTSCTS,
        DSRDTR,
        XONXOFF
    }

    static SerialSettings of(DeviceUri uri) {
        uri.path();
        return new SerialSettings(
                uri.number("baud", 9_600, 300, 921_600),
                uri.number("databits", 8, 7, 8),
                uri.number("stopbits", 1, 1, 2),
                Parity.valueOf(uri.word("parity", "NONE", "EVEN", "ODD")),
                Flow.valueOf(uri.word("flow", "NONE", "RTSCTS", "DSRDTR", "XONXOFF")));
    }

    /// Time the bytes need on the wire: start bit, data bits, parity bit, stop bits.
    long millisFor(int bytes) {
        var bitsPerByte = 1 + dataBits + (parity == Parity.NONE ? 0 : 1) + stopBits;
        return 1_000L * bytes * bitsPerByte / baud;
    }
}
