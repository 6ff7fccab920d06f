package de.buergerterminal.device.ipp;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.LineException;
import java.time.Duration;
import java.util.List;

/// The operations of RFC 8011 that a terminal needs, one method each.
final class IppPrinter implements AutoCloseable {
    private static final Duration CREATING = Duration.ofSeconds(10);
    private static final int GONE = 0x0407;

    /// Says who prints without saying for whom.
    private static final String USER = "buergerterminal";

    private final IppConnection connection;
    private final Duration asking;

    /// @param asking for each short question
    IppPrinter(IppConnection connection, Duration asking) {
        this.connection = connection;
        this.asking = asking;
    }

    /// Get-Printer-Attributes.
    ///
    /// @throws LineException also when the printer refuses to tell
    IppGroup attributes(List<String> names) throws LineException {
        var request =
                operation()
                        .and(
                                "requested-attributes",
                                names.stream().map(IppValue::keyword).toList());
        var answer = ask(IppMessage.GET_PRINTER_ATTRIBUTES, List.of(request), asking);
        if (answer.successful()) return answer.group(IppGroup.PRINTER);
        var fault = faultOf(answer);
        throw new LineException(fault.code(), fault.detail());
    }

    IppMessage createJob(String name, IppGroup attributes) throws LineException {
        var request = operation().and("job-name", IppValue.name(name));
        return ask(IppMessage.CREATE_JOB, List.of(request, attributes), CREATING);
    }

    IppMessage sendDocument(int job, PrintingJob.Data data) throws LineException {
        var request =
                jobOperation(job)
                        .and("document-format", IppValue.mimeType(data.format()))
                        .and("last-document", IppValue.truth(true));
        return connection.exchange(
                message(IppMessage.SEND_DOCUMENT, List.of(request)),
                data.octets(),
                JobLimits.SENDING);
    }

    IppMessage printJob(String name, IppGroup attributes, PrintingJob.Data data)
            throws LineException {
        var request =
                operation()
                        .and("job-name", IppValue.name(name))
                        .and("document-format", IppValue.mimeType(data.format()));
        return connection.exchange(
                message(IppMessage.PRINT_JOB, List.of(request, attributes)),
                data.octets(),
                JobLimits.SENDING);
    }

    IppMessage job(int job) throws LineException {
        var request =
                jobOperation(job)
                        .and(
                                "requested-attributes",
                                JobReport.ASKED.stream().map(IppValue::keyword).toList());
        return ask(IppMessage.GET_JOB_ATTRIBUTES, List.of(request), asking);
    }

    /// A refusal is not told: the next report says how the job stands.
    void cancel(int job) throws LineException {
        ask(IppMessage.CANCEL_JOB, List.of(jobOperation(job)), asking);
    }

    private IppMessage ask(int operation, List<IppGroup> groups, Duration limit)
            throws LineException {
        return connection.exchange(message(operation, groups), new byte[0], limit);
    }

    private IppMessage message(int operation, List<IppGroup> groups) {
        return new IppMessage(
                IppMessage.VERSION_2_0, operation, connection.nextRequestId(), groups);
    }

    private IppGroup jobOperation(int job) {
        return IppGroup.of(IppGroup.OPERATION)
                .and("attributes-charset", new IppValue.Text(IppValue.CHARSET, "utf-8"))
                .and("attributes-natural-language", new IppValue.Text(IppValue.LANGUAGE, "en"))
                .and("printer-uri", IppValue.uri(connection.printer().toString()))
                .and("job-id", IppValue.integer(job))
                .and("requesting-user-name", IppValue.name(USER));
    }

    private IppGroup operation() {
        return IppGroup.of(IppGroup.OPERATION)
                .and("attributes-charset", new IppValue.Text(IppValue.CHARSET, "utf-8"))
                .and("attributes-natural-language", new IppValue.Text(IppValue.LANGUAGE, "en"))
                .and("printer-uri", IppValue.uri(connection.printer().toString()))
                .and("requesting-user-name", IppValue.name(USER));
    }

    static boolean unknown(IppMessage answer) {
        return answer.code() == IppMessage.NOT_FOUND || answer.code() == GONE;
    }

    /// What an unsuccessful status means (RFC 8011 appendix B).
    static Fault faultOf(IppMessage answer) {
        var code =
                switch (answer.code()) {
                    case IppMessage.FORBIDDEN,
                            IppMessage.NOT_AUTHENTICATED,
                            IppMessage.NOT_AUTHORISED ->
                            FaultCode.PERMISSION_DENIED;
                    case IppMessage.NOT_FOUND -> FaultCode.WRONG_SETTINGS;
                    case IppMessage.FORMAT_NOT_SUPPORTED,
                            IppMessage.ATTRIBUTES_NOT_SUPPORTED,
                            IppMessage.DOCUMENT_FORMAT_ERROR ->
                            FaultCode.DOCUMENT_REFUSED;
                    case IppMessage.OPERATION_NOT_SUPPORTED, IppMessage.VERSION_NOT_SUPPORTED ->
                            FaultCode.UNSUPPORTED;
                    case IppMessage.NOT_ACCEPTING_JOBS -> FaultCode.JOBS_NOT_ACCEPTED;
                    case IppMessage.BUSY -> FaultCode.BUSY;
                    case IppMessage.SERVICE_UNAVAILABLE -> FaultCode.NO_ANSWER;
                    default -> FaultCode.JOB_BROKEN_OFF;
                };
        return new Fault(code, "IPP status 0x%04X".formatted(answer.code()));
    }

    @Override
    public void close() {
        connection.close();
    }
}
