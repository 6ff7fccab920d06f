package de.buergerterminal.device.escpos;

import de.buergerterminal.device.TracedFrame.Direction;
import de.buergerterminal.device.line.Masking;
import java.util.List;

/// Shows the commands of a job by name and how many bytes of text, dots or code lie between them;
/// of an answer its status bytes ([EscposAnswers]). Reads only what [EscposBytes] writes and shows
/// nothing more from the first command it does not know.
final class EscposMasking implements Masking {
    private static final int MOST_QUESTIONS = 8;

    private int asked;

    @Override
    public List<Shown> shown(Direction direction, byte[] bytes) {
        return List.of(
                new Shown(
                        bytes.length, direction == Direction.SENT ? sent(bytes) : answers(bytes)));
    }

    private String sent(byte[] bytes) {
        var job = new Job(bytes);
        var outline = job.outline();
        asked = Math.min(asked + job.questions, MOST_QUESTIONS);
        return outline;
    }

    /// A status is shown only where one was asked for: an echo of a receipt holds bytes that look
    /// like it.
    private String answers(byte[] bytes) {
        var answers = new StringBuilder();
        var others = 0;
        for (var i = 0; i < bytes.length; i++) {
            var octet = bytes[i] & 0xFF;
            if (asked > 0 && (octet & 0x93) == 0x12) {
                asked--;
                tell(answers, "status %02X".formatted(octet));
            } else if (octet < 0x10) {
                tell(answers, "paper %02X".formatted(octet));
            } else if ((octet & 0x93) == 0x10) {
                tell(answers, "report");
                i += 3;
            } else {
                others++;
            }
        }
        if (others > 0) tell(answers, "other bytes: " + others);
        return answers.toString();
    }

    private static void tell(StringBuilder all, String next) {
        all.append(all.isEmpty() ? "" : ", ").append(next);
    }

    /// One job, walked from command to command.
    private static final class Job {
        private final byte[] bytes;
        private final StringBuilder outline = new StringBuilder();
        private int at;
        private int content;
        private int questions;

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
                case 0x1004 -> {
                    questions++;
                    tell("DLE EOT " + (next() & 0x0F), 0);
                }
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
                default -> tell("unknown command, %d bytes not shown".formatted(left()), left());
            }
        }

        private void picture() {
            skip(2);
            var width = next() | next() << 8;
            var rows = next() | next() << 8;
            tell("GS v 0 picture", (long) width * rows);
        }

        private void block() {
            next();
            tell("GS ( block", next() | next() << 8);
        }

        private void tell(String name, long parameters) {
            tellContent();
            EscposMasking.tell(outline, name);
            skip(parameters);
        }

        private void tellContent() {
            if (content == 0) return;
            EscposMasking.tell(outline, "text of " + content);
            content = 0;
        }

        private int left() {
            return Math.max(0, bytes.length - at);
        }

        private void skip(long count) {
            at = (int) Math.min(bytes.length, at + count);
        }

        private int next() {
            return at < bytes.length ? bytes[at++] & 0xFF : 0;
        }
    }
}
