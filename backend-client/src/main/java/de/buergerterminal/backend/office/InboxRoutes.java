package de.buergerterminal.backend.office;

import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.office.record.CaseRecord;
import de.buergerterminal.backend.office.record.RecordDocument;
import de.buergerterminal.backend.office.record.RecordPackage;
import de.buergerterminal.backend.office.record.RoutedCopy;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The case worker's pages: list, case, accept, reject, ask back, export. Plain forms and
/// redirects; the one script only saves a reload. Whoever sees or decides something leaves a line
/// in the audit trail.
final class InboxRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(InboxRoutes.class);
    private static final Map<String, String> NOTICES =
            Map.of(
                    "accepted", "Der Antrag ist angenommen.",
                    "rejected", "Der Antrag ist zurückgewiesen.",
                    "asked",
                            "Die Rückfrage ist gestellt. Die Antragstellerin oder der Antragsteller"
                                    + " liest sie am Terminal mit dem Beleg.",
                    "answered", "Die Rückfrage ist als beantwortet vermerkt.",
                    "destroyed", "Die Akte ist vernichtet; das Protokoll hält es fest.",
                    "late",
                            "Über diesen Antrag wurde schon entschieden, oder eine Rückfrage ist schon offen; es hat sich nichts geändert.");

    /// Sentences that most rejections need.
    private static final List<String> REASONS =
            List.of(
                    "Es fehlen Unterlagen.",
                    "Die Angaben widersprechen sich.",
                    "Für diese Leistung ist eine andere Behörde zuständig.",
                    "Die Leistung wurde schon beantragt.");

    private final Registry registry;
    private final Correspondence correspondence;
    private final RecordAssembly records;
    private final Disposal disposal;
    private final DeliveryService delivery;
    private final Map<String, PublicService> services;
    private final Reception reception;
    private final AuditTrail audit;
    private final ChangeStream changes;

    InboxRoutes(
            Registry registry,
            Correspondence correspondence,
            RecordAssembly records,
            Disposal disposal,
            DeliveryService delivery,
            Map<String, PublicService> services,
            Reception reception,
            AuditTrail audit,
            ChangeStream changes) {
        this.registry = registry;
        this.correspondence = correspondence;
        this.records = records;
        this.disposal = disposal;
        this.delivery = delivery;
        this.services = services;
        this.reception = reception;
        this.audit = audit;
        this.changes = changes;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", ctx -> ctx.redirect("/inbox", HttpStatus.SEE_OTHER));
        String one = "/inbox/cases/{case}";
        routes.get("/inbox", reception.reader(this::list));
        routes.get(one, reception.reader(this::look));
        routes.post(one + "/accept", reception.caseWorker(this::accept));
        routes.post(one + "/reject", reception.caseWorker(this::reject));
        routes.post(one + "/ask", reception.caseWorker(this::ask));
        routes.post(one + "/answered", reception.caseWorker(this::answered));
        routes.get(one + "/attachments/{attachment}", reception.reader(this::attachment));
        routes.get(one + "/record.zip", reception.reader(this::export));
        routes.get(one + "/copies/{body}", reception.reader(this::copy));
        routes.post(one + "/destroy", reception.caseWorker(this::destroy));
        routes.get("/inbox/disposal", reception.reader(this::proposed));
        routes.get("/inbox/audit", reception.auditor(this::trail));
        var stream = new SseHandler(changes::join);
        routes.get("/inbox/events", reception.reader(stream));
        routes.get("/openapi.json", ctx -> file(ctx, "openapi.json", "application/json"));
        routes.get("/inbox/office.css", ctx -> file(ctx, "office.css", "text/css"));
        routes.get("/inbox/arrivals.js", ctx -> file(ctx, "arrivals.js", "text/javascript"));
    }

    private void list(Context ctx) {
        Optional<CaseState> state =
                Arrays.stream(CaseState.values())
                        .filter(it -> it.name().equals(ctx.queryParam("status")))
                        .findFirst();
        var view =
                new ListView(
                        state,
                        Objects.requireNonNullElse(ctx.queryParam("service"), ""),
                        Objects.requireNonNullElse(ctx.queryParam("number"), "").strip(),
                        offset(ctx));
        reception.show(ctx, "list", view.of(registry, services));
    }

    private static int offset(Context ctx) {
        String text = Objects.requireNonNullElse(ctx.queryParam("offset"), "");
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
    }

    private void look(Context ctx) {
        FiledCase filed = filed(ctx);
        note(ctx, AuditAction.VIEWED, filed);
        show(ctx, filed, Map.of());
    }

    private void note(Context ctx, AuditAction what, FiledCase filed) {
        audit.add(reception.who(ctx).name(), what, filed.received().caseId());
    }

    /// Says under one of the form's fields what is wrong, and keeps what was typed.
    private void refuse(
            Context ctx, FiledCase filed, Map<String, String> form, String field, String sentence) {
        Map<String, String> shown = new HashMap<>(form);
        shown.put(field + "Error", sentence);
        ctx.status(422);
        show(ctx, filed, shown);
    }

    /// @param form what was typed, and sentences about it; empty at first
    private void show(Context ctx, FiledCase filed, Map<String, String> form) {
        ReceivedCase received = filed.received();
        List<CaseEntry> twins =
                received.reference().isEmpty()
                        ? List.of()
                        : registry.casesWith(received.reference()).stream()
                                .filter(it -> !it.equals(received.caseId()))
                                .flatMap(it -> registry.entry(it).stream())
                                .toList();
        Map<String, Object> view =
                new HashMap<>(
                        new CaseView(
                                        filed,
                                        Optional.ofNullable(
                                                services.get(received.serviceIdentifier())))
                                .of(delivery.verifiedEvents(received.caseId()), twins));
        String done = Objects.requireNonNullElse(ctx.queryParam("done"), "");
        view.put("notice", NOTICES.getOrDefault(done, ""));
        view.put("noticeKind", done.equals("late") ? "warning" : "success");
        for (String each :
                List.of(
                        "template",
                        "reason",
                        "reasonError",
                        "question",
                        "questionError",
                        "offeredError")) {
            view.put(each, form.getOrDefault(each, ""));
        }
        view.put("disposable", disposal.isProposed(received.caseId()));
        view.put(
                "questions", correspondence.of(received).stream().map(CaseView::question).toList());
        view.put("reachable", Correspondence.reaches(received));
        view.put("templates", REASONS);
        view.put("mayDecide", reception.who(ctx).role() == DeskRole.CASE_WORKER);
        view.put(
                "trail",
                audit.linesOf(received.caseId(), 20).stream().map(AuditView::line).toList());
        reception.show(ctx, "case", view);
    }

    private void accept(Context ctx) {
        reception.checkedForm(ctx);
        UUID caseId = caseId(ctx);
        String who = reception.who(ctx).name();
        answer(
                ctx,
                audit.decide(who, AuditAction.ACCEPTED, caseId, () -> registry.accept(caseId)),
                "accepted");
    }

    private void reject(Context ctx) {
        Map<String, String> form = reception.checkedForm(ctx);
        String template = form.getOrDefault("template", "").strip();
        String reason = (template + " " + form.getOrDefault("reason", "").strip()).strip();
        FiledCase filed = filed(ctx);
        if (reason.isEmpty() || reason.length() > 500) {
            refuse(
                    ctx,
                    filed,
                    form,
                    "reason",
                    "Nennen Sie einen Grund; beides zusammen hat höchstens 500 Zeichen.");
            return;
        }
        UUID caseId = filed.received().caseId();
        String who = reception.who(ctx).name();
        answer(
                ctx,
                audit.decide(
                        who, AuditAction.REJECTED, caseId, () -> registry.reject(caseId, reason)),
                "rejected");
    }

    private void ask(Context ctx) {
        Map<String, String> form = reception.checkedForm(ctx);
        String question = form.getOrDefault("question", "").strip();
        FiledCase filed = filed(ctx);
        if (question.isEmpty()
                || question.length() > Correspondence.MOST_CHARACTERS
                || !Correspondence.reaches(filed.received())) {
            refuse(
                    ctx,
                    filed,
                    form,
                    "question",
                    "Schreiben Sie eine Frage mit höchstens 1.000 Zeichen.");
            return;
        }
        UUID caseId = filed.received().caseId();
        String who = reception.who(ctx).name();
        answer(
                ctx,
                audit.decide(
                        who, AuditAction.ASKED, caseId, () -> correspondence.ask(caseId, question)),
                "asked");
    }

    private void answered(Context ctx) {
        reception.checkedForm(ctx);
        UUID caseId = caseId(ctx);
        String who = reception.who(ctx).name();
        answer(
                ctx,
                audit.decide(
                        who, AuditAction.ANSWERED, caseId, () -> correspondence.answered(caseId)),
                "answered");
    }

    private void proposed(Context ctx) {
        String done = Objects.requireNonNullElse(ctx.queryParam("done"), "");
        reception.show(
                ctx,
                "disposal",
                Map.of(
                        "cases",
                        disposal.proposed().stream()
                                .map(it ->
                                        ListView.line(
                                                it,
                                                Optional.ofNullable(services.get(it.service()))))
                                .toList(),
                        "notice",
                        NOTICES.getOrDefault(done, "")));
    }

    private void destroy(Context ctx) {
        Map<String, String> form = reception.checkedForm(ctx);
        FiledCase filed = filed(ctx);
        if (!form.getOrDefault("offered", "").equals("yes")) {
            refuse(ctx, filed, form, "offered", "Bestätigen Sie, dass die Akte geprüft ist.");
            return;
        }
        UUID caseId = filed.received().caseId();
        String who = reception.who(ctx).name();
        Decision decision =
                audit.decide(who, AuditAction.DESTROYED, caseId, () -> disposal.destroy(caseId));
        if (decision == Decision.TOO_EARLY) answer(ctx, decision, "");
        else ctx.redirect("/inbox/disposal?done=destroyed", HttpStatus.SEE_OTHER);
    }

    private void trail(Context ctx) {
        audit.add(reception.who(ctx).name(), AuditAction.TRAIL_READ);
        reception.show(ctx, "audit", AuditView.of(audit, offset(ctx)));
    }

    private static void answer(Context ctx, Decision decision, String done) {
        String what = decision == Decision.DONE ? done : "late";
        ctx.redirect(
                "/inbox/cases/" + ctx.pathParam("case") + "?done=" + what, HttpStatus.SEE_OTHER);
    }

    private void attachment(Context ctx) {
        FiledCase filed = filed(ctx);
        UUID id = uuid(ctx, "attachment");
        OpenedAttachment attachment =
                filed.attachments().stream()
                        .filter(it -> it.id().equals(id))
                        .findFirst()
                        .orElseThrow(InboxRoutes::notFound);
        note(ctx, AuditAction.ATTACHMENT_READ, filed);
        ctx.header("Content-Length", String.valueOf(attachment.size()));
        // Never the name that a stranger wrote.
        String name =
                "anlage-%02d.%s"
                        .formatted(
                                filed.attachments().indexOf(attachment) + 1,
                                RecordDocument.ending(attachment.mediaType()));
        Download.send(ctx, "application/octet-stream", name, attachment.content());
    }

    private void export(Context ctx) {
        FiledCase filed = filed(ctx);
        note(ctx, AuditAction.EXPORTED, filed);
        CaseRecord record = record(filed);
        // xdomea packages are named by a UUID; a case number may hold anything.
        String name = filed.received().caseId() + ".zip";
        Download.send(ctx, "application/zip", name, out -> RecordPackage.write(record, out));
    }

    private CaseRecord record(FiledCase filed) {
        try {
            return records.of(filed);
        } catch (IOException damaged) {
            LOG.error("an attachment's file of case {} is damaged", filed.received().caseId());
            throw Refusal.of(
                    500,
                    "Diese Akte ist beschädigt",
                    "Die Datei einer Anlage fehlt oder wurde verändert. Lassen Sie den Datenordner"
                            + " aus der Sicherung wiederherstellen.");
        }
    }

    private void copy(Context ctx) {
        FiledCase filed = filed(ctx);
        RoutedCopy copy =
                filed.copies().stream()
                        .filter(it -> it.body().id().equals(ctx.pathParam("body")))
                        .findFirst()
                        .orElseThrow(InboxRoutes::notFound);
        note(ctx, AuditAction.COPY_READ, filed);
        String name = copy.body().id() + ".json";
        ctx.contentType("application/json; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(copy.data());
    }

    private FiledCase filed(Context ctx) {
        return registry.filed(uuid(ctx, "case")).orElseThrow(InboxRoutes::notFound);
    }

    private UUID caseId(Context ctx) {
        return registry.entry(uuid(ctx, "case")).orElseThrow(InboxRoutes::notFound).caseId();
    }

    private static UUID uuid(Context ctx, String name) {
        try {
            return UUID.fromString(ctx.pathParam(name));
        } catch (IllegalArgumentException noUuid) {
            throw notFound();
        }
    }

    private static Refusal notFound() {
        return Refusal.of(
                404,
                "Diesen Vorgang gibt es nicht",
                "Vielleicht ist die Adresse unvollständig. Der Posteingang zeigt alle Vorgänge.");
    }

    private static void file(Context ctx, String name, String type) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(InboxRoutes.class.getResourceAsStream(name), name)) {
            ctx.contentType(type + "; charset=utf-8").result(in.readAllBytes());
        }
    }
}
