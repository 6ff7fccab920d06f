package de.buergerterminal.device.zvt;

import de.buergerterminal.device.TracedFrame.Direction;
import de.buergerterminal.device.line.Masking;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Shows the messages between till and terminal by control field, name and the ids of their fields;
/// of values only the result code and the intermediate status, which belong to nobody. Amounts,
/// cards, slips and the password never pass, nor do control fields nobody has named.
final class ZvtMasking implements Masking {
    private final boolean framed;
    private final Half till = new Half();
    private final Half terminal = new Half();

    /// @param framed whether the line is serial
    ZvtMasking(boolean framed) {
        this.framed = framed;
    }

    private static final class Half {
        private ApduParser stream = new ApduParser();
        private final SerialFraming blocks = new SerialFraming();
    }

    @Override
    public List<Shown> shown(Direction direction, byte[] bytes) {
        var half = direction == Direction.SENT ? till : terminal;
        return framed ? ofBlocks(half, bytes) : ofStream(half, direction, bytes);
    }

    private static List<Shown> ofStream(Half half, Direction direction, byte[] bytes) {
        // The till sends whole messages; the stream of the terminal may be in the middle of one.
        if (direction == Direction.SENT) half.stream = new ApduParser();
        var complete = half.stream.accept(bytes, bytes.length);
        if (!complete.isEmpty()) return complete.stream().map(ZvtMasking::shown).toList();
        return List.of(new Shown(bytes.length, "part of a message"));
    }

    private static List<Shown> ofBlocks(Half half, byte[] bytes) {
        List<Shown> shown = new ArrayList<>();
        for (var octet : bytes) {
            switch (half.blocks.accept(octet & 0xFF)) {
                case null -> {}
                case SerialFraming.Event.Block(Apdu apdu) -> shown.add(shown(apdu));
                case SerialFraming.Event.BrokenBlock _ -> shown.add(new Shown(0, "broken block"));
                case SerialFraming.Event.Acknowledged _ -> shown.add(new Shown(1, "ACK"));
                case SerialFraming.Event.NotAcknowledged _ -> shown.add(new Shown(1, "NAK"));
            }
        }
        return shown.isEmpty() ? List.of(new Shown(bytes.length, "part of a block")) : shown;
    }

    private static Shown shown(Apdu apdu) {
        return new Shown(apdu.encoded().length, outline(apdu));
    }

    private static String outline(Apdu apdu) {
        var control = apdu.control();
        if (apdu.isAnswer()) {
            return apdu.isPositive() ? "80 00 positive" : ControlField.hex(control) + " refusal";
        }
        return switch (control) {
            case ControlField.STATUS_INFORMATION -> "04 0F status information" + fields(apdu);
            case ControlField.INTERMEDIATE_STATUS ->
                    "04 FF intermediate status" + first(apdu.data());
            case ControlField.COMPLETION -> "06 0F completion" + fields(apdu);
            case ControlField.ABORT_BY_TERMINAL -> "06 1E abort" + first(apdu.data());
            case ControlField.AUTHORISATION -> "06 01 authorisation" + fields(apdu);
            case ControlField.REGISTRATION -> "06 00 registration";
            case ControlField.STATUS_ENQUIRY -> "05 01 status enquiry";
            case ControlField.SET_TIME -> "04 01 set time";
            case ControlField.LOG_OFF -> "06 02 log off";
            case ControlField.REPEAT_RECEIPT -> "06 20 repeat receipt";
            case ControlField.REVERSAL -> "06 30 reversal";
            case ControlField.END_OF_DAY -> "06 50 end of day";
            case ControlField.DIAGNOSIS -> "06 70 diagnosis";
            case ControlField.INITIALISATION -> "06 93 initialisation";
            case ControlField.ABORT_BY_TILL -> "06 B0 abort by till";
            case ControlField.PRINT_LINE -> "06 D1 print line";
            case ControlField.PRINT_BLOCK -> "06 D3 print block";
            default -> "other message";
        };
    }

    /// Of a message that is not what it claims to be, the ids would be content: shown only when
    /// everything in it could be read.
    private static String fields(Apdu apdu) {
        var fields = Fields.parse(apdu.data());
        if (fields.stoppedAt().isPresent()) return ", fields unreadable";
        var ids =
                fields.values().keySet().stream()
                        .sorted()
                        .map("%02X"::formatted)
                        .collect(Collectors.joining(" "));
        OptionalInt result = fields.octet(Fields.RESULT);
        return (ids.isEmpty() ? "" : ", fields " + ids)
                + (result.isPresent() ? ", result %02X".formatted(result.getAsInt()) : "");
    }

    private static String first(Bytes data) {
        return data.size() == 0 ? "" : " %02X".formatted(data.at(0));
    }
}
