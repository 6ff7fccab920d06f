package de.buergerterminal.backend.office.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// What one other body gets of an accepted application: its own fields and no others.
///
/// @param body which body, as in `receiving-bodies.json`
/// @param data JSON text
/// @param fields names of the fields that were filled in and are therefore in it
/// @param madeAt when the application was accepted
public record RoutedCopy(ReceivingBody body, String data, List<String> fields, Instant madeAt) {
    public RoutedCopy {
        fields = List.copyOf(fields);
    }

    /// Where it lies in the record's package.
    public String path() {
        return "copies/" + body.id() + ".json";
    }

    RecordDocument document() {
        return RecordDocument.inMemory(
                path(),
                "Kopie für andere Stellen",
                "Kopie für " + body.name(),
                "application/json",
                data.getBytes(StandardCharsets.UTF_8));
    }

    /// Citizens' data: never in a log.
    @Override
    public String toString() {
        return "RoutedCopy[" + body.id() + "]";
    }
}
