package de.buergerterminal.device.escpos;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// A connected printer: asks it, listens to it, and knows when it has carried something out.
final class PrinterLink implements Link {
    private static final Duration POLL_EVERY = Duration.ofMillis(500);
    private static final Duration LISTEN = Duration.ofMillis(200);
    private static final Duration ANSWER_LIMIT = Duration.ofMillis(600);
    private static final Duration QUIET = Duration.ofMillis(20);
    private static final int TRIES = 2;

    private final Line line;
    private final PrinterProfile profile;
    private final Paper paper;
    private final EscposAnswers answers = new EscposAnswers();
    private EscposStatus status;
    private long polledAt;
    private boolean carriedOut;

    /// @throws LineException when nobody answers, or only nonsense comes
    PrinterLink(Line line, PrinterProfile profile, Paper paper) throws IOException {
        this.line = line;
        this.profile = profile;
        this.paper = paper;
        drain();
        this.status = settled();
        line.send(new EscposBytes().forgetTheJob().reportChanges().taken());
    }

    @Override
    public Condition serve() throws IOException {
        if (next(LISTEN).orElse(null) instanceof EscposAnswer.Report report) {
            status = report.status().contradictsItself() ? settled() : report.status();
        } else if (System.nanoTime() - polledAt >= POLL_EVERY.toNanos()) {
            status = settled();
        }
        var condition = status.condition();
        if (paper.hangsOut() && !(condition instanceof Condition.CannotServe)) cutOff();
        return condition;
    }

    /// Asks now; a contradiction is asked again before anybody acts on it.
    EscposStatus settled() throws IOException {
        status = ask();
        if (status.contradictsItself()) {
            drain();
            status = ask();
        }
        return status;
    }

    private EscposStatus ask() throws IOException {
        var noiseBefore = answers.noise();
        for (var i = 0; i < TRIES; i++) {
            var bits = new int[4];
            var n = 0;
            while (n < 4) {
                var answer = atOnce(n + 1);
                if (answer.isEmpty()) break;
                bits[n++] = answer.get();
            }
            if (n == 4) {
                polledAt = System.nanoTime();
                return EscposStatus.ofAnswers(bits[0], bits[1], bits[2], bits[3]);
            }
            drain();
        }
        throw answers.noise() > noiseBefore
                ? new LineException(FaultCode.MALFORMED_DATA, "no printer answer in the noise")
                : new LineException(FaultCode.NO_ANSWER, "DLE EOT");
    }

    private Optional<Integer> atOnce(int n) throws IOException {
        line.send(new EscposBytes().askAtOnce(n).taken());
        var deadline = System.nanoTime() + ANSWER_LIMIT.toNanos();
        while (deadline - System.nanoTime() > 0) {
            var answer = next(Duration.ofNanos(deadline - System.nanoTime()));
            if (answer.orElse(null) instanceof EscposAnswer.AtOnce it)
                return Optional.of(it.bits());
        }
        return Optional.empty();
    }

    /// Sends a piece of a job and waits until the printer says that it has carried it out.
    ///
    /// @return what stopped it, or nothing when it is done
    Optional<Condition.CannotServe> carryOut(byte[] piece, Duration limit) throws IOException {
        carriedOut = false;
        line.send(piece);
        line.send(new EscposBytes().askBehindTheJob().taken());
        var deadline = System.nanoTime() + limit.toNanos();
        while (!carriedOut) {
            if (deadline - System.nanoTime() <= 0) {
                throw new LineException(FaultCode.NO_ANSWER, "the printer did not confirm (GS r)");
            }
            next(LISTEN);
            if (carriedOut) break;
            // Busy is feeding or cooling: it goes on by itself.
            if (settled().condition() instanceof Condition.CannotServe stopped
                    && stopped.fault().code() != FaultCode.BUSY
                    && !carriedOut) {
                return Optional.of(stopped);
            }
        }
        return Optional.empty();
    }

    /// Makes the printer forget what it has not printed yet; obeyed also while it cannot print.
    void forgetTheJob() throws IOException {
        line.send(new EscposBytes().forgetTheJob().taken());
        drain();
    }

    /// Whatever hangs out of the printer is cut off, so that it never meets the next receipt.
    void cutOff() throws IOException {
        forgetTheJob();
        if (carryOut(EscposEncoder.ending(profile), Duration.ofSeconds(5)).isEmpty()) {
            paper.isClean();
        }
    }

    /// What was said before now answers nothing we will ask.
    void drain() throws IOException {
        for (var i = 0; i < 4096 && line.receive(QUIET) != Line.NOTHING; i++) {
            // Dropped.
        }
        answers.silence();
    }

    private Optional<EscposAnswer> next(Duration limit) throws IOException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var left = Math.max(0, deadline - System.nanoTime());
            var octet = line.receive(Duration.ofNanos(left));
            if (octet == Line.NOTHING) {
                if (limit.compareTo(QUIET) > 0) answers.silence();
                return Optional.empty();
            }
            var answer = answers.accept(octet);
            if (answer.orElse(null) instanceof EscposAnswer.BehindTheJob) carriedOut = true;
            if (answer.isPresent() || left == 0) return answer;
        }
    }

    PrinterProfile profile() {
        return profile;
    }

    @Override
    public void close() {
        line.close();
    }

    /// What is known of the paper in the slot; outlives the link, since paper does.
    static final class Paper {
        private volatile boolean hangsOut;
        private volatile boolean unknown = true;

        /// Something of an unfinished receipt hangs out.
        boolean hangsOut() {
            return hangsOut;
        }

        /// Something may hang out, as after a restart of the terminal.
        boolean mayHangOut() {
            return hangsOut || unknown;
        }

        void receiptBegins() {
            hangsOut = true;
        }

        void isClean() {
            hangsOut = false;
            unknown = false;
        }
    }
}
