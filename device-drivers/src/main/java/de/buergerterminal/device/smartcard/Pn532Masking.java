package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.TracedFrame.Direction;
import de.buergerterminal.device.line.Masking;
import de.buergerterminal.device.smartcard.Pn532Frame.Heard;
import java.util.ArrayList;
import java.util.List;

/// Shows the frames of a PN532 by name (NXP UM0701-02, section 7.1), and nothing of the cards but
/// how many lie there and what [ApduTrace] lets through.
final class Pn532Masking implements Masking {
    private static final int DATA_EXCHANGE = 0x40;
    private static final int LIST_TARGETS = 0x4A;

    private final Pn532Framing sent = new Pn532Framing();
    private final Pn532Framing received = new Pn532Framing();

    @Override
    public List<Shown> shown(Direction direction, byte[] bytes) {
        var framing = direction == Direction.SENT ? sent : received;
        var shown = new ArrayList<Shown>();
        for (var octet : bytes) {
            var heard = framing.accept(octet & 0xFF);
            if (heard != null) shown.add(shown(heard));
        }
        return shown;
    }

    private static Shown shown(Heard heard) {
        return switch (heard) {
            case Heard.Ack _ -> new Shown(6, "ACK");
            case Heard.Nack _ -> new Shown(6, "NACK");
            case Heard.Broken _ -> new Shown(0, "broken frame, masked");
            case Heard.Refused _ -> new Shown(0, "the chip refuses the command");
            case Heard.Content it -> new Shown(it.bytes().length, content(it.bytes()));
        };
    }

    private static String content(byte[] content) {
        if (content.length < 2) return "frame without command, masked";
        var isAnswer = content[0] == Pn532Frame.FROM_CHIP;
        var code = (content[1] & 0xFF) - (isAnswer ? 1 : 0);
        var name = name(code);
        if (code == LIST_TARGETS && isAnswer && content.length > 2) {
            return name + (content[2] == 0 ? ": no card" : ": a card, masked");
        }
        if (code != DATA_EXCHANGE || content.length < 3) return name;
        if (!isAnswer) return name + ": " + ApduTrace.command(content, 3);
        return content[2] == 0
                ? name + ": " + ApduTrace.answer(content, 3)
                : name + ": error %02X".formatted(content[2]);
    }

    private static String name(int code) {
        return switch (code) {
            case 0x00 -> "Diagnose";
            case 0x02 -> "GetFirmwareVersion";
            case 0x14 -> "SAMConfiguration";
            case 0x32 -> "RFConfiguration";
            case DATA_EXCHANGE -> "InDataExchange";
            case LIST_TARGETS -> "InListPassiveTarget";
            default -> "command %02X".formatted(code);
        };
    }
}
