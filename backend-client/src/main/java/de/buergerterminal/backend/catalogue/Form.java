package de.buergerterminal.backend.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The questions of one service, page by page. Pure: same answers, same result.
///
/// A question counts only while it is asked: the answer to a question that is hidden again is
/// neither checked nor sent nor able to bring up other questions, though it is kept in case the
/// citizen changes their mind.
public record Form(List<FormPage> pages) {
    public Form {
        pages = List.copyOf(pages);
    }

    /// The pages that are asked, given the answers so far, in order; a page without a visible
    /// question is left out.
    public List<FormPage> visiblePages(Answers answers) {
        Answers asked = asked(answers);
        return pages.stream()
                .filter(page -> page.visibleWhen().holds(asked))
                .filter(page -> !visibleNow(page, asked).isEmpty())
                .toList();
    }

    /// The questions of a page that are asked, given the answers so far, in order.
    public List<Field> visibleFields(FormPage page, Answers answers) {
        return visibleNow(page, asked(answers));
    }

    /// The answers that count: those to visible questions, in one spelling (trimmed, composed to
    /// NFC, dates as TT.MM.JJJJ).
    public Answers asked(Answers answers) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (FormPage page : pages) {
            // Conditions look back only (the loader sees to it), so one pass settles them all.
            if (!holds(page.visibleWhen(), asked)) continue;
            for (Field field : page.fields()) {
                if (!holds(field.visibleWhen(), asked)) continue;
                for (Field each : FieldRules.answerable(field)) {
                    String clean = FieldRules.clean(each, answers.of(each.name()));
                    if (!clean.isEmpty()) asked.put(each.name(), clean);
                }
            }
        }
        return new Answers(asked);
    }

    private static boolean holds(Condition condition, Map<String, String> soFar) {
        return condition.equals(Condition.ALWAYS) || condition.holds(new Answers(soFar));
    }

    /// What is wrong with the visible answers of one page; empty if the citizen may go on.
    public List<FieldProblem> problems(FormPage page, Answers answers, LocalDate today) {
        Answers asked = asked(answers);
        if (!page.visibleWhen().holds(asked)) return List.of();
        List<FieldProblem> problems = new ArrayList<>();
        for (Field field : visibleNow(page, asked)) {
            problems.addAll(FieldRules.problems(field, asked, today));
        }
        return List.copyOf(problems);
    }

    /// The document for the office: only visible fields, typed, nested by path, dates in ISO 8601.
    ///
    /// @return JSON text, valid against the service's schema if no page has problems
    public String toJson(Answers answers) {
        return FormDocument.write(this, asked(answers));
    }

    /// The answers that [#toJson] made this document of. Properties that the form does not know are
    /// left out; judging the document is the schema's work.
    ///
    /// @param json at most 1 MiB and 32 levels deep
    /// @throws IllegalArgumentException not a JSON object within these bounds
    public Answers fromJson(String json) {
        return asked(FormDocument.read(this, json));
    }

    /// Every visible page with its questions and answers in readable words, for the review and for
    /// the office. A question left open has an empty value.
    ///
    /// @param language ISO 639-1; falls back to German
    public List<Summary> describe(Answers answers, String language) {
        Answers asked = asked(answers);
        List<Summary> summaries = new ArrayList<>();
        for (FormPage page : visiblePages(answers)) {
            var entries =
                    visibleNow(page, asked).stream()
                            .map(field -> Summary.entry(field, asked, language))
                            .toList();
            summaries.add(new Summary(summaries.size(), page.title().in(language), entries));
        }
        return List.copyOf(summaries);
    }

    private static List<Field> visibleNow(FormPage page, Answers asked) {
        return page.fields().stream().filter(field -> field.visibleWhen().holds(asked)).toList();
    }
}
