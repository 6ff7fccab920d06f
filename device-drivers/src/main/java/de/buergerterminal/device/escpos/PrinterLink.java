package de.buergerterminal.device.escpos;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connected printer: asks it, listens to it, and makes it forget. How a job travels is told by
/// [Delivery].
final class PrinterLink implements Link {
    private static final Duration POLL_EVERY = Duration.ofMillis(500);
    private static final Duration LISTEN = Duration.ofMillis(200);
    private static final Duration ANSWER_LIMIT = Duration.ofMillis(600);
    private static final Duration PROBE_LIMIT = Duration.ofMillis(1_500);
    private static final Duration FORGET_LIMIT = Duration.ofMillis(400);
    private static final Duration QUIET = Duration.ofMillis(20);
    private static final int TRIES = 2;

    private final Line line;
    private final PrinterProfile profile;
    private final Paper paper;
    private final PaperForecast forecast;
    private final EscposAnswers answers = new EscposAnswers();
    private EscposStatus status;
    private long polledAt;
    private boolean forgets;
    private @Nullable Confirmation confirmation;

    /// Numbers sent behind pieces, and how many of them came back. With `GS r` answers are counted.
    private int asked;

    private int answered;

    /// @throws LineException when nobody answers, or only nonsense comes
    PrinterLink(Line line, PrinterProfile profile, Paper paper, PaperForecast forecast)
            throws IOException {
        this.line = line;
        this.profile = profile;
        this.paper = paper;
        this.forecast = forecast;
        drain();
        this.status = settled(0);
        forgetTheJob();
        if (!forgets && paper.mayHangOut()) {
            line.send(new EscposBytes().endWhatWasBegun(EscposEncoder.LONGEST_COMMAND).taken());
        }
        line.send(new EscposBytes().reportChanges().taken());
    }

    @Override
    public Condition serve() throws IOException {
        if (next(LISTEN).orElse(null) instanceof EscposAnswer.Report) {
            if (status.contradictsItself()) settled();
        } else if (System.nanoTime() - polledAt >= POLL_EVERY.toNanos()) {
            settled();
        }
        var condition = status.condition();
        if (paper.mustBeCut() && !(condition instanceof Condition.CannotServe)) cutOff();
        return forecast.told(condition);
    }

    /// Asks now; a contradiction is asked again before anybody acts on it.
    EscposStatus settled() throws IOException {
        return settled(0);
    }

    /// @param ahead bytes on the wire before the question
    EscposStatus settled(int ahead) throws IOException {
        status = ask(ahead);
        if (status.contradictsItself()) {
            drain();
            status = ask(ahead);
        }
        forecast.sensor(status.paperLow());
        return status;
    }

