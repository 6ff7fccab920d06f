package de.buergerterminal.backend.office;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Submissions, their attachments and the event log in the office's data base.
final class SubmissionStore {
    private final OfficeDatabase database;
    private final AttachmentFiles files;

    SubmissionStore(OfficeDatabase database, AttachmentFiles files) throws IOException {
        this.database = database;
        this.files = files;
        adoptAttachments();
        sweep();
    }

    /// Removes attachment files that no submission has.
    void sweep() throws IOException {
        files.sweep(() ->
                Set.copyOf(
                        database.query(
                                row -> row.getString("file"), "select file from attachment_file")));
    }

    /// Attachments that an older office kept inside its data base become files.
    private void adoptAttachments() throws IOException {
        record Old(UUID submission, UUID id, String jwe) {}
        List<Old> old =
                database.query(
                        row ->
                                new Old(
                                        UUID.fromString(row.getString("submission_id")),
                                        UUID.fromString(row.getString("id")),
                                        row.getString("jwe")),
                        "select submission_id, id, jwe from attachment");
        for (Old each : old) {
            var bytes = new ByteArrayInputStream(each.jwe.getBytes(US_ASCII));
            StoredAttachment stored = files.receive(bytes).stored();
            database.transaction(() -> {
                attach(each.submission, each.id, stored);
                return database.update(
                        "delete from attachment where submission_id=? and id=?",
                        each.submission,
                        each.id);
            });
            files.settled(stored.file());
        }
    }

    void create(Submission fresh) {
        database.update(
                "insert into submission(id, case_id, destination_id, service, announced, state,"
                        + " created_at) values(?,?,?,?,?,?,?)",
                fresh.id(),
                fresh.caseId(),
                fresh.destinationId(),
                fresh.service(),
                fresh.announced().stream().map(UUID::toString).collect(Collectors.joining(",")),
                fresh.state().stored(),
                fresh.createdAt().toEpochMilli());
    }

    Optional<Submission> find(UUID submissionId) {
        return only("where id=?", submissionId);
    }

    Optional<Submission> ofCase(UUID caseId) {
        return only("where case_id=?", caseId);
    }

    private Optional<Submission> only(String where, UUID id) {
        return database.query(this::read, "select * from submission " + where, id).stream()
                .findFirst();
    }

    /// Waiting to be fetched, oldest first.
    Stream<Submission> waiting(UUID destinationId, int offset, int limit) {
        return oneByOne(
                "where destination_id=? and state='submitted'"
                        + " order by submitted_at limit ? offset ?",
                destinationId,
                limit,
                offset);
    }

    /// Each is read when its turn comes, and none is if it is gone by then: their content is large.
    private Stream<Submission> oneByOne(String where, Object... values) {
        return database
                .query(
                        row -> UUID.fromString(row.getString("id")),
                        "select id from submission " + where,
                        values)
                .stream()
                .flatMap(it -> find(it).stream());
    }

    /// Submitted, but not yet looked at by the authority, for example because the office stopped.
    Stream<Submission> unfiled() {
        return oneByOne(
                "where state<>'created' and metadata is not null"
                        + " and case_id not in (select case_id from filed_case)"
                        + " order by submitted_at");
    }

    void attach(UUID submissionId, UUID attachmentId, StoredAttachment stored) {
        database.update(
                "insert into attachment_file(submission_id, id, tag, size, sha256, file)"
                        + " values(?,?,?,?,?,?) on conflict(submission_id, id) do update set"
                        + " tag=excluded.tag, size=excluded.size, sha256=excluded.sha256,"
                        + " file=excluded.file",
                submissionId,
                attachmentId,
                stored.tag(),
                stored.size(),
                stored.sha256(),
                String.valueOf(stored.file().getFileName()));
    }

    /// The authority opened the attachment and found so many bytes.
    void opened(UUID submissionId, UUID attachmentId, long plainSize) {
        database.update(
                "update attachment_file set plain_size=? where submission_id=? and id=?",
                plainSize,
                submissionId,
                attachmentId);
    }

    void submit(UUID submissionId, String metadata, String data, Instant at) {
        database.update(
                "update submission set state='submitted', metadata=?, data=?, submitted_at=?"
                        + " where id=?",
                metadata,
                data,
                at.toEpochMilli(),
                submissionId);
    }

    void state(UUID submissionId, SubmissionState state) {
        database.update("update submission set state=? where id=?", state.stored(), submissionId);
    }

    /// Remembers the first time only.
    void fetched(UUID submissionId, Instant at) {
        database.update(
                "update submission set fetched_at=? where id=? and fetched_at is null",
                at.toEpochMilli(),
                submissionId);
    }

