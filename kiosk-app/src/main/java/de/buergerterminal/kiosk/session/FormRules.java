package de.buergerterminal.kiosk.session;

import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.backend.catalogue.FieldProblem;
import de.buergerterminal.backend.catalogue.FormPage;
import de.buergerterminal.kiosk.session.SessionEffect.File;
import de.buergerterminal.kiosk.session.SessionEvent.Answered;
import de.buergerterminal.kiosk.session.SessionEvent.BackPressed;
import de.buergerterminal.kiosk.session.SessionEvent.EditPressed;
import de.buergerterminal.kiosk.session.SessionEvent.NextPressed;
import de.buergerterminal.kiosk.session.SessionState.Filing;
import de.buergerterminal.kiosk.session.SessionState.FillingIn;
import de.buergerterminal.kiosk.session.SessionState.Reviewing;
import de.buergerterminal.kiosk.session.SessionState.ShowingService;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Through the form, page by page, and the review. Nothing typed is lost on any way back and forth.
final class FormRules {
    private FormRules() {}

    /// From the service's page into its form.
    static Step open(Look look, Draft draft) {
        return pages(draft).isEmpty()
                ? Step.to(new Reviewing(look, draft))
                : Step.to(new FillingIn(look, draft, 0, List.of()));
    }

    static Step onFillingIn(FillingIn here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case Answered it -> answer(here, it);
            case NextPressed _ -> goOn(here, around.today());
            case BackPressed _ -> goBack(here, around);
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    private static Step answer(FillingIn here, Answered event) {
        FormPage page = current(here);
        if (!asks(page, event.field())) return Step.to(here);
        var draft = here.draft().answered(event.field(), event.value());
        // An answer may show or hide pages before this one; the citizen stays where they are.
        int index = Math.max(0, pages(draft).indexOf(page));
        var left =
                here.problems().stream().filter(it -> !it.field().equals(event.field())).toList();
        return Step.to(new FillingIn(here.look(), draft, index, left, here.correcting()));
    }

    private static boolean asks(FormPage page, String name) {
        return page.fields().stream()
                .flatMap(field ->
                        field instanceof Field.AddressField address
                                ? Stream.concat(Stream.of(field), address.parts().stream())
                                : Stream.of(field))
                .anyMatch(field -> field.name().equals(name));
    }

    private static Step goOn(FillingIn here, LocalDate today) {
        var problems = problems(here.draft(), current(here), today);
        if (!problems.isEmpty()) {
            return Step.to(
                    new FillingIn(
                            here.look(), here.draft(), here.page(), problems, here.correcting()));
        }
        if (here.correcting()) return review(here.look(), here.draft(), today);
        int next = here.page() + 1;
        return next < pages(here.draft()).size()
                ? Step.to(new FillingIn(here.look(), here.draft(), next, List.of()))
                : review(here.look(), here.draft(), today);
    }

    /// To the review, or to the first page that still has a problem.
    private static Step review(Look look, Draft draft, LocalDate today) {
        var pages = pages(draft);
        for (int page = 0; page < pages.size(); page++) {
            var problems = problems(draft, pages.get(page), today);
            if (!problems.isEmpty()) {
                return Step.to(new FillingIn(look, draft, page, problems, true));
            }
        }
        return Step.to(new Reviewing(look, draft.pricedOn(today)));
    }

    private static Step goBack(FillingIn here, Surroundings around) {
        if (here.correcting()) return Step.to(new Reviewing(here.look(), here.draft()));
        if (here.page() > 0) {
            return Step.to(new FillingIn(here.look(), here.draft(), here.page() - 1, List.of()));
        }
        var availability = around.offer().of(here.draft().service().id());
        return Step.to(new ShowingService(here.look(), here.draft(), availability));
    }

    static Step onReviewing(Reviewing here, SessionEvent event, Surroundings around) {
        return switch (event) {
            case EditPressed it when it.page() >= 0 && it.page() < pages(here.draft()).size() ->
                    Step.to(new FillingIn(here.look(), here.draft(), it.page(), List.of(), true));
            case NextPressed _ -> send(here, around.today());
            case BackPressed _ -> Step.to(lastPage(here));
            default -> SessionRules.anywhere(here, event, around);
        };
    }

    private static SessionState lastPage(Reviewing here) {
        int last = pages(here.draft()).size() - 1;
        return last < 0 ? here : new FillingIn(here.look(), here.draft(), last, List.of());
    }

    private static Step send(Reviewing here, LocalDate today) {
        Step checked = review(here.look(), here.draft(), today);
        if (!(checked.next() instanceof Reviewing)) return checked;
        Draft priced = here.draft().pricedOn(today);
        // Nobody pays an amount that they have not seen: a new day may have a new fee.
        if (!priced.equals(here.draft())) return checked;
        return priced.service().fee().isFree()
                ? Step.to(new Filing(here.look(), priced), new File(priced, here.look()))
                : PaymentRules.prepare(here.look(), priced);
    }

    private static List<FormPage> pages(Draft draft) {
        return draft.service().form().visiblePages(draft.answers());
    }

    private static FormPage current(FillingIn here) {
        var pages = pages(here.draft());
        return pages.get(Math.clamp(here.page(), 0, pages.size() - 1));
    }

    private static List<FieldProblem> problems(Draft draft, FormPage page, LocalDate today) {
        return draft.service().form().problems(page, draft.answers(), today);
    }
}
