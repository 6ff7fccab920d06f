package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.StepsBar;
import de.buergerterminal.kiosk.session.Draft;

/// Counts the steps of a visit: the pages of the form, the review, and the payment if there is a
/// fee.
final class Steps {
    private Steps() {}

    static StepsBar ofForm(Wording words, Draft draft, int page) {
        return bar(words, draft, page + 1);
    }

    static StepsBar ofReview(Wording words, Draft draft) {
        return bar(words, draft, pages(draft) + 1);
    }

    static StepsBar ofLast(Wording words, Draft draft) {
        return bar(words, draft, all(draft));
    }

    private static int pages(Draft draft) {
        return draft.service().form().visiblePages(draft.answers()).size();
    }

    private static int all(Draft draft) {
        return pages(draft) + (draft.service().fee().isFree() ? 1 : 2);
    }

    private static StepsBar bar(Wording words, Draft draft, int step) {
        int all = all(draft);
        return new StepsBar(
                words.of("steps", words.of(draft.service().name()), step, all), step, all);
    }
}
