package de.buergerterminal.backend.catalogue;

import java.time.LocalDate;
import java.util.List;

/// The questions of one service, page by page. Pure: same answers, same result.
public record Form(List<FormPage> pages) {
    public Form {
        pages = List.copyOf(pages);
    }

    /// The pages that are asked, given the answers so far, in order.
    public List<FormPage> visiblePages(Answers answers) {
        return pages.stream().filter(page -> page.visibleWhen().holds(answers)).toList();
    }

    /// The questions of a page that are asked, given the answers so far, in order.
    public List<Field> visibleFields(FormPage page, Answers answers) {
        return page.fields().stream().filter(field -> field.visibleWhen().holds(answers)).toList();
    }

    /// What is wrong with the visible answers of one page; empty if the citizen may go on.
    public List<FieldProblem> problems(FormPage page, Answers answers, LocalDate today) {
        return List.of();
    }

    /// The document for the office: only visible fields, typed, nested by path, dates in ISO 8601.
    ///
    /// @return JSON text, valid against the service's schema if no page has problems
    public String toJson(Answers answers) {
        return "{}";
    }
}
