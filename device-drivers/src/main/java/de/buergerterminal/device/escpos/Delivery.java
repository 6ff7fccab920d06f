package de.buergerterminal.device.escpos;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// Pieces of a job on their way to paper, each followed by the question whether it was carried out.
/// So many bytes are under way that the line is never idle, and no more: they are the most a
/// printer still holds of a receipt when it is stopped. A printer that did not prove that it can
/// forget them gets one piece at a time.
final class Delivery {
    private static final Duration POLL_AFTER = Duration.ofMillis(500);
    private static final Duration NO_PROGRESS = Duration.ofSeconds(8);
    private static final Duration SETTLING = Duration.ofSeconds(1);
    private static final int LEAST_UNDER_WAY = 2_600;
    private static final int MOST_UNDER_WAY = 4_096;

    private final PrinterLink printer;
    private final List<Piece> pieces;
    private final long deadline;
    private final ArrayDeque<Piece> underWay = new ArrayDeque<>();
    private int bytesUnderWay;
    private int sent;
    private long heardAt = System.nanoTime();
    private long progressAt = heardAt;

    Delivery(PrinterLink printer, List<Piece> pieces, Duration limit) {
        this.printer = printer;
        this.pieces = pieces;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /// @return what stopped it, or nothing when all is carried out
    Optional<Condition.CannotServe> run() throws IOException {
        var way = printer.confirmation();
        return way == Confirmation.WATCHING ? watched() : confirmed(way);
    }

    private Optional<Condition.CannotServe> confirmed(Confirmation way) throws IOException {
        var most = printer.forgets() ? mostUnderWay() : 0;
        printer.expectNothing();
        while (sent < pieces.size() || !underWay.isEmpty()) {
            while (sent < pieces.size()
                    && (underWay.isEmpty() || bytesUnderWay + pieces.get(sent).length() <= most)) {
                send(pieces.get(sent), way);
            }
            if (printer.listen(patience())) heardAt = System.nanoTime();
            if (takeProgress()) continue;
            var stopped = stopped();
            if (stopped.isPresent() && !takeProgress()) return stopped;
            giveUpWhenLate();
        }
        return Optional.empty();
    }

    private void send(Piece piece, Confirmation way) throws IOException {
        printer.sendAndAsk(piece.bytes(), way);
        underWay.add(piece);
        bytesUnderWay += piece.length();
        sent++;
    }

    /// Half a second's worth, within bounds.
    private int mostUnderWay() {
        var millisForMost = printer.wireTime(MOST_UNDER_WAY).toMillis();
        if (millisForMost == 0) return MOST_UNDER_WAY;
        return Math.clamp(MOST_UNDER_WAY * 500L / millisForMost, LEAST_UNDER_WAY, MOST_UNDER_WAY);
    }

    private boolean takeProgress() {
        var before = underWay.size();
        while (underWay.size() > printer.unanswered()) bytesUnderWay -= underWay.remove().length();
        if (underWay.size() == before) return false;
        progressAt = System.nanoTime();
        return true;
    }

    /// The printer reports trouble by itself; it is asked only when it has been silent for longer
    /// than the bytes under way explain, so that questions never keep a receipt waiting.
    private Optional<Condition.CannotServe> stopped() throws IOException {
        var silentTooLong = System.nanoTime() - heardAt > silence().toNanos();
        if (cannotServe(printer.status()).isEmpty() && !silentTooLong) return Optional.empty();
        var now = printer.settled(bytesUnderWay);
        heardAt = System.nanoTime();
        return cannotServe(now);
    }

    private Duration patience() {
        return POLL_AFTER.dividedBy(2);
    }

    private Duration silence() {
        return POLL_AFTER.plus(printer.wireTime(bytesUnderWay));
    }

    private void giveUpWhenLate() throws LineException {
        var now = System.nanoTime();
        var quiet = NO_PROGRESS.plus(printer.wireTime(bytesUnderWay)).toNanos();
        if (now - deadline >= 0 || now - progressAt >= quiet) {
            throw new LineException(FaultCode.NO_ANSWER, "the printer did not confirm");
        }
    }

    /// Asks at once after each piece and for as long as the paper needs to come out.
    private Optional<Condition.CannotServe> watched() throws IOException {
        var rows = 0;
        var began = System.nanoTime();
        for (var piece : pieces) {
            printer.sendAndAsk(piece.bytes(), Confirmation.WATCHING);
            rows += piece.rows();
            var stopped = cannotServe(printer.settled(piece.length()));
            if (stopped.isPresent()) return stopped;
        }
        var speed = printer.profile().millimetresPerSecond();
        var printing = Duration.ofMillis(1_000L * printer.profile().millimetres(rows) / speed);
        var end = began + printing.plus(SETTLING).toNanos();
        while (true) {
            var now = System.nanoTime();
            if (now - deadline >= 0) {
                throw new LineException(FaultCode.NO_ANSWER, "the printer did not come to rest");
            }
            var status = printer.settled();
            var stopped = cannotServe(status);
            if (stopped.isPresent()) return stopped;
            var atRest = !(status.condition() instanceof Condition.CannotServe);
            if (atRest && now - end >= 0) return Optional.empty();
            printer.listen(POLL_AFTER.dividedBy(2));
        }
    }

    /// Busy is feeding or cooling: it goes on by itself.
    private static Optional<Condition.CannotServe> cannotServe(EscposStatus status) {
        return status.condition() instanceof Condition.CannotServe stopped
                        && stopped.fault().code() != FaultCode.BUSY
                ? Optional.of(stopped)
                : Optional.empty();
    }
}
