package de.buergerterminal.device.escpos;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.supervision.Condition;
import java.util.Optional;
import java.util.OptionalInt;

/// How many receipts the roll will still give. Nothing is known until the sensor sees the end come;
/// from then on the paper used is taken off the length the profile names. Knows lengths only, no
/// receipt. With a [PaperFile] it goes on after a restart where it was, unless the sensor sees a
/// new roll; without one it counts from the full length again.
final class PaperForecast {
    /// Fewer receipts than this and somebody should come now.
    static final int NEARLY_OUT = 10;

    private static final int FIRST_GUESS_MILLIMETRES = 180;

    private final PrinterProfile profile;
    private final Optional<PaperFile> file;

    /// Left when the terminal was last running; empty as soon as the sensor has spoken.
    private Optional<PaperFile.Left> before;

    private boolean nearEnd;
    private int millimetresLeft;
    private int receiptMillimetres = FIRST_GUESS_MILLIMETRES;

    PaperForecast(PrinterProfile profile) {
        this(profile, Optional.empty());
    }

    PaperForecast(PrinterProfile profile, Optional<PaperFile> file) {
        this.profile = profile;
        this.file = file;
        this.before = file.flatMap(PaperFile::read).filter(this::fits);
    }

    private boolean fits(PaperFile.Left left) {
        return left.millimetresLeft() <= profile.nearEndMillimetres()
                && left.receiptMillimetres() > 0;
    }

    /// What the near-end sensor says; a roll was changed when it sees enough paper again.
    synchronized void sensor(boolean low) {
        if (low && !nearEnd) {
            millimetresLeft =
                    before.map(PaperFile.Left::millimetresLeft)
                            .orElse(profile.nearEndMillimetres());
            receiptMillimetres =
                    before.map(PaperFile.Left::receiptMillimetres).orElse(receiptMillimetres);
        }
        before = Optional.empty();
        nearEnd = low;
    }

    /// One receipt came out. Kept at once and only here: without a receipt nothing is used up.
    synchronized void printed(int rows) {
        var millimetres = profile.millimetres(rows);
        receiptMillimetres += (millimetres - receiptMillimetres) / 4;
        if (nearEnd) {
            millimetresLeft = Math.max(0, millimetresLeft - millimetres);
            file.ifPresent(it -> it.keep(new PaperFile.Left(millimetresLeft, receiptMillimetres)));
        } else {
            file.ifPresent(PaperFile::forget);
        }
    }

    /// Empty while the roll is not near its end, or the profile does not know how much that is.
    synchronized OptionalInt receiptsLeft() {
        return nearEnd && profile.nearEndMillimetres() > 0
                ? OptionalInt.of(millimetresLeft / Math.max(1, receiptMillimetres))
                : OptionalInt.empty();
    }

    /// The condition with the forecast in it.
    Condition told(Condition condition) {
        var left = receiptsLeft();
        if (left.isEmpty() || !(condition instanceof Condition.NeedsCare)) return condition;
        var detail = "about %d receipts left".formatted(left.getAsInt());
        return new Condition.NeedsCare(
                left.getAsInt() < NEARLY_OUT
                        ? new Fault(FaultCode.PAPER_NEARLY_OUT, detail)
                        : new Fault(FaultCode.PAPER_LOW, detail));
    }
}
