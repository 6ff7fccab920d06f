package de.buergerterminal.backend.office;

import de.buergerterminal.backend.office.Accounts.Attempt;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The inbox's front door: who is there, what they may do, and whether a form is one of our own.
/// Cookies go to `/inbox` alone, scripts cannot read them, and other sites' pages cannot make the
/// browser send them.
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final String VISIT = "office-visit";
    private static final String SESSION = "office-session";
    private static final String COOKIE = "%s=%s; Path=/inbox; HttpOnly; SameSite=Strict";
    private static final String WHO = "worker";

    /// Our own script says so when it reloads a page that perhaps nobody looks at.
    private static final String BY_ITSELF = "X-By-Itself";

    private final OfficeSettings.SignIn mode;
    private final Accounts accounts;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final ApiClients clients;
    private final InboxPages pages;

    Reception(
            OfficeSettings.SignIn mode,
            Accounts accounts,
            Sessions sessions,
            AuditTrail audit,
            ApiClients clients,
            InboxPages pages) {
        this.mode = mode;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.clients = clients;
        this.pages = pages;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/inbox/sign-in", open(ctx -> ask(ctx, "")));
        routes.post("/inbox/sign-in", open(this::signIn));
        routes.post("/inbox/sign-out", reader(this::signOut));
    }

    /// For everybody who is signed in.
    Handler reader(Handler handler) {
        return open(ctx -> {
            Optional<Worker> worker =
                    mode == OfficeSettings.SignIn.NONE
                            ? Optional.of(Worker.DEMONSTRATION)
                            : sessions.worker(cookie(ctx, SESSION), ctx.header(BY_ITSELF) == null);
            if (worker.isEmpty()) {
                ctx.redirect("/inbox/sign-in", HttpStatus.SEE_OTHER);
                return;
            }
            ctx.attribute(WHO, worker.get());
            handler.handle(ctx);
        });
    }

    /// For those who may decide.
    Handler caseWorker(Handler handler) {
        return reader(ctx -> {
            if (who(ctx).role() != DeskRole.CASE_WORKER) throw forbidden();
            handler.handle(ctx);
        });
    }

    /// For those who may read the audit trail.
    Handler auditor(Handler handler) {
        return reader(ctx -> {
            if (!mayAudit(ctx)) throw forbidden();
            handler.handle(ctx);
        });
    }

    private boolean mayAudit(Context ctx) {
        return mode == OfficeSettings.SignIn.NONE || who(ctx).role() == DeskRole.AUDITOR;
    }

    private static Refusal forbidden() {
        return Refusal.of(
                403,
                "Dazu fehlt Ihnen die Berechtigung",
                "Melden Sie sich mit einem anderen Konto an, oder fragen Sie Ihre Leitung.");
    }

    /// Who is there, behind [#reader] and its like.
    Worker who(Context ctx) {
        return Objects.requireNonNull(ctx.<Worker>attribute(WHO), "not behind the reception");
    }

    /// A page with its head: who is signed in, and the token for its forms.
    void show(Context ctx, String page, Map<String, Object> view) {
        Map<String, Object> all = new HashMap<>(view);
        Worker worker = ctx.attribute(WHO);
        all.put("token", formToken(ctx));
        all.put("worker", worker == null ? "" : worker.name());
        all.put("role", worker == null ? "" : worker.role().german());
        all.put("mayAudit", worker != null && mayAudit(ctx));
        all.put("demonstration", mode == OfficeSettings.SignIn.NONE);
        ctx.html(pages.page(page, all));
    }

    /// Headers and a page for people for every refusal.
    private Handler open(Handler handler) {
        return ctx -> {
            ctx.header(
                    "Content-Security-Policy",
                    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
            ctx.header("Referrer-Policy", "no-referrer");
            try {
                handler.handle(ctx);
            } catch (Refusal refusal) {
                ctx.status(refusal.status());
                show(ctx, "message", Map.of("heading", refusal.title(), "text", refusal.detail()));
            } catch (OfficeDatabase.OfficeDatabaseException broken) {
                LOG.error("no data base for {} {}: {}", ctx.method(), ctx.path(), broken.state());
                ctx.status(503);
                show(
                        ctx,
                        "message",
                        Map.of(
                                "heading",
                                "Die Datenbank antwortet nicht",
                                "text",
                                "Es ist nichts verloren. Versuchen Sie es in einer Minute wieder."));
            }
        };
    }

    private void ask(Context ctx, String error) {
        show(ctx, "sign-in", Map.of("error", error));
    }

    private void signIn(Context ctx) {
        Map<String, String> form = checkedForm(ctx);
        String name = form.getOrDefault("name", "").strip();
        String password = form.getOrDefault("password", "").strip();
        if (name.length() > 100 || password.length() > 200) {
            throw Refusal.badRequest("Name oder Passwort ist zu lang.");
        }
        switch (accounts.signIn(name, password)) {
            case Attempt.Welcome(Worker worker) -> {
                audit.add(worker.name(), AuditAction.SIGNED_IN);
                sessions.close(cookie(ctx, SESSION));
                ctx.header("Set-Cookie", COOKIE.formatted(SESSION, sessions.open(worker)));
                ctx.redirect("/inbox", HttpStatus.SEE_OTHER);
            }
            case Attempt.Wrong _ -> {
                audit.add("unbekannt", AuditAction.SIGN_IN_FAILED);
                ctx.status(401);
                ask(ctx, "Name oder Passwort stimmt nicht. Bitte versuchen Sie es noch einmal.");
            }
            case Attempt.Locked locked -> {
                audit.add("unbekannt", AuditAction.SIGN_IN_LOCKED);
                ctx.status(429);
                ask(
                        ctx,
                        "Zu viele Versuche mit diesem Namen. Versuchen Sie es wieder nach "
                                + GermanText.time(locked.until())
                                + ".");
            }
            case Attempt.Busy _ -> {
                ctx.status(503);
                ask(ctx, "Gerade melden sich viele an. Versuchen Sie es in einer Minute wieder.");
            }
        }
    }

    private void signOut(Context ctx) {
        checkedForm(ctx);
        sessions.close(cookie(ctx, SESSION));
        audit.add(who(ctx).name(), AuditAction.SIGNED_OUT);
        ctx.header("Set-Cookie", COOKIE.formatted(SESSION, "") + "; Max-Age=0");
        ctx.redirect("/inbox/sign-in", HttpStatus.SEE_OTHER);
    }

    /// The fields of a form that one of our own pages sent; a line ends as the browser counted it.
    Map<String, String> checkedForm(Context ctx) {
        Map<String, String> form = RequestBody.form(ctx, 16_384);
        String visit = cookie(ctx, VISIT);
        if (visit.isEmpty() || !ApiClients.same(formToken(ctx), form.getOrDefault("token", ""))) {
            throw Refusal.of(
                    403,
                    "Das Formular ist nicht mehr gültig",
                    "Öffnen Sie die Seite noch einmal und versuchen Sie es dann.");
        }
        form.replaceAll((_, text) -> text.replace("\r\n", "\n"));
        return form;
    }

    private String formToken(Context ctx) {
        return clients.mac("form:" + visit(ctx) + ":" + cookie(ctx, SESSION));
    }

    private static String visit(Context ctx) {
        String known = cookie(ctx, VISIT);
        if (!known.isEmpty()) return known;
        String fresh = ctx.attribute(VISIT);
        if (fresh != null) return fresh;
        fresh = ApiClients.randomText(18);
        ctx.attribute(VISIT, fresh);
        ctx.header("Set-Cookie", COOKIE.formatted(VISIT, fresh));
        return fresh;
    }

    private static String cookie(Context ctx, String name) {
        return Objects.requireNonNullElse(ctx.cookie(name), "");
    }
}
