package de.buergerterminal.backend.office;

import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.office.record.ReceivingBodies;
import de.buergerterminal.backend.office.record.ReceivingBody;
import de.buergerterminal.backend.office.record.RoutedCopy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The copies for other bodies, made once when a case is accepted and sealed with the desk's key,
/// so that the disk holds ciphertext only. Nothing sends them: they lie ready in the record.
final class CopyStore {
    private final OfficeDatabase database;
    private final ReceivingBodies bodies;

    CopyStore(OfficeDatabase database, ReceivingBodies bodies) {
        this.database = database;
        this.bodies = bodies;
    }

    private record Row(String body, Instant madeAt, String jwe) {}

    /// Making them again changes nothing.
    void make(Submission submission, Destination desk, OpenedSubmission opened, Instant madeAt) {
        Optional<ServiceId> service = desk.service(submission.service()).map(PublicService::id);
        if (service.isEmpty() || !of(submission, desk).isEmpty()) return;
        var application = Json.parse(opened.data()).orElseGet(Json::object);
        for (RoutedCopy copy :
                bodies.copies(service.get().value(), opened.reference(), application, madeAt)) {
            byte[] plain = copy.data().getBytes(StandardCharsets.UTF_8);
            database.update(
                    "insert into routed_copy(case_id, body, made_at, jwe) values(?,?,?,?)",
                    submission.caseId(),
                    copy.body().id(),
                    madeAt.toEpochMilli(),
                    CompactJwe.encrypt(plain, desk.encryption()));
        }
    }

    void removeOf(UUID caseId) {
        database.update("delete from routed_copy where case_id=?", caseId);
    }

    /// In the order of the table of bodies; empty before the acceptance.
    List<RoutedCopy> of(Submission submission, Destination desk) {
        String service = desk.service(submission.service()).map(it -> it.id().value()).orElse("");
        Map<String, Row> byBody = new HashMap<>();
        database.query(
                        row ->
                                new Row(
                                        row.getString("body"),
                                        Instant.ofEpochMilli(row.getLong("made_at")),
                                        row.getString("jwe")),
                        "select body, made_at, jwe from routed_copy where case_id=?",
                        submission.caseId())
                .forEach(it -> byBody.put(it.body(), it));
        return bodies.of(service).stream()
                .filter(it -> byBody.containsKey(it.id()))
                .map(it -> opened(it, Objects.requireNonNull(byBody.get(it.id())), desk))
                .toList();
    }

    private static RoutedCopy opened(ReceivingBody body, Row row, Destination desk) {
        try {
            byte[] plain =
                    CompactJwe.parse(row.jwe())
                            .orElseThrow(() -> new GeneralSecurityException("no JWE"))
                            .decrypt(desk.encryption().privateKey());
            return ReceivingBodies.again(
                    body, new String(plain, StandardCharsets.UTF_8), row.madeAt());
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException(
                    "The copy for "
                            + body.id()
                            + " was changed on the disk; restore the data base.",
                    changed);
        }
    }
}
