package de.buergerterminal.backend.catalogue;

import de.buergerterminal.backend.catalogue.Field.AddressField;
import de.buergerterminal.backend.catalogue.Field.ChoiceField;
import de.buergerterminal.backend.catalogue.Field.YesNoField;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One page of a filled-in form in readable words.
///
/// @param pageIndex counts from 0 within the visible pages
public record Summary(int pageIndex, String pageTitle, List<Entry> entries) {
    private static final LocalText YES =
            new LocalText(Map.of("de", "Ja", "en", "Yes", "ar", "نعم"));
    private static final LocalText NO = new LocalText(Map.of("de", "Nein", "en", "No", "ar", "لا"));

    public Summary {
        entries = List.copyOf(entries);
    }

    /// @param fieldName name of the field, for an address of the whole
    /// @param value in readable words, empty if the question was left open
    public record Entry(String fieldName, String label, String value) {
        /// Citizens' data: never in a log.
        @Override
        public String toString() {
            return "Entry";
        }
    }

    static Entry entry(Field field, Answers answers, String language) {
        return new Entry(
                field.name(), field.label().in(language), readable(field, answers, language));
    }

    private static String readable(Field field, Answers answers, String language) {
        String answer = answers.of(field.name());
        return switch (field) {
            case ChoiceField choice ->
                    choice.options().stream()
                            .filter(it -> it.code().equals(answer))
                            .map(it -> it.label().in(language))
                            .findFirst()
                            .orElse(answer);
            case YesNoField _ ->
                    switch (answer) {
                        case "true" -> YES.in(language);
                        case "false" -> NO.in(language);
                        default -> answer;
                    };
            case AddressField address -> oneLine(address, answers);
            default -> answer;
        };
    }

    /// As on a letter: `Musterstraße 1, 33098 Musterstadt`.
    private static String oneLine(AddressField address, Answers answers) {
        var parts = address.parts().stream().map(it -> answers.of(it.name())).toList();
        return Stream.of(parts.subList(0, 2), parts.subList(2, 4))
                .map(pair ->
                        pair.stream().filter(it -> !it.isEmpty()).collect(Collectors.joining(" ")))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "Summary";
    }
}
