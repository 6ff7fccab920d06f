package de.buergerterminal.device.escpos;

import java.util.Optional;

/// Takes the printer's bytes apart, one by one. Answers of all kinds may be interleaved with each
/// other and with XON and XOFF; fixed bits tell them apart. Noise is counted and dropped, and
/// nothing is ever stored beyond one report or the begin of one text.
final class EscposAnswers {
    private static final int XON = 0x11;
    private static final int XOFF = 0x13;

    /// Bits 7, 4, 1 and 0 are fixed: 0xx1xx10 is an answer at once, 0xx1xx00 begins a report.
    private static final int KIND = 0x93;

    private static final int AT_ONCE = 0x12;
    private static final int REPORT = 0x10;

    /// Begins an answer in text, which ends with a zero byte; the next byte says to what.
    private static final int TEXT = 0x37;

    private static final int PROCESSED = 0x22;
    private static final int FORGOTTEN = 0x25;
    private static final int LONGEST_TEXT = 80;

    private final int[] report = new int[4];
    private int reported;
    private final StringBuilder text = new StringBuilder();
    private boolean inText;
    private long noise;

    Optional<EscposAnswer> accept(int octet) {
        if (octet == XON || octet == XOFF) return Optional.empty();
        if (inText) {
            if (octet == 0) return endOfText();
            if (octet >= 0x20 && octet < 0x80 && text.length() < LONGEST_TEXT) {
                text.append((char) octet);
                return Optional.empty();
            }
            // No text holds such a byte: it was noise that looked like the begin of one.
            noise += 1 + text.length();
            leaveText();
        }
        if (octet == TEXT && reported == 0) {
            inText = true;
            return Optional.empty();
        }
        if ((octet & KIND) == AT_ONCE) return Optional.of(new EscposAnswer.AtOnce(octet));
        if ((octet & KIND) == REPORT) {
            noise += reported;
            report[0] = octet;
            reported = 1;
            return Optional.empty();
        }
        // The rest of a report and an answer behind the job have bits 7 and 4 clear.
        if ((octet & 0x90) != 0) return dropped();
        if (reported > 0) return inReport(octet);
        return switch (octet) {
            case 0x00 -> Optional.of(new EscposAnswer.BehindTheJob(false));
            case 0x03, 0x0C, 0x0F -> Optional.of(new EscposAnswer.BehindTheJob(true));
            default -> dropped();
        };
    }

    private Optional<EscposAnswer> endOfText() {
        var said = text.toString();
        leaveText();
        if (said.length() == 1 && said.charAt(0) == FORGOTTEN) {
            return Optional.of(new EscposAnswer.Forgotten());
        }
        if (said.length() == 5 && said.charAt(0) == PROCESSED && said.matches(".[0-9]{4}")) {
            return Optional.of(new EscposAnswer.Processed(Integer.parseInt(said.substring(1))));
        }
        return Optional.empty();
    }

    private void leaveText() {
        inText = false;
        text.setLength(0);
    }

    private Optional<EscposAnswer> inReport(int octet) {
        report[reported++] = octet;
        if (reported < report.length) return Optional.empty();
        reported = 0;
        return Optional.of(
                new EscposAnswer.Report(EscposStatus.ofReport(report[0], report[1], report[2])));
    }

    private Optional<EscposAnswer> dropped() {
        noise += 1 + reported;
        reported = 0;
        return Optional.empty();
    }

    /// The line was quiet: what was begun will not be finished.
    void silence() {
        noise += reported;
        reported = 0;
        leaveText();
    }

    /// How many bytes meant nothing so far.
    long noise() {
        return noise;
    }
}
