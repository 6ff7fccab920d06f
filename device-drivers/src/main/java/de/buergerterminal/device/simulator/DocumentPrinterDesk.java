package de.buergerterminal.device.simulator;

import de.buergerterminal.device.ipp.IppGroup;
import de.buergerterminal.device.ipp.IppMessage;
import de.buergerterminal.device.ipp.IppValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The IPP side of a simulated page printer (RFC 8011): takes a request, obeys or refuses, answers.
final class DocumentPrinterDesk {
    private static final int MOST_WAITING = 5;
    private static final Pattern PDF_PAGE = Pattern.compile("/Type\\s*/Page(?![a-zA-Z])");
    private static final Set<String> EVERYTHING =
            Set.of("all", "printer-description", "job-template", "job-description");

    private final DocumentPrinterBody body;
    private volatile DocumentPrinterModel model;
    private final String uri;
    private final long startedAt = System.nanoTime();
    private volatile boolean busy;

    DocumentPrinterDesk(DocumentPrinterBody body, DocumentPrinterModel model, String uri) {
        this.body = body;
        this.model = model;
        this.uri = uri;
    }

    void become(DocumentPrinterModel other) {
        model = other;
    }

    void busy(boolean on) {
        busy = on;
    }

    /// @param document what followed the request
    IppMessage answer(IppMessage request, byte[] document) {
        var operation = request.group(IppGroup.OPERATION);
        if (request.version() >> 8 != 1 && request.version() >> 8 != 2) {
            return answer(request, IppMessage.VERSION_NOT_SUPPORTED);
        }
        if (!startsProperly(operation)) return answer(request, IppMessage.BAD_REQUEST);
        return switch (request.code()) {
            case IppMessage.GET_PRINTER_ATTRIBUTES ->
                    answer(request, IppMessage.OK, asked(printer(), operation));
            case IppMessage.VALIDATE_JOB ->
                    answer(request, refusalOf(operation).orElse(IppMessage.OK));
            case IppMessage.PRINT_JOB -> printJob(request, operation, document);
            case IppMessage.CREATE_JOB -> createJob(request, operation);
            case IppMessage.SEND_DOCUMENT -> sendDocument(request, operation, document);
            case IppMessage.GET_JOB_ATTRIBUTES ->
                    jobOf(operation)
                            .map(it -> answer(request, IppMessage.OK, asked(report(it), operation)))
                            .orElseGet(() -> answer(request, IppMessage.NOT_FOUND));
            case IppMessage.GET_JOBS -> jobs(request, operation);
            case IppMessage.CANCEL_JOB ->
                    jobOf(operation)
                            .map(it ->
                                    answer(
                                            request,
                                            body.cancel(it)
                                                    ? IppMessage.OK
                                                    : IppMessage.NOT_POSSIBLE))
                            .orElseGet(() -> answer(request, IppMessage.NOT_FOUND));
            default -> answer(request, IppMessage.OPERATION_NOT_SUPPORTED);
        };
    }

    /// RFC 8011 section 4.1.4: charset and language come first, in this order.
    private static boolean startsProperly(IppGroup operation) {
        var names = List.copyOf(operation.attributes().keySet());
        return names.size() >= 3
                && names.get(0).equals("attributes-charset")
                && names.get(1).equals("attributes-natural-language")
                && (names.contains("printer-uri") || names.contains("job-uri"));
    }

    private Optional<Integer> refusalOf(IppGroup operation) {
        var format = operation.text("document-format").orElse("application/octet-stream");
        if (!model.takes(format)) return Optional.of(IppMessage.FORMAT_NOT_SUPPORTED);
        var full = busy || body.waitingJobs() >= MOST_WAITING;
        return full ? Optional.of(IppMessage.BUSY) : Optional.empty();
    }

    private IppMessage printJob(IppMessage request, IppGroup operation, byte[] document) {
        var refusal = refusalOf(operation);
        if (refusal.isPresent()) return answer(request, refusal.get());
        var job = newJob(request, operation);
        receive(job, operation, document);
        return answer(request, IppMessage.OK, report(job));
    }

    private IppMessage createJob(IppMessage request, IppGroup operation) {
        if (!model.sendsDocumentsApart()) {
            return answer(request, IppMessage.OPERATION_NOT_SUPPORTED);
        }
        var refusal = refusalOf(operation);
        if (refusal.isPresent()) return answer(request, refusal.get());
        return answer(request, IppMessage.OK, report(newJob(request, operation)));
    }