    void decided(UUID submissionId, Instant at) {
        database.update(
                "update submission set decided_at=? where id=?", at.toEpochMilli(), submissionId);
    }

    void deleted(UUID submissionId, Instant at) {
        database.update(
                "update submission set deleted_at=? where id=?", at.toEpochMilli(), submissionId);
    }

    /// Submitted before that moment and never fetched since.
    Stream<Submission> unfetchedBefore(Instant limit) {
        return oneByOne(
                "where state='submitted' and fetched_at is null"
                        + " and submitted_at<? order by submitted_at",
                limit.toEpochMilli());
    }

    /// Decided before that moment and not yet deleted at the service.
    Stream<Submission> decidedBefore(Instant limit) {
        return oneByOne(
                "where decided_at<? and deleted_at is null" + " order by decided_at",
                limit.toEpochMilli());
    }

    boolean isFiled(UUID caseId) {
        return !database.query(_ -> true, "select 1 from filed_case where case_id=?", caseId)
                .isEmpty();
    }

    /// What the service does not hold for an authority's record and might have to forget.
    Stream<Submission> unfiledCreatedBefore(Instant limit) {
        return oneByOne(
                "where created_at<?"
                        + " and case_id not in (select case_id from filed_case)"
                        + " order by created_at",
                limit.toEpochMilli());
    }

    /// Unfinished submissions are forgotten after one day.
    void forgetUnfinished(Instant now) {
        List<Submission> old =
                database.query(
                        this::read,
                        "select * from submission where state='created' and created_at<?",
                        now.minus(Deadlines.UNFINISHED).toEpochMilli());
        old.forEach(this::forget);
    }

    /// Removes a submission, its content and its event log.
    void forget(Submission submission) {
        database.transaction(() -> {
            dropContent(submission);
            database.update("delete from event where case_id=?", submission.caseId());
            database.update("delete from reply where case_id=?", submission.caseId());
            return database.update("delete from submission where id=?", submission.id());
        });
    }

    /// Removes every encrypted part and keeps the delivery facts. The files go when it is durable
    /// that nothing names them.
    void dropContent(Submission submission) {
        database.transaction(() -> {
            for (StoredAttachment each : submission.attachments().values()) {
                database.afterCommit(() -> files.delete(each.file()));
            }
            database.update(
                    "update submission set metadata=null, data=null where id=?", submission.id());
            return database.update(
                    "delete from attachment_file where submission_id=?", submission.id());
        });
    }

    void append(EventToken event) {
        database.update(
                "insert into event(number, case_id, jti, token) values("
                        + "(select coalesce(max(number),0)+1 from event),?,?,?)",
                event.caseId(),
                event.id(),
                event.compact());
    }

    boolean knowsEvent(UUID id) {
        return !database.query(_ -> true, "select 1 from event where jti=?", id).isEmpty();
    }

    /// Compact tokens in the order in which they were written.
    List<String> events(UUID caseId, int offset, int limit) {
        return database.query(
                row -> row.getString("token"),
                "select token from event where case_id=? order by number limit ? offset ?",
                caseId,
                limit,
                offset);
    }

    Optional<String> lastEvent(UUID caseId) {
        return database
                .query(
                        row -> row.getString("token"),
                        "select token from event where case_id=? order by number desc limit 1",
                        caseId)
                .stream()
                .findFirst();
    }

    private Submission read(ResultSet row) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        String announced = row.getString("announced");
        return new Submission(
                id,
                UUID.fromString(row.getString("case_id")),
                UUID.fromString(row.getString("destination_id")),
                row.getString("service"),
                announced.isEmpty()
                        ? List.of()
                        : Arrays.stream(announced.split(",", -1)).map(UUID::fromString).toList(),
                SubmissionState.of(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Optional.ofNullable(row.getString("metadata")).orElse(""),
                Optional.ofNullable(row.getString("data")).orElse(""),
                attachments(id));
    }

    private Map<UUID, StoredAttachment> attachments(UUID submissionId) {
        var byId = new HashMap<UUID, StoredAttachment>();
        database.query(
                        row -> Map.entry(UUID.fromString(row.getString("id")), attachment(row)),
                        "select * from attachment_file where submission_id=?",
                        submissionId)
                .forEach(it -> byId.put(it.getKey(), it.getValue()));
        return byId;
    }

    private StoredAttachment attachment(ResultSet row) throws SQLException {
        long number = row.getLong("plain_size");
        OptionalLong plainSize = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
        return new StoredAttachment(
                row.getString("tag"),
                row.getLong("size"),
                row.getString("sha256"),
                plainSize,
                files.file(row.getString("file")));
    }
}