    private EscposStatus ask(int ahead) throws IOException {
        var noiseBefore = answers.noise();
        for (var i = 0; i < TRIES; i++) {
            var bits = new int[4];
            var n = 0;
            while (n < 4) {
                var answer = atOnce(n + 1, n == 0 ? ahead : 0);
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

    private Optional<Integer> atOnce(int n, int ahead) throws IOException {
        line.send(new EscposBytes().askAtOnce(n).taken());
        var deadline = System.nanoTime() + ANSWER_LIMIT.plus(line.wireTime(ahead)).toNanos();
        while (deadline - System.nanoTime() > 0) {
            var answer = next(Duration.ofNanos(deadline - System.nanoTime()));
            if (answer.orElse(null) instanceof EscposAnswer.AtOnce it)
                return Optional.of(it.bits());
        }
        return Optional.empty();
    }

    /// Sends pieces and waits until the printer says that it has carried them out.
    ///
    /// @return what stopped it, or nothing when all is done
    Optional<Condition.CannotServe> carryOut(List<Piece> pieces, Duration limit)
            throws IOException {
        return new Delivery(this, pieces, limit).run();
    }

    /// How this printer confirms, found out once: the first way of the profile it answers to. Only
    /// while it can serve and has nothing to do.
    Confirmation confirmation() throws IOException {
        var known = confirmation;
        if (known != null) return known;
        for (var way : profile.confirmations()) {
            if (way == Confirmation.WATCHING || answersTo(way)) {
                confirmation = way;
                return way;
            }
        }
        throw new LineException(
                FaultCode.NOTHING_CONFIRMED, "no answer behind the data, as the profile demands");
    }

    private boolean answersTo(Confirmation way) throws IOException {
        askBehind(way);
        var deadline = System.nanoTime() + PROBE_LIMIT.toNanos();
        while (answered < asked && deadline - System.nanoTime() > 0) {
            next(Duration.ofNanos(deadline - System.nanoTime()));
        }
        var known = answered == asked;
        answered = asked;
        return known;
    }

    /// Hands bytes to the line, and behind them the question whether they were carried out.
    void sendAndAsk(byte[] bytes, Confirmation way) throws IOException {
        line.send(bytes);
        if (way != Confirmation.WATCHING) askBehind(way);
    }

    private void askBehind(Confirmation way) throws IOException {
        asked++;
        var out = new EscposBytes();
        line.send(
                (way == Confirmation.PROCESS_ID
                                ? out.askForProcess(asked % 10_000)
                                : out.askBehindTheJob())
                        .taken());
    }

    /// How many of the questions behind data are still open.
    int unanswered() {
        return asked - answered;
    }

    /// Nothing sent so far will be asked about again.
    void expectNothing() {
        answered = asked;
    }

    /// Listens for at most `limit`.
    ///
    /// @return whether the printer said anything
    boolean listen(Duration limit) throws IOException {
        return next(limit).isPresent();
    }

    /// As last heard, asked or unasked.
    EscposStatus status() {
        return status;
    }

    /// Time the bytes need on the wire; zero where nobody knows.
    Duration wireTime(int bytes) {
        return line.wireTime(bytes);
    }

    /// Makes the printer forget what it has not printed yet; obeyed also while it cannot print. A
    /// printer that confirms this may hold more of a receipt at a time than one that does not.
    void forgetTheJob() throws IOException {
        forgets = false;
        line.send(new EscposBytes().forgetTheJob().taken());
        var deadline = System.nanoTime() + FORGET_LIMIT.toNanos();
        while (!forgets && deadline - System.nanoTime() > 0) {
            next(Duration.ofNanos(deadline - System.nanoTime()));
        }
        expectNothing();
    }

    boolean forgets() {
        return forgets;
    }

    /// Whatever hangs out of the printer is cut off, so that it never meets the next receipt.
    void cutOff() throws IOException {
        forgetTheJob();
        if (carryOut(List.of(EscposEncoder.ending(profile)), Duration.ofSeconds(8)).isEmpty()) {
            paper.isClean();
        }
    }

    /// What was said before now answers nothing we will ask.
    void drain() throws IOException {
        for (var i = 0; i < 4096 && line.receive(QUIET) != Line.NOTHING; i++) {
            // Dropped.
        }
        answers.silence();
        expectNothing();
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
            answer.ifPresent(this::take);
            if (answer.isPresent() || left == 0) return answer;
        }
    }

    private void take(EscposAnswer answer) {
        switch (answer) {
            case EscposAnswer.BehindTheJob _ -> {
                if (answered < asked && confirmation != Confirmation.PROCESS_ID) answered++;
            }
            case EscposAnswer.Processed(var id) -> {
                for (var open = answered + 1; open <= asked; open++) {
                    if (open % 10_000 == id) answered = open;
                }
            }
            case EscposAnswer.Report(var said) -> {
                status = said;
                forecast.sensor(said.paperLow());
            }
            case EscposAnswer.Forgotten _ -> forgets = true;
            case EscposAnswer.AtOnce _ -> {}
        }
    }

    /// What is known after trying; prints nothing.
    PrinterFacts facts() throws IOException {
        var canServe = !(settled().condition() instanceof Condition.CannotServe);
        if (canServe) {
            try {
                confirmation();
            } catch (LineException silent) {
                if (silent.fault().code() != FaultCode.NOTHING_CONFIRMED) throw silent;
            }
        }
        return new PrinterFacts(
                profile, Optional.ofNullable(confirmation), forgets, forecast.receiptsLeft());
    }

    PrinterProfile profile() {
        return profile;
    }

    @Override
    public void close() {
        line.close();
    }
}
