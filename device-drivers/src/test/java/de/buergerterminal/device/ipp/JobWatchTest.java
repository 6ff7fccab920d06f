package de.buergerterminal.device.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DocumentOutcome.Cancelled;
import de.buergerterminal.device.DocumentOutcome.Delivered;
import de.buergerterminal.device.DocumentOutcome.NotPrinted;
import de.buergerterminal.device.DocumentOutcome.Partial;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.PrintProgress;
import de.buergerterminal.device.PrintProgress.Underway;
import de.buergerterminal.device.PrintProgress.WaitingForStaff;
import de.buergerterminal.device.ipp.JobWatch.Step.Ended;
import de.buergerterminal.device.ipp.JobWatch.Step.TakeBack;
import de.buergerterminal.device.ipp.JobWatch.Step.Wait;
import de.buergerterminal.device.supervision.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobWatchTest {
    private static final JobLimits LIMITS = JobLimits.with(Duration.ofSeconds(60));
    private static final Condition FINE = new Condition.Fine();
    private static final Fault EMPTY = Fault.of(FaultCode.TRAY_EMPTY);
    private static final Condition NO_PAPER = new Condition.CannotServe(EMPTY);

    private final List<PrintProgress> told = new ArrayList<>();
    private final JobWatch watch = new JobWatch(LIMITS, told::add, 0);

    @Test
    void aDocumentThatIsPrintedIsDelivered() {
        assertThat(watch.on(job(3, 0), FINE, false, at(0))).isEqualTo(new Wait());
        assertThat(watch.on(job(5, 1), FINE, false, at(1))).isEqualTo(new Wait());
        assertThat(watch.on(job(9, 2), FINE, false, at(2))).isEqualTo(new Ended(new Delivered(2)));
        assertThat(told).containsExactly(new Underway(0), new Underway(1));
    }

    @Test
    void withoutPaperItWaitsForStaffAndGoesOnAfterwards() {
        assertThat(watch.on(job(5, 1), NO_PAPER, false, at(0))).isEqualTo(new Wait());
        assertThat(watch.on(job(5, 1), NO_PAPER, false, at(59))).isEqualTo(new Wait());
        assertThat(watch.on(job(5, 1), FINE, false, at(61))).isEqualTo(new Wait());
        assertThat(watch.on(job(5, 1), NO_PAPER, false, at(62))).isEqualTo(new Wait());
        assertThat(watch.on(job(9, 2), FINE, false, at(100)))
                .isEqualTo(new Ended(new Delivered(2)));
        assertThat(told)
                .containsExactly(
                        new WaitingForStaff(EMPTY), new Underway(1), new WaitingForStaff(EMPTY));
    }

    @ParameterizedTest
    @CsvSource({"0, nothing", "1, sheets", "-1, unknown"})
    void whenNobodyComesItIsTakenBackAndTheOutcomeSaysWhetherSheetsMayLie(int sides, String what) {
        watch.on(job(6, sides), NO_PAPER, false, at(0));
        assertThat(watch.on(job(6, sides), NO_PAPER, false, at(60))).isEqualTo(new TakeBack());
        assertThat(watch.on(job(6, sides), NO_PAPER, false, at(61))).isEqualTo(new Wait());
        assertThat(watch.on(job(7, sides), NO_PAPER, false, at(62)))
                .as(what)
                .isEqualTo(new Ended(sides == 0 ? new NotPrinted(EMPTY) : new Partial(EMPTY)));
    }

    @Test
    void takingBackThatIsNeverConfirmedEndsAllTheSame() {
        assertThat(watch.on(job(5, 0), FINE, true, at(0))).isEqualTo(new TakeBack());
        assertThat(watch.on(job(5, 0), FINE, true, at(19))).isEqualTo(new Wait());
        assertThat(watch.on(job(5, 0), FINE, true, at(20)))
                .extracting(it -> ((Partial) ((Ended) it).outcome()).fault().code())
                .isEqualTo(FaultCode.NO_ANSWER);
    }

    @Test
    void theCitizenMayTakeItBack() {
        assertThat(watch.on(job(5, 0), FINE, true, at(0))).isEqualTo(new TakeBack());
        assertThat(watch.on(job(7, 0), FINE, true, at(1)))
                .isEqualTo(new Ended(new Cancelled(false)));
        var second = new JobWatch(LIMITS, told::add, 0);
        second.on(job(5, 1), FINE, true, at(0));
        assertThat(second.on(job(7, 1), FINE, true, at(1)))
                .isEqualTo(new Ended(new Cancelled(true)));
        var tooLate = new JobWatch(LIMITS, told::add, 0);
        assertThat(tooLate.on(job(9, 1), FINE, true, at(0))).isEqualTo(new Ended(new Delivered(1)));
    }

    @Test
    void aDocumentThatNeverEndsIsTakenBackButTimeSpentWaitingDoesNotCount() {
        for (var minute = 0; minute < 30; minute++) {
            var condition = minute % 2 == 0 ? FINE : NO_PAPER;
            assertThat(watch.on(job(5, 0), condition, false, at(minute * 30L)))
                    .isEqualTo(new Wait());
        }
        var fresh = new JobWatch(LIMITS, told::add, 0);
        assertThat(fresh.on(job(5, 0), FINE, false, at(599))).isEqualTo(new Wait());
        assertThat(fresh.on(job(5, 0), FINE, false, at(600))).isEqualTo(new TakeBack());
        assertThat(fresh.on(job(8, 0), FINE, false, at(601)))
                .extracting(it -> ((NotPrinted) ((Ended) it).outcome()).fault().code())
                .isEqualTo(FaultCode.NO_ANSWER);
    }

    @Test
    void aHeldJobWaitsForStaffThoughThePrinterIsFine() {
        watch.on(job(4, 0), FINE, false, at(0));
        assertThat(told)
                .singleElement()
                .extracting(it -> ((WaitingForStaff) it).fault().code())
                .isEqualTo(FaultCode.PRINTER_STOPPED);
    }

    @Test
    void aPrinterThatTakesNoNewJobsStillFinishesThisOne() {
        var closed = new Condition.CannotServe(Fault.of(FaultCode.JOBS_NOT_ACCEPTED));
        watch.on(job(5, 0), closed, false, at(0));
        assertThat(told).containsExactly(new Underway(0));
    }

    @Test
    void aPrinterThatVanishesIsWaitedForAndThenItsEndIsUnknown() {
        var gone = Fault.of(FaultCode.DISCONNECTED);
        assertThat(watch.onSilence(gone, at(0))).isEqualTo(new Wait());
        assertThat(watch.onSilence(gone, at(60))).isEqualTo(new Ended(new Partial(gone)));
    }

    @Test
    void aJobThePrinterHasForgottenHasAnUnknownEnd() {
        watch.on(job(5, 0), FINE, false, at(0));
        assertThat(watch.onUnknown())
                .extracting(it -> ((Partial) ((Ended) it).outcome()).fault().code())
                .isEqualTo(FaultCode.JOB_BROKEN_OFF);
    }

    @Test
    void aDocumentCutOffOnItsWayIsTakenBack() {
        watch.documentMayBeIncomplete();
        assertThat(watch.on(job(4, 0, "job-incoming"), FINE, false, at(0)))
                .isEqualTo(new TakeBack());
        assertThat(watch.on(job(7, 0), FINE, false, at(1)))
                .extracting(it -> ((NotPrinted) ((Ended) it).outcome()).fault().code())
                .isEqualTo(FaultCode.DISCONNECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "8, document-format-error, DOCUMENT_REFUSED",
        "8, aborted-by-system, JOB_BROKEN_OFF",
        "7, job-canceled-at-device, JOB_BROKEN_OFF"
    })
    void whatThePrinterEndsByItselfHasAReason(int state, String reason, FaultCode code) {
        assertThat(watch.on(job(state, 0, reason), FINE, false, at(0)))
                .extracting(it -> ((NotPrinted) ((Ended) it).outcome()).fault())
                .isEqualTo(new Fault(code, reason));
    }

    private static JobReport job(int state, int sides, String... reasons) {
        return new JobReport(
                state, List.of(reasons), sides < 0 ? OptionalInt.empty() : OptionalInt.of(sides));
    }

    private static long at(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
