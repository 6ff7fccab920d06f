package de.buergerterminal.backend.office;

import de.buergerterminal.backend.catalogue.Field;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.Summary;
import de.buergerterminal.backend.office.record.ReadableApplication.Line;
import de.buergerterminal.backend.office.record.ReadableApplication.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /// The labels of the answered questions that lie at or below these paths; of an address of
    /// which only parts count, those parts.
    static List<String> labels(String data, Optional<PublicService> service, List<String> paths) {
        return summaries(data, service).stream()
                .flatMap(it -> it.entries().stream())
                .filter(it -> !it.value().isEmpty())
                .flatMap(it -> label(it, service, paths).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> label(
            Summary.Entry entry, Optional<PublicService> service, List<String> paths) {
        String field = entry.fieldName();
        if (paths.stream().anyMatch(it -> field.equals(it) || field.startsWith(it + "/"))) {
            return Optional.of(entry.label());
        }
        String parts =
                service.stream()
                        .flatMap(it -> it.form().pages().stream())
                        .flatMap(it -> it.fields().stream())
                        .filter(it -> it.name().equals(field))
                        .filter(Field.AddressField.class::isInstance)
                        .flatMap(it -> ((Field.AddressField) it).parts().stream())
                        .filter(it -> paths.contains(it.name()))
                        .map(it -> it.label().german())
                        .collect(Collectors.joining(", "));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(entry.label() + " (nur " + parts + ")");
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
