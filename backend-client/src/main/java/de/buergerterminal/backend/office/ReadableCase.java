package de.buergerterminal.backend.office;

import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.Summary;
import de.buergerterminal.backend.office.record.ReadableApplication.Line;
import de.buergerterminal.backend.office.record.ReadableApplication.Section;
import java.util.List;
import java.util.Optional;

/// Submitted data in the form's own words.
final class ReadableCase {
    private ReadableCase() {}

    /// The form's pages with their answers; empty if the data do not fit the form or nobody offers
    /// the service any more.
    static List<Section> sections(String data, Optional<PublicService> service) {
        return summaries(data, service).stream()
                .map(page ->
                        new Section(
                                page.pageTitle(),
                                page.entries().stream()
                                        .map(it -> new Line(it.label(), it.value()))
                                        .toList()))
                .toList();
    }

    /// The labels of the answered questions that lie at, below or around these paths.
    static List<String> labels(String data, Optional<PublicService> service, List<String> paths) {
        return summaries(data, service).stream()
                .flatMap(it -> it.entries().stream())
                .filter(it -> !it.value().isEmpty())
                .filter(it -> paths.stream().anyMatch(path -> touch(path, it.fieldName())))
                .map(Summary.Entry::label)
                .distinct()
                .toList();
    }

    private static boolean touch(String path, String field) {
        return path.equals(field) || path.startsWith(field + "/") || field.startsWith(path + "/");
    }

    private static List<Summary> summaries(String data, Optional<PublicService> service) {
        if (service.isEmpty()) return List.of();
        try {
            var form = service.get().form();
            return form.describe(form.fromJson(data), "de");
        } catch (IllegalArgumentException unreadable) {
            // The page then points to the raw data; the reasons name what is wrong with them.
            return List.of();
        }
    }
}
