package de.buergerterminal.device.codescan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// How a maker's scanner is told what to do. Settings go to its working memory wherever there is a
/// choice: the permanent one wears out, and a scanner that lost them is set up again by command.
public enum ScannerDialect {
    /// Codes with a suffix and nothing else; obeys no command.
    PLAIN,
    /// Zebra, Simple Serial Interface.
    SSI,
    /// Honeywell: `16 4D 0D`, tag, sub-tag and data, `!`.
    HONEYWELL,
    /// Newland: `7E 01 "0000" # setting ; 03`.
    NEWLAND,
    /// GM65 and its like: `7E 00 08 01`, address, value, `AB CD` where no check sum is wanted.
    GM65;

    /// What a scanner thinks of a command.
    enum Verdict {
        ACCEPTED,
        REFUSED
    }

    private static final int ENQ = 0x05;
    private static final int ACK = 0x06;
    private static final int NAK = 0x15;

    /// Begin to read, or stop reading, without anybody pulling a trigger.
    ///
    /// @return empty where the maker's papers name no such command
    Optional<byte[]> trigger(boolean on) {
        return switch (this) {
            case SSI ->
                    Optional.of(
                            SsiPacket.fromHost(
                                            on ? SsiPacket.START_SESSION : SsiPacket.STOP_SESSION)
                                    .encoded());
            case HONEYWELL -> Optional.of(hex(on ? "16540D" : "16550D"));
            case GM65 -> on ? Optional.of(hex("7E000801000201ABCD")) : Optional.empty();
            case PLAIN, NEWLAND -> Optional.empty();
        };
    }

    /// @param setting as the maker's manual prints it: `TAGSUBdata` (Honeywell), the text between
    ///   `#` and `;` (Newland), `number=value` from 0 to 239 and 0 to 255 (SSI), `address=value` in
    ///   hexadecimal digits, four and two, or `save` (GM65)
    /// @return empty where this is no setting of that maker
    Optional<byte[]> configuration(String setting) {
        if (!setting.matches("[ -~]{1,200}")) return Optional.empty();
        return switch (this) {
            case PLAIN -> Optional.empty();
            case HONEYWELL ->
                    setting.matches("[0-9A-Za-z]{6}[^.!?]*")
                            ? Optional.of(joined(hex("164D0D"), setting, hex("21")))
                            : Optional.empty();
            case NEWLAND ->
                    setting.matches("[^;@#]+")
                            ? Optional.of(joined(hex("7E013030303023"), setting, hex("3B03")))
                            : Optional.empty();
            case SSI -> ssi(setting);
            case GM65 -> {
                if (setting.equals("save")) yield Optional.of(hex("7E000901000000DEC8"));
                yield setting.matches("[0-9A-Fa-f]{4}=[0-9A-Fa-f]{2}")
                        ? Optional.of(hex("7E000801" + setting.replace("=", "") + "ABCD"))
                        : Optional.empty();
            }
        };
    }

    private static Optional<byte[]> ssi(String setting) {
        if (!setting.matches("[0-9]{1,3}=[0-9]{1,3}")) return Optional.empty();
        var parts = setting.split("=", 2);
        var number = Integer.parseInt(parts[0]);
        var value = Integer.parseInt(parts[1]);
        if (number > 239 || value > 255) return Optional.empty();
        // The first byte is the beep: FF is silence.
        return Optional.of(
                SsiPacket.fromHost(SsiPacket.PARAMETER_SEND, 0xFF, number, value).encoded());
    }

    /// Reads what has come so far after a command.
    ///
    /// @return empty while more must come
    Optional<Verdict> verdict(byte[] answer) {
        return switch (this) {
            case PLAIN -> Optional.of(Verdict.ACCEPTED);
            case SSI -> ssiVerdict(answer);
            case HONEYWELL, NEWLAND -> byWord(answer);
            // Its answer begins 02 00, tells its own length in the fourth byte and ends in a check
            // sum.
            case GM65 ->
                    answer.length >= 4 && answer.length >= 6 + (answer[3] & 0xFF)
                            ? Optional.of(
                                    answer[0] == 2 && answer[1] == 0 && answer[2] == 0
                                            ? Verdict.ACCEPTED
                                            : Verdict.REFUSED)
                            : Optional.empty();
        };
    }

    private static Optional<Verdict> byWord(byte[] answer) {
        for (var octet : answer) {
            if (octet == ACK) return Optional.of(Verdict.ACCEPTED);
            if (octet == NAK || octet == ENQ) return Optional.of(Verdict.REFUSED);
        }
        return Optional.empty();
    }

    private static Optional<Verdict> ssiVerdict(byte[] answer) {
        var framing = new SsiFraming();
        for (var octet : answer) {
            if (framing.accept(octet & 0xFF)
                    instanceof SsiFraming.Event.Arrived(SsiPacket packet)) {
                if (packet.operation() == SsiPacket.ACK) return Optional.of(Verdict.ACCEPTED);
                if (packet.operation() == SsiPacket.NAK) return Optional.of(Verdict.REFUSED);
            }
        }
        return Optional.empty();
    }

    /// Whether the scanner answers a trigger command with something to be waited for.
    boolean answersTrigger() {
        return this == SSI || this == GM65;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] joined(byte[] head, String text, byte[] tail) {
        var middle = text.getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(head, head.length + middle.length + tail.length);
        System.arraycopy(middle, 0, all, head.length, middle.length);
        System.arraycopy(tail, 0, all, head.length + middle.length, tail.length);
        return all;
    }
}