    private IppMessage sendDocument(IppMessage request, IppGroup operation, byte[] document) {
        if (!model.sendsDocumentsApart()) {
            return answer(request, IppMessage.OPERATION_NOT_SUPPORTED);
        }
        var job = jobOf(operation);
        if (job.isEmpty()) return answer(request, IppMessage.NOT_FOUND);
        if (job.get().ended() || job.get().document.isPresent()) {
            return answer(request, IppMessage.NOT_POSSIBLE);
        }
        var format = operation.text("document-format").orElse("application/octet-stream");
        if (!model.takes(format)) return answer(request, IppMessage.FORMAT_NOT_SUPPORTED);
        receive(job.get(), operation, document);
        return answer(request, IppMessage.OK, report(job.get()));
    }

    private IppJob newJob(IppMessage request, IppGroup operation) {
        var ticket = request.group(IppGroup.JOB);
        return body.newJob(number -> new IppJob(number, operation, ticket));
    }

    private void receive(IppJob job, IppGroup operation, byte[] document) {
        var format = operation.text("document-format").orElse("application/octet-stream");
        try {
            var pages = pagesOf(format, document);
            body.change(() -> job.receive(format, document, pages));
            body.enqueue(job);
        } catch (IllegalArgumentException _) {
            body.change(() -> job.isNow(IppJob.ABORTED, "document-format-error"));
        }
    }

    private static int pagesOf(String format, byte[] document) {
        if (format.equals("image/pwg-raster")) return PwgRasterReader.pages(document).size();
        var text = new String(document, StandardCharsets.ISO_8859_1);
        if (format.equals("application/pdf") && !text.startsWith("%PDF-")) {
            throw new IllegalArgumentException("This is no PDF.");
        }
        // Pages in compressed objects stay unseen; then it is taken for one.
        return Math.clamp(PDF_PAGE.matcher(text).results().count(), 1, 10_000);
    }

    private IppMessage jobs(IppMessage request, IppGroup operation) {
        var completed = operation.text("which-jobs").filter("completed"::equals).isPresent();
        var reports =
                body.jobs().stream()
                        .filter(it -> it.ended() == completed)
                        .map(it -> asked(report(it), operation))
                        .toArray(IppGroup[]::new);
        return answer(request, IppMessage.OK, reports);
    }

    private Optional<IppJob> jobOf(IppGroup operation) {
        var number =
                operation
                        .number("job-id")
                        .orElseGet(() ->
                                operation
                                        .text("job-uri")
                                        .map(it -> it.replaceAll(".*/", ""))
                                        .filter(it -> it.matches("[0-9]{1,9}"))
                                        .map(Integer::parseInt)
                                        .orElse(0));
        return body.job(number);
    }

    private IppGroup report(IppJob job) {
        return body.with(() -> job.report(uri))
                .and("job-printer-up-time", IppValue.integer(upSeconds()));
    }

    private IppGroup printer() {
        return model.attributes(uri)
                .and("printer-state", IppValue.enumeration(body.state()))
                .and(
                        "printer-state-reasons",
                        DocumentPrinterModel.keywords(body.reasons().toArray(String[]::new)))
                .and("printer-is-accepting-jobs", IppValue.truth(true))
                .and("queued-job-count", IppValue.integer(body.waitingJobs()))
                .and("printer-up-time", IppValue.integer(upSeconds()))
                .and(
                        "printer-input-tray",
                        new IppValue.Opaque(
                                IppValue.OCTET_STRING,
                                "type=sheetFeedAutoRemovableTray;mediafeed=29700;mediaxfeed=21000;"
                                        + "maxcapacity=250;level=%d;status=0;name=main;"
                                                .formatted(body.trayLevel())));
    }

    private int upSeconds() {
        return 1 + (int) ((System.nanoTime() - startedAt) / 1_000_000_000L);
    }

    private static IppGroup asked(IppGroup all, IppGroup operation) {
        var names = operation.texts("requested-attributes");
        if (names.isEmpty() || names.stream().anyMatch(EVERYTHING::contains)) return all;
        var some = new LinkedHashMap<>(all.attributes());
        some.keySet().retainAll(names);
        return new IppGroup(all.tag(), some);
    }

    private static IppMessage answer(IppMessage request, int status, IppGroup... groups) {
        var operation =
                IppGroup.of(IppGroup.OPERATION)
                        .and("attributes-charset", new IppValue.Text(IppValue.CHARSET, "utf-8"))
                        .and(
                                "attributes-natural-language",
                                new IppValue.Text(IppValue.LANGUAGE, "en"));
        var all = new ArrayList<IppGroup>(List.of(operation));
        all.addAll(List.of(groups));
        return new IppMessage(request.version(), status, request.requestId(), all);
    }
}
