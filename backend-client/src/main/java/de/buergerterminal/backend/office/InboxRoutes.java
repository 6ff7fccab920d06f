package de.buergerterminal.backend.office;

import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.office.record.RecordPackage;
import de.buergerterminal.backend.office.record.RoutedCopy;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The case worker's pages: list, case, accept, reject. Plain forms and redirects; the one script
/// only saves a reload. There is no sign-in: the office listens on this machine alone.
final class InboxRoutes {
    private static final String VISIT = "office-visit";
    private static final Map<String, String> NOTICES =
            Map.of(
                    "accepted", "Der Antrag ist angenommen.",
                    "rejected", "Der Antrag ist zurückgewiesen.",
                    "late",
                            "Über diesen Antrag wurde schon entschieden; es hat sich nichts geändert.");

    private final Registry registry;
    private final RecordAssembly records;
    private final DeliveryService delivery;
    private final Map<String, PublicService> services;
    private final InboxPages pages;
    private final ApiClients clients;
    private final ChangeStream changes;

    InboxRoutes(
            Registry registry,
            RecordAssembly records,
            DeliveryService delivery,
            Map<String, PublicService> services,
            InboxPages pages,
            ApiClients clients,
            ChangeStream changes) {
        this.registry = registry;
        this.records = records;
        this.delivery = delivery;
        this.services = services;
        this.pages = pages;
        this.clients = clients;
        this.changes = changes;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", ctx -> ctx.redirect("/inbox", HttpStatus.SEE_OTHER));
        routes.get("/inbox", page(this::list));
        routes.get("/inbox/cases/{case}", page(ctx -> show(ctx, "")));
        routes.post("/inbox/cases/{case}/accept", page(this::accept));
        routes.post("/inbox/cases/{case}/reject", page(this::reject));
        routes.get("/inbox/cases/{case}/attachments/{attachment}", page(this::attachment));
        routes.get("/inbox/cases/{case}/record.zip", page(this::export));
        routes.get("/inbox/cases/{case}/copies/{body}", page(this::copy));
        routes.sse("/inbox/events", changes::join);
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
        ctx.html(pages.page("list", view.of(registry, services)));
    }

    private static int offset(Context ctx) {
        String text = Objects.requireNonNullElse(ctx.queryParam("offset"), "");
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
    }

    private void show(Context ctx, String reasonError) {
        FiledCase filed = filed(ctx);
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
        view.put("reasonError", reasonError);
        view.put("token", formToken(visit(ctx)));
        ctx.html(pages.page("case", view));
    }

    private void accept(Context ctx) {
        checkedForm(ctx);
        answer(ctx, registry.accept(received(ctx).caseId()), "accepted");
    }

    private void reject(Context ctx) {
        String reason = checkedForm(ctx).getOrDefault("reason", "").strip();
        if (reason.isEmpty() || reason.length() > 500) {
            ctx.status(422);
            show(ctx, "Nennen Sie einen Grund mit höchstens 500 Zeichen.");
            return;
        }
        answer(ctx, registry.reject(received(ctx).caseId(), reason), "rejected");
    }

    private static void answer(Context ctx, Decision decision, String done) {
        String what = decision == Decision.DONE ? done : "late";
        ctx.redirect(
                "/inbox/cases/" + ctx.pathParam("case") + "?done=" + what, HttpStatus.SEE_OTHER);
    }

    private void attachment(Context ctx) {
        byte[] content = received(ctx).attachments().get(uuid(ctx, "attachment"));
        if (content == null) throw notFound();
        ctx.contentType("application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"anlage\"")
                .result(content);
    }

    private void export(Context ctx) {
        FiledCase filed = filed(ctx);
        // xdomea packages are named by a UUID; a case number may hold anything.
        String name = filed.received().caseId() + ".zip";
        ctx.contentType("application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(RecordPackage.zip(records.of(filed)));
    }

    private void copy(Context ctx) {
        RoutedCopy copy =
                filed(ctx).copies().stream()
                        .filter(it -> it.body().id().equals(ctx.pathParam("body")))
                        .findFirst()
                        .orElseThrow(InboxRoutes::notFound);
        String name = copy.body().id() + ".json";
        ctx.contentType("application/json; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(copy.data());
    }

    private FiledCase filed(Context ctx) {
        return registry.filed(uuid(ctx, "case")).orElseThrow(InboxRoutes::notFound);
    }

    private ReceivedCase received(Context ctx) {
        return filed(ctx).received();
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

    /// The fields of a form that one of our own pages sent.
    private Map<String, String> checkedForm(Context ctx) {
        Map<String, String> form = RequestBody.form(ctx, 16_384);
        String visit = Objects.requireNonNullElse(ctx.cookie(VISIT), "");
        if (visit.isEmpty() || !ApiClients.same(formToken(visit), form.getOrDefault("token", ""))) {
            throw Refusal.of(
                    403,
                    "Das Formular ist nicht mehr gültig",
                    "Öffnen Sie den Vorgang noch einmal und entscheiden Sie dann.");
        }
        return form;
    }

    private String formToken(String visit) {
        return clients.mac("form:" + visit);
    }

    private static String visit(Context ctx) {
        String known = Objects.requireNonNullElse(ctx.cookie(VISIT), "");
        if (!known.isEmpty()) return known;
        String fresh = ApiClients.randomText(18);
        ctx.header("Set-Cookie", VISIT + "=" + fresh + "; Path=/inbox; HttpOnly; SameSite=Strict");
        return fresh;
    }

    private Handler page(Handler handler) {
        return ctx -> {
            ctx.header(
                    "Content-Security-Policy",
                    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
            ctx.header("Referrer-Policy", "no-referrer");
            try {
                handler.handle(ctx);
            } catch (Refusal refusal) {
                ctx.status(refusal.status());
                ctx.html(pages.message(refusal.title(), refusal.detail()));
            }
        };
    }

    private static void file(Context ctx, String name, String type) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(InboxRoutes.class.getResourceAsStream(name), name)) {
            ctx.contentType(type + "; charset=utf-8").result(in.readAllBytes());
        }
    }
}
