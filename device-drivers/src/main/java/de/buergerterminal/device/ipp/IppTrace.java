package de.buergerterminal.device.ipp;

import de.buergerterminal.device.TracedFrame.Direction;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.LineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What of an exchange may be shown: operation, status, state, known reasons and how many bytes.
/// Names of jobs and users, documents and anything a printer says in words of its own stay out.
final class IppTrace {
    /// RFC 8011 section 5.3.8.
    private static final Set<String> JOB_REASONS =
            Set.of(
                    "job-incoming",
                    "job-data-insufficient",
                    "document-access-error",
                    "submission-interrupted",
                    "job-outgoing",
                    "job-hold-until-specified",
                    "resources-are-not-ready",
                    "printer-stopped-partly",
                    "printer-stopped",
                    "job-interpreting",
                    "job-queued",
                    "job-transforming",
                    "job-queued-for-marker",
                    "job-printing",
                    "job-canceled-by-user",
                    "job-canceled-by-operator",
                    "job-canceled-at-device",
                    "aborted-by-system",
                    "unsupported-compression",
                    "compression-error",
                    "unsupported-document-format",
                    "document-format-error",
                    "processing-to-stop-point",
                    "service-off-line",
                    "job-completed-successfully",
                    "job-completed-with-warnings",
                    "job-completed-with-errors",
                    "job-restartable",
                    "queued-in-device");

    private static final String OTHER = "another reason";

    private final FrameTrace trace;

    IppTrace(FrameTrace trace) {
        this.trace = trace;
    }

    /// @param document how many bytes follow the message
    void sent(IppMessage request, int message, int document) {
        var shown = operation(request.code());
        trace.add(
                Direction.SENT,
                message + document,
                document == 0 ? shown : shown + ", " + document + " of them document");
    }

    void received(IppMessage request, IppMessage answer, int bytes) {
        var shown = new ArrayList<String>();
        shown.add("%s status 0x%04X".formatted(operation(request.code()), answer.code()));
        var printer = answer.group(IppGroup.PRINTER);
        printer.number("printer-state").ifPresent(it -> shown.add("printer " + printerState(it)));
        for (var it : printer.texts("printer-state-reasons")) add(shown, printerReason(it));
        var job = answer.group(IppGroup.JOB);
        job.number("job-state").ifPresent(it -> shown.add("job " + jobState(it)));
        for (var it : job.texts("job-state-reasons")) {
            add(shown, JOB_REASONS.contains(it) || it.equals("none") ? it : OTHER);
        }
        trace.add(Direction.RECEIVED, bytes, String.join(", ", shown));
    }

    void failed(IppMessage request, LineException why) {
        trace.note(operation(request.code()) + " without answer: " + why.fault().code());
    }

    /// Each word once, and `none` not at all.
    private static void add(List<String> shown, String reason) {
        if (!reason.equals("none") && !shown.contains(reason)) shown.add(reason);
    }

    private static String printerReason(String said) {
        return said.equals("none") ? said : StateReasons.known(said).orElse(OTHER);
    }

    private static String printerState(int state) {
        return switch (state) {
            case StateReasons.IDLE -> "idle";
            case StateReasons.PROCESSING -> "processing";
            case StateReasons.STOPPED -> "stopped";
            default -> "in state " + state;
        };
    }

    private static String jobState(int state) {
        return switch (state) {
            case JobReport.PENDING -> "pending";
            case JobReport.HELD -> "held";
            case JobReport.PROCESSING -> "processing";
            case JobReport.PROCESSING_STOPPED -> "stopped";
            case JobReport.CANCELED -> "canceled";
            case JobReport.ABORTED -> "aborted";
            case JobReport.COMPLETED -> "completed";
            default -> "in state " + state;
        };
    }

    private static String operation(int code) {
        return switch (code) {
            case IppMessage.PRINT_JOB -> "Print-Job";
            case IppMessage.VALIDATE_JOB -> "Validate-Job";
            case IppMessage.CREATE_JOB -> "Create-Job";
            case IppMessage.SEND_DOCUMENT -> "Send-Document";
            case IppMessage.CANCEL_JOB -> "Cancel-Job";
            case IppMessage.GET_JOB_ATTRIBUTES -> "Get-Job-Attributes";
            case IppMessage.GET_JOBS -> "Get-Jobs";
            case IppMessage.GET_PRINTER_ATTRIBUTES -> "Get-Printer-Attributes";
            case IppMessage.IDENTIFY_PRINTER -> "Identify-Printer";
            default -> "operation 0x%04X".formatted(code);
        };
    }
}
