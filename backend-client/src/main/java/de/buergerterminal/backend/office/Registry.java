package de.buergerterminal.backend.office;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.catalogue.KnownCatalogues;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.office.OfficeDatabase.OfficeDatabaseException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The authority's case file: takes what the delivery service holds for it, opens and checks it,
/// rejects by itself what cannot be processed, and keeps the rest for the case worker's decision.
final class Registry {
    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);
    private static final String ASKED =
            "exists(select 1 from reply r where r.case_id=s.case_id and r.closed_at is null"
                    + " and r.metadata<>'')";
    private static final String ENTRY =
            "select f.*, s.state, s.destination_id, "
                    + ASKED
                    + " as asked from filed_case f join submission s on s.case_id=f.case_id ";

    private final OfficeDatabase database;
    private final DeliveryService delivery;
    private final KnownCatalogues catalogues;
    private final CopyStore copies;
    private final Faults faults;
    private final Clock clock;
    private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();

    Registry(
            OfficeDatabase database,
            DeliveryService delivery,
            KnownCatalogues catalogues,
            CopyStore copies,
            Faults faults,
            Clock clock) {
        this.database = database;
        this.delivery = delivery;
        this.catalogues = catalogues;
        this.copies = copies;
        this.faults = faults;
        this.clock = clock;
    }

    /// Calls back with the case id whenever a case is filed or decided.
    void onChange(Consumer<UUID> listener) {
        listeners.add(listener);
    }

    /// Files everything that was submitted while nobody was there to take it. What cannot be filed
    /// keeps nothing else waiting.
    void fileTheRest() {
        delivery.submissions()
                .unfiled()
                .forEach(each -> {
                    try {
                        file(each);
                    } catch (OfficeDatabaseException broken) {
                        throw broken;
                    } catch (RuntimeException broken) {
                        // Not the message: it may quote what a citizen wrote.
                        LOG.error("case {} cannot be filed: {}", each.caseId(), broken.getClass());
                    }
                });
    }

    /// Files a case whose filing was cut short after the sender's part was done; the sender will
    /// not send it again, but asks for the log.
    void fileIfWaiting(UUID caseId) {
        if (entry(caseId).isPresent()) return;
        delivery.submissions()
                .ofCase(caseId)
                .filter(it -> it.state() != SubmissionState.CREATED && !it.metadata().isEmpty())
                .ifPresent(this::file);
    }

    /// Takes one submission; taking it again changes nothing.
    void file(Submission submission) {
        if (entry(submission.caseId()).isPresent()) return;
        delivery.submissions().fetched(submission.id(), clock.instant());
        OpenedSubmission opened = open(submission);
        List<EventProblem> problems = new ArrayList<>(opened.problems());
        faults.rejection()
                .ifPresent(it ->
                        problems.add(EventProblem.inMetadata(EventProblem.Kind.DECISION, it)));
        boolean fresh =
                database.transaction(() -> {
                    int rows =
                            database.update(
                                    "insert into filed_case(number, case_id, reference,"
                                            + " service, received_at, paid_cents) values((select"
                                            + " coalesce(max(number),0)+1 from filed_case),"
                                            + "?,?,?,?,?) on conflict(case_id) do nothing",
                                    submission.caseId(),
                                    opened.reference(),
                                    submission.service(),
                                    clock.instant().toEpochMilli(),
                                    opened.paidCents());
                    if (rows == 0) return false;
                    opened.attachments()
                            .forEach(it ->
                                    delivery.submissions()
                                            .opened(submission.id(), it.id(), it.size()));
                    if (!problems.isEmpty()) {
                        decide(submission, EventKind.REJECT, EventProblem.payload(problems));
                    }
                    return true;
                });
        if (!fresh) return;
        LOG.info(
                "case {} {}",
                submission.caseId(),
                problems.isEmpty()
                        ? "filed"
                        : "rejected: " + problems.stream().map(EventProblem::kind).toList());
        announce(submission.caseId());
    }

    Decision accept(UUID caseId) {
        return decideIfOpen(
                caseId,
                EventKind.ACCEPT,
                submission -> {
                    ObjectNode payload = Json.object();
                    payload.set("authenticationTags", AuthenticationTags.of(submission));
                    return payload;
                });
    }

    /// @param reason for the citizen, 1 to 500 characters
    Decision reject(UUID caseId, String reason) {
        if (reason.isBlank() || reason.length() > 500) {
            throw new IllegalArgumentException("a rejection needs a reason of 1 to 500 characters");
        }
        var problem = EventProblem.inData(EventProblem.Kind.DECISION, reason.strip());
        return decideIfOpen(caseId, EventKind.REJECT, _ -> EventProblem.payload(List.of(problem)));
    }

    private Decision decideIfOpen(
            UUID caseId, EventKind kind, Function<Submission, ObjectNode> payload) {
        Decision decision =
                database.transaction(() -> {
                    Optional<Submission> found = delivery.submissions().ofCase(caseId);
                    if (found.isEmpty()) return Decision.NO_SUCH_CASE;
                    if (!found.get().state().isOpen()) return Decision.DECIDED_BEFORE;
                    decide(found.get(), kind, payload.apply(found.get()));
                    return Decision.DONE;
                });
        if (decision == Decision.DONE) announce(caseId);
        return decision;
    }

    private void decide(Submission submission, EventKind kind, ObjectNode payload) {
        EventToken event =
                EventToken.sign(
                        delivery.destination(submission.destinationId()).signature(),
                        submission.destinationId().toString(),
                        submission.id(),
                        submission.caseId(),
                        clock.instant(),
                        kind,
                        payload);
        append(submission.caseId(), event.compact());
    }

    /// Takes a signed event, from this office or from another system of the authority. An
    /// acceptance and the copies for other bodies become durable together.
    void append(UUID caseId, String event) {
        database.transaction(() -> {
            delivery.append(caseId, event);
            delivery.submissions()
                    .ofCase(caseId)
                    .filter(it -> it.state() == SubmissionState.ACCEPTED)
                    .ifPresent(this::makeCopies);
            return true;
        });
    }

    private void makeCopies(Submission submission) {
        Instant acceptedAt =
                RecordAssembly.decidedAt(delivery.verifiedEvents(submission.caseId()))
                        .orElseGet(clock::instant);
        copies.make(
                submission,
                delivery.destination(submission.destinationId()),
                open(submission),
                acceptedAt);
    }

    void announce(UUID caseId) {
        listeners.forEach(it -> it.accept(caseId));
    }

    /// Newest first.
    ///
    /// @param service identifier, empty for all
    /// @param number part of the case number in any case, empty for all
    List<CaseEntry> entries(
            Optional<CaseState> state, String service, String number, int offset, int limit) {
        String states = state.map(it -> " and " + stored(it)).orElse("");
        return database.query(
                Registry::entry,
                ENTRY
                        + "where (?='' or f.service=?)"
                        + " and lower(coalesce(f.reference,'')) like lower(?) escape '!'"
                        + states
                        + " order by f.number desc limit ? offset ?",
                service,
                service,
                "%" + number.replaceAll("[!%_]", "!$0") + "%",
                limit,
                offset);
    }

    int count(CaseState state) {
        return database.query(
                        row -> row.getInt(1),
                        "select count(*) from filed_case f join submission s"
                                + " on s.case_id=f.case_id where "
                                + stored(state))
                .getFirst();
    }

    private static String stored(CaseState state) {
        return switch (state) {
            case NEW -> "s.state in ('submitted','forwarded') and not " + ASKED;
            case ASKED -> "s.state in ('submitted','forwarded') and " + ASKED;
            case ACCEPTED -> "s.state='accepted'";
            case REJECTED -> "s.state='rejected'";
        };
    }

    /// Decided before that moment, oldest first.
    List<CaseEntry> decidedBefore(Instant limit, int most) {
        return database.query(
                Registry::entry,
                ENTRY + "where s.decided_at<? order by s.decided_at limit ?",
                limit.toEpochMilli(),
                most);
    }

    boolean wasDecidedBefore(UUID caseId, Instant limit) {
        return !database.query(
                        Registry::entry,
                        ENTRY + "where f.case_id=? and s.decided_at<?",
                        caseId,
                        limit.toEpochMilli())
                .isEmpty();
    }

    /// Removes everything that the authority holds of a case.
    void destroy(UUID caseId) {
        database.transaction(() -> {
            delivery.submissions().ofCase(caseId).ifPresent(delivery.submissions()::dropContent);
            delivery.replies().removeOf(caseId);
            copies.removeOf(caseId);
            return database.update("delete from filed_case where case_id=?", caseId);
        });
    }

    Optional<CaseEntry> entry(UUID caseId) {
        return database.query(Registry::entry, ENTRY + "where f.case_id=?", caseId).stream()
                .findFirst();
    }

    List<UUID> casesWith(String reference) {
        return database.query(
                row -> UUID.fromString(row.getString("case_id")),
                "select case_id from filed_case where reference=? order by number",
                reference);
    }

    /// The case with its content, decrypted now.
    Optional<ReceivedCase> read(UUID caseId) {
        return entry(caseId)
                .flatMap(it ->
                        delivery.submissions()
                                .ofCase(caseId)
                                .map(submission -> received(it, submission, open(submission))));
    }

    /// The case with everything that its record needs, decrypted now.
    Optional<FiledCase> filed(UUID caseId) {
        return entry(caseId)
                .flatMap(it ->
                        delivery.submissions()
                                .ofCase(caseId)
                                .map(submission -> filed(it, submission)));
    }

    private FiledCase filed(CaseEntry entry, Submission submission) {
        OpenedSubmission opened = open(submission);
        return new FiledCase(
                received(entry, submission, opened),
                opened.attachments(),
                copies.of(submission, delivery.destination(submission.destinationId())));
    }

    private ReceivedCase received(CaseEntry entry, Submission submission, OpenedSubmission opened) {
        Map<UUID, Supplier<byte[]>> attachments = new HashMap<>();
        opened.attachments().forEach(it -> attachments.put(it.id(), it::bytes));
        return new ReceivedCase(
                entry.caseId(),
                submission.id(),
                entry.destinationId(),
                entry.reference(),
                entry.service(),
                delivery.destination(entry.destinationId())
                        .service(entry.service())
                        .map(PublicService::id),
                entry.receivedAt(),
                entry.state(),
                entry.paidCents(),
                opened.metadata().toString(),
                opened.data(),
                attachments,
                reasons(entry.caseId()));
    }

    /// The rejecting event's sentences.
    private List<String> reasons(UUID caseId) {
        var reasons = new ArrayList<String>();
        for (EventToken each : delivery.verifiedEvents(caseId)) {
            if (each.kind() != EventKind.REJECT) continue;
            for (JsonNode problem : each.payload().path("problems")) {
                reasons.add(problem.path("detail").asText(problem.path("title").asText()));
            }
        }
        return reasons;
    }

    private OpenedSubmission open(Submission submission) {
        return Intake.open(
                submission,
                delivery.destination(submission.destinationId()),
                catalogues,
                delivery.verifiedEvents(submission.caseId()));
    }

    private static CaseEntry entry(ResultSet row) throws SQLException {
        return new CaseEntry(
                UUID.fromString(row.getString("case_id")),
                Optional.ofNullable(row.getString("reference")).orElse(""),
                UUID.fromString(row.getString("destination_id")),
                row.getString("service"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                CaseState.of(SubmissionState.of(row.getString("state")), row.getBoolean("asked")),
                row.getLong("paid_cents"));
    }
}
