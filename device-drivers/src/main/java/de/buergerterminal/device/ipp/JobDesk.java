package de.buergerterminal.device.ipp;

import de.buergerterminal.device.DocumentOutcome;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The documents that wait for the printer and the one that is there. Outlives the line, since a
/// printer goes on without it. Used on the device's thread; [#close] from any.
final class JobDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobDesk.class);

    private final JobLimits limits;
    private final ConcurrentLinkedQueue<PrintingJob> waiting = new ConcurrentLinkedQueue<>();
    private volatile @Nullable AtPrinter current;
    private volatile boolean closed;

    private record AtPrinter(PrintingJob job, int number, JobWatch watch) {}

    JobDesk(JobLimits limits) {
        this.limits = limits;
    }

    void accept(PrintingJob job) {
        waiting.add(job);
        if (closed) close();
    }

    boolean busy() {
        return current != null || !waiting.isEmpty();
    }

    /// One round: asks after the document at the printer, or begins the next one.
    void serve(IppPrinter printer, PrinterFacts facts, PaperSize paper, Condition condition)
            throws LineException {
        var there = current;
        if (there != null) {
            askAfter(there, printer, condition);
            return;
        }
        var next = waiting.peek();
        if (next != null && begin(next, printer, facts, paper, condition)) waiting.remove(next);
    }

    private void askAfter(AtPrinter there, IppPrinter printer, Condition condition)
            throws LineException {
        var answer = printer.job(there.number());
        var now = System.nanoTime();
        JobWatch.Step step;
        if (IppPrinter.unknown(answer)) {
            step = there.watch().onUnknown();
        } else if (!answer.successful()) {
            step = there.watch().onSilence(IppPrinter.faultOf(answer), now);
        } else {
            var report = answer.group(IppGroup.JOB);
            // After a restart a printer may count from one again.
            var another =
                    report.text("job-name")
                            .filter(it -> !it.equals(there.job().name()))
                            .isPresent();
            step =
                    another
                            ? there.watch().onUnknown()
                            : there.watch()
                                    .on(
                                            JobReport.of(report),
                                            condition,
                                            there.job().cancelWanted(),
                                            now);
        }
        follow(step, there, printer);
    }

    private void follow(JobWatch.Step step, AtPrinter there, IppPrinter printer)
            throws LineException {
        switch (step) {
            case JobWatch.Step.Wait _ -> {}
            case JobWatch.Step.TakeBack _ -> printer.cancel(there.number());
            case JobWatch.Step.Ended(var outcome) -> end(there, outcome);
        }
    }

    private void end(AtPrinter there, DocumentOutcome outcome) {
        current = null;
        there.job().end(outcome);
    }

    /// @return whether the document has left the queue, one way or the other
    private boolean begin(
            PrintingJob job,
            IppPrinter printer,
            PrinterFacts facts,
            PaperSize paper,
            Condition condition)
            throws LineException {
        if (job.cancelWanted()) {
            job.end(new DocumentOutcome.Cancelled(false));
            return true;
        }
        var obstacle = obstacle(job, facts, condition);
        if (obstacle.isPresent()) {
            job.notPrinted(obstacle.get());
            return true;
        }
        PrintingJob.Data data;
        try {
            data = job.data(facts, paper);
        } catch (RuntimeException | OutOfMemoryError undrawable) {
            // Left in the queue it would keep every later document from the printer.
            // Not its message: it may quote the document.
            var cause = undrawable.getClass().getSimpleName();
            LOG.error("a document cannot be drawn for this printer: {}", cause);
            job.notPrinted(new Fault(FaultCode.DRIVER_DEFECT, cause));
            return true;
        }
        var attributes = facts.attributesOf(job.ticketForPrinter(), paper.name());
        return facts.sendsDocumentsApart()
                ? createThenSend(job, printer, attributes, data)
                : sendAtOnce(job, printer, attributes, data);
    }

    private static Optional<Fault> obstacle(
            PrintingJob job, PrinterFacts facts, Condition condition) {
        return condition instanceof Condition.CannotServe it
                ? Optional.of(it.fault())
                : job.unfit(facts);
    }

    /// The number of the job is known before the document is sent, so that a line lost meanwhile
    /// loses nothing: the job can be asked after or taken back.
    private boolean createThenSend(
            PrintingJob job, IppPrinter printer, IppGroup attributes, PrintingJob.Data data)
            throws LineException {
        var created = printer.createJob(job.name(), attributes);
        if (!created.successful()) return refused(job, created);
        var number = created.group(IppGroup.JOB).number("job-id");
        if (number.isEmpty()) {
            job.notPrinted(new Fault(FaultCode.MALFORMED_DATA, "a job without job-id"));
            return true;
        }
        var there = atPrinter(job, number.getAsInt());
        try {
            var sent = printer.sendDocument(there.number(), data);
            if (!sent.successful()) {
                there.watch().giveUp(IppPrinter.faultOf(sent), System.nanoTime());
                printer.cancel(there.number());
            }
        } catch (LineException lost) {
            there.watch().documentMayBeIncomplete();
            throw lost;
        } finally {
            job.forget();
            waiting.remove(job);
        }
        return true;
    }

    private boolean sendAtOnce(
            PrintingJob job, IppPrinter printer, IppGroup attributes, PrintingJob.Data data)
            throws LineException {
        try {
            var answer = printer.printJob(job.name(), attributes, data);
            if (!answer.successful()) return refused(job, answer);
            var number = answer.group(IppGroup.JOB).number("job-id");
            if (number.isPresent()) {
                atPrinter(job, number.getAsInt());
                job.forget();
            } else {
                var nameless = new Fault(FaultCode.MALFORMED_DATA, "a job without job-id");
                job.end(new DocumentOutcome.Partial(nameless));
            }
            return true;
        } catch (LineException lost) {
            waiting.remove(job);
            job.end(new DocumentOutcome.Partial(lost.fault()));
            throw lost;
        }
    }

    private AtPrinter atPrinter(PrintingJob job, int number) {
        var now = System.nanoTime();
        var there = new AtPrinter(job, number, new JobWatch(limits, job.onProgress(), now));
        current = there;
        return there;
    }

    private boolean refused(PrintingJob job, IppMessage answer) {
        var fault = IppPrinter.faultOf(answer);
        var late = System.nanoTime() - job.askedAt() >= limits.begin().toNanos();
        if (fault.code() == FaultCode.BUSY && !late) return false;
        job.notPrinted(fault);
        return true;
    }

    /// The printer cannot be reached: nothing can begin, and what was begun is waited for.
    void unreachable(Fault fault) {
        for (var job = waiting.poll(); job != null; job = waiting.poll()) job.notPrinted(fault);
        var there = current;
        if (there == null) return;
        var step = there.watch().onSilence(fault, System.nanoTime());
        if (step instanceof JobWatch.Step.Ended(var outcome)) end(there, outcome);
    }

    /// A document that waits behind another one is refused when its time is up.
    void refuseLate() {
        var now = System.nanoTime();
        waiting.removeIf(job -> {
            if (current == null || now - job.askedAt() < limits.begin().toNanos()) return false;
            job.notPrinted(new Fault(FaultCode.BUSY, "another document is being printed"));
            return true;
        });
    }

    @Override
    public void close() {
        closed = true;
        var ended = new Fault(FaultCode.DISCONNECTED, "supervision has ended");
        for (var job = waiting.poll(); job != null; job = waiting.poll()) job.notPrinted(ended);
        var there = current;
        if (there != null) end(there, new DocumentOutcome.Partial(ended));
    }
}
