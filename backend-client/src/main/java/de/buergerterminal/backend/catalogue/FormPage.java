package de.buergerterminal.backend.catalogue;

import java.util.List;

/// One page of a form: a few fields that belong together.
///
/// @param visibleWhen whether the page is shown, given the answers so far
public record FormPage(
        String id, LocalText title, LocalText intro, List<Field> fields, Condition visibleWhen) {
    public FormPage {
        fields = List.copyOf(fields);
    }
}
