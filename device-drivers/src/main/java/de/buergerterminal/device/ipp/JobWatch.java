package de.buergerterminal.device.ipp;

import de.buergerterminal.device.DocumentOutcome;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PrintProgress;
import de.buergerterminal.device.supervision.Condition;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Decides what becomes of one document at the printer: go on, wait for staff, take it back, or
/// tell how it ended. Knows no clock and no printer; times are nanoseconds of one steady clock.
final class JobWatch {
    /// What to do now.
    sealed interface Step {
        record Wait() implements Step {}

        /// Send Cancel-Job, then go on asking.
        record TakeBack() implements Step {}

        record Ended(DocumentOutcome outcome) implements Step {}
    }

    private static final Step WAIT = new Step.Wait();

    private final JobLimits limits;
    private final long begunAt;
    private final Consumer<PrintProgress> onProgress;
    private @Nullable PrintProgress told;
    private @Nullable JobReport last;
    private @Nullable Fault gaveUpFor;
    private boolean standsStill;
    private boolean takenBack;
    private boolean documentMayBeIncomplete;
    private long standsStillSince;
    private long takenBackAt;
    private long waitedNanos;

    JobWatch(JobLimits limits, Consumer<PrintProgress> onProgress, long now) {
        this.limits = limits;
        this.onProgress = onProgress;
        this.begunAt = now;
    }

    /// The line was lost while the document was sent.
    void documentMayBeIncomplete() {
        documentMayBeIncomplete = true;
    }

    /// The printer reported on the job.
    Step on(JobReport report, Condition printer, boolean citizenCancels, long now) {
        last = report;
        if (report.ended()) return new Step.Ended(outcomeOf(report));
        if (takenBack) return untilTakenBack(now);
        if (citizenCancels) return takeBack(now);
        if (documentMayBeIncomplete && report.lacksDocument()) {
            return giveUp(new Fault(FaultCode.DISCONNECTED, "while the document was sent"), now);
        }
        var standstill = standstillOf(report, printer);
        if (standstill.isPresent()) return standStill(standstill.get(), now);
        moves(now);
        tell(new PrintProgress.Underway(report.printedSides()));
        if (now - begunAt - waitedNanos >= limits.printing().toNanos()) {
            return giveUp(new Fault(FaultCode.NO_ANSWER, "the document takes too long"), now);
        }
        return WAIT;
    }

    /// The printer cannot be asked now.
    Step onSilence(Fault fault, long now) {
        if (takenBack) return untilTakenBack(now);
        var step = standStill(fault, now);
        // Nobody to send Cancel-Job to.
        return step instanceof Step.TakeBack ? new Step.Ended(partial(fault)) : step;
    }

    /// The printer does not know the job, or knows another one by its number.
    Step onUnknown() {
        var nothingPrinted = last != null && last.nothingPrinted();
        if (takenBack && gaveUpFor == null) {
            return new Step.Ended(new DocumentOutcome.Cancelled(!nothingPrinted));
        }
        var fault = new Fault(FaultCode.JOB_BROKEN_OFF, "the printer has forgotten the document");
        return new Step.Ended(partial(gaveUpFor == null ? fault : gaveUpFor));
    }

    /// Stops waiting for the document, for this reason.
    Step giveUp(Fault fault, long now) {
        gaveUpFor = fault;
        return takeBack(now);
    }

    private Step takeBack(long now) {
        takenBack = true;
        takenBackAt = now;
        return new Step.TakeBack();
    }

    private Step untilTakenBack(long now) {
        if (now - takenBackAt < limits.takingBack().toNanos()) return WAIT;
        var unconfirmed = new Fault(FaultCode.NO_ANSWER, "taking back was not confirmed");
        return new Step.Ended(partial(gaveUpFor == null ? unconfirmed : gaveUpFor));
    }

    private static Optional<Fault> standstillOf(JobReport report, Condition printer) {
        if (printer instanceof Condition.CannotServe it
                && it.fault().code() != FaultCode.JOBS_NOT_ACCEPTED) {
            return Optional.of(it.fault());
        }
        return switch (report.state()) {
            case JobReport.PROCESSING_STOPPED, JobReport.HELD ->
                    Optional.of(
                            new Fault(
                                    FaultCode.PRINTER_STOPPED,
                                    String.join(", ", report.reasons())));
            default -> Optional.empty();
        };
    }

    private Step standStill(Fault fault, long now) {
        if (!standsStill) {
            standsStill = true;
            standsStillSince = now;
        }
        tell(new PrintProgress.WaitingForStaff(fault));
        if (now - standsStillSince < limits.patience().toNanos()) return WAIT;
        return giveUp(fault, now);
    }

    private void moves(long now) {
        if (standsStill) waitedNanos += now - standsStillSince;
        standsStill = false;
    }

    private void tell(PrintProgress news) {
        var same =
                news instanceof PrintProgress.WaitingForStaff(var fault)
                        && told instanceof PrintProgress.WaitingForStaff(var before)
                        && fault.code() == before.code();
        if (same || news.equals(told)) return;
        told = news;
        onProgress.accept(news);
    }

    private DocumentOutcome outcomeOf(JobReport report) {
        if (report.state() == JobReport.COMPLETED) {
            return report.says("job-completed-with-errors")
                    ? partial(report.reason())
                    : new DocumentOutcome.Delivered(report.printedSides());
        }
        if (takenBack && gaveUpFor == null) {
            return new DocumentOutcome.Cancelled(!report.nothingPrinted());
        }
        var fault = gaveUpFor == null ? report.reason() : gaveUpFor;
        return report.nothingPrinted() ? new DocumentOutcome.NotPrinted(fault) : partial(fault);
    }

    private static DocumentOutcome partial(Fault fault) {
        return new DocumentOutcome.Partial(fault);
    }
}
