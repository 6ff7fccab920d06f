package de.buergerterminal.backend.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Replies in the office's data base.
final class ReplyStore {
    private final OfficeDatabase database;

    ReplyStore(OfficeDatabase database) {
        this.database = database;
    }

    /// Still without content: empty texts.
    void announce(AnnouncedReply fresh, Instant at) {
        database.update(
                "insert into reply(number, id, case_id, made_at, metadata, data, own_copy) values("
                        + "(select coalesce(max(number),0)+1 from reply),?,?,?,'','','')",
                fresh.id(),
                fresh.caseId(),
                at.toEpochMilli());
    }

    void complete(SentReply reply) {
        database.update(
                "update reply set made_at=?, metadata=?, data=?, own_copy=? where id=?",
                reply.madeAt().toEpochMilli(),
                reply.metadata().toString(),
                reply.data().toString(),
                reply.ownCopy().map(CompactJwe::toString).orElse(""),
                reply.id());
    }

    Optional<AnnouncedReply> announced(UUID id) {
        return announced("id=?", id).stream().findFirst();
    }

    List<AnnouncedReply> announcedOf(UUID caseId) {
        return announced("case_id=?", caseId);
    }

    /// Announced before that moment and not completed since.
    List<AnnouncedReply> announcedBefore(Instant limit) {
        return announced("made_at<?", limit.toEpochMilli());
    }

    private List<AnnouncedReply> announced(String which, Object value) {
        return database.query(
                row ->
                        new AnnouncedReply(
                                UUID.fromString(row.getString("id")),
                                UUID.fromString(row.getString("case_id"))),
                "select id, case_id from reply where metadata='' and " + which,
                value);
    }

    void removeAnnounced(UUID id) {
        database.update("delete from reply where id=? and metadata=''", id);
    }

    /// Completed or not.
    int count(UUID caseId) {
        return database.query(
                        row -> row.getInt(1), "select count(*) from reply where case_id=?", caseId)
                .getFirst();
    }

    Optional<SentReply> find(UUID id) {
        return database
                .query(ReplyStore::read, "select * from reply where id=? and metadata<>''", id)
                .stream()
                .findFirst();
    }

    /// Oldest first.
    List<SentReply> of(UUID caseId) {
        return database.query(
                ReplyStore::read,
                "select * from reply where case_id=? and metadata<>'' order by number",
                caseId);
    }

    /// Those that still wait for an answer, oldest first.
    List<SentReply> openOf(UUID caseId) {
        return of(caseId).stream().filter(it -> it.closedAt().isEmpty()).toList();
    }

    /// Remembers the first time only.
    void fetched(UUID id, Instant at) {
        database.update(
                "update reply set fetched_at=? where id=? and fetched_at is null",
                at.toEpochMilli(),
                id);
    }

    /// Open, made before that moment, and never fetched since.
    List<SentReply> unfetchedBefore(Instant limit) {
        return database.query(
                ReplyStore::read,
                "select * from reply where closed_at is null and fetched_at is null"
                        + " and metadata<>'' and made_at<? order by number",
                limit.toEpochMilli());
    }

    /// Closes a question that nobody read.
    void closeUnread(UUID id, Instant at) {
        close(id, at);
        database.update("update reply set unread=1 where id=?", id);
    }

    void close(UUID id, Instant at) {
        database.update(
                "update reply set closed_at=? where id=? and closed_at is null",
                at.toEpochMilli(),
                id);
    }

    void removeOf(UUID caseId) {
        database.update("delete from reply where case_id=?", caseId);
    }

    private static SentReply read(ResultSet row) throws SQLException {
        long closedAt = row.getLong("closed_at");
        return new SentReply(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("case_id")),
                Instant.ofEpochMilli(row.getLong("made_at")),
                jwe(row, "metadata"),
                jwe(row, "data"),
                row.getString("own_copy").isEmpty()
                        ? Optional.empty()
                        : Optional.of(jwe(row, "own_copy")),
                closedAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(closedAt)),
                row.getLong("unread") == 1);
    }

    private static CompactJwe jwe(ResultSet row, String column) throws SQLException {
        return CompactJwe.parse(row.getString(column))
                .orElseThrow(() -> new SQLException("a reply was changed in the data base"));
    }
}
