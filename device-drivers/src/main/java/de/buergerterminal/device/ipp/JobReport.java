package de.buergerterminal.device.ipp;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import java.util.List;
import java.util.OptionalInt;

/// What a printer says of one job, from the answer to Get-Job-Attributes (RFC 8011 section 5.3).
///
/// @param impressions printed sides, where it counts them
record JobReport(int state, List<String> reasons, OptionalInt impressions) {
    static final int PENDING = 3;
    static final int HELD = 4;
    static final int PROCESSING = 5;
    static final int PROCESSING_STOPPED = 6;
    static final int CANCELED = 7;
    static final int ABORTED = 8;
    static final int COMPLETED = 9;

    static final List<String> ASKED =
            List.of(
                    "job-id",
                    "job-name",
                    "job-state",
                    "job-state-reasons",
                    "job-impressions-completed");

    static JobReport of(IppGroup job) {
        return new JobReport(
                job.number("job-state").orElse(0),
                StateReasons.told(job.texts("job-state-reasons"), 8),
                job.number("job-impressions-completed"));
    }

    boolean ended() {
        return state >= CANCELED;
    }

    /// The printer says that no side was printed. A printer that does not count may have printed.
    boolean nothingPrinted() {
        return impressions.isPresent() && impressions.getAsInt() == 0;
    }

    int printedSides() {
        return Math.max(0, impressions.orElse(0));
    }

    /// It has a job without the document, or with a part of it.
    boolean lacksDocument() {
        return says("job-incoming") || says("job-data-insufficient");
    }

    /// Why an aborted or foreignly cancelled job ended.
    Fault reason() {
        var format =
                says("document-format-error")
                        || says("unsupported-document-format")
                        || says("document-unprintable")
                        || says("unsupported-compression")
                        || says("compression-error");
        return new Fault(
                format ? FaultCode.DOCUMENT_REFUSED : FaultCode.JOB_BROKEN_OFF,
                String.join(", ", reasons));
    }

    boolean says(String reason) {
        return reasons.stream().anyMatch(it -> it.startsWith(reason));
    }
}
