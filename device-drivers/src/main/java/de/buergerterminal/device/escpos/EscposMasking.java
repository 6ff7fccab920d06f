package de.buergerterminal.device.escpos;

import de.buergerterminal.device.TracedFrame.Direction;
import de.buergerterminal.device.line.Masking;
import java.util.List;

/// Shows the commands of a job by name and how many bytes of text, dots or code lie between them;
/// of an answer its few status bytes. Reads only what [EscposBytes] writes and shows nothing more
/// from the first byte it does not know.
final class EscposMasking implements Masking {
    /// An unasked report; whatever is longer is no answer of a printer but perhaps an echo.
    private static final int LONGEST_ANSWER = 4;

    @Override
    public List<Shown> shown(Direction direction, byte[] bytes) {
        var text = direction == Direction.SENT ? new Job(bytes).outline() : answer(bytes);
        return List.of(new Shown(bytes.length, text));
    }

    /// Bits 0 and 7 of a status are 0, whatever it says; bit 4 is 1 in `DLE EOT` and the first byte
    /// of a report. `GS r` answers with the lower four bits alone.
    private static String answer(byte[] bytes) {
        if (bytes.length == 1 && (bytes[0] & 0xF0) == 0) return "paper %02X".formatted(bytes[0]);
        if (bytes.length > LONGEST_ANSWER || (bytes[0] & 0x91) != 0x10) return "not a status";
        var status = new StringBuilder("status");
        for (var octet : bytes) status.append(" %02X".formatted(octet));
        return status.toString();
    }

    /// One job, walked from command to command.
    private static final class Job {
        private final byte[] bytes;
        private final StringBuilder outline = new StringBuilder();
        private int at;
        private int content;

        Job(byte[] bytes) {
            this.bytes = bytes;
        }

        String outline() {
            while (at < bytes.length) {
                var octet = next();
                if (octet == 0x10 || octet == 0x1B || octet == 0x1C || octet == 0x1D) {
                    command(octet << 8 | next());
                } else {
                    content++;
                }
            }
            tellContent();
            return outline.toString();
        }

        private void command(int command) {
            switch (command) {
                case 0x1004 -> tell("DLE EOT " + (next() & 0x0F), 0);
                case 0x1005 -> tell("DLE ENQ", 1);
                case 0x1014 -> tell("DLE DC4 clear", 8);
                case 0x1B40 -> tell("ESC @", 0);
                case 0x1B74 -> tell("ESC t", 1);
                case 0x1B61 -> tell("ESC a", 1);
                case 0x1B45 -> tell("ESC E", 1);
                case 0x1B64 -> tell("ESC d", 1);
                case 0x1C2E -> tell("FS .", 0);
                case 0x1D21 -> tell("GS !", 1);
                case 0x1D61 -> tell("GS a", 1);
                case 0x1D72 -> tell("GS r", 1);
                case 0x1D56 -> tell("GS V cut", 2);
                case 0x1D76 -> picture();
                case 0x1D28 -> block();
                default -> {
                    tell("(unknown command, %d bytes not shown)".formatted(left()), left());
                }
            }
        }

        private void picture() {
            skip(2);
            var width = next() | next() << 8;
            var rows = next() | next() << 8;
            tell("GS v 0 picture", width * rows);
        }

        private void block() {
            next();
            tell("GS ( block", next() | next() << 8);
        }

        private void tell(String name, int parameters) {
            tellContent();
            outline.append(outline.isEmpty() ? "" : ", ").append(name);
            skip(parameters);
        }

        private void tellContent() {
            if (content == 0) return;
            outline.append(outline.isEmpty() ? "" : ", ").append("text of ").append(content);
            content = 0;
        }

        private int left() {
            return Math.max(0, bytes.length - at);
        }

        private void skip(int count) {
            at = Math.min(bytes.length, at + Math.max(0, count));
        }

        private int next() {
            return at < bytes.length ? bytes[at++] & 0xFF : 0;
        }
    }
}
