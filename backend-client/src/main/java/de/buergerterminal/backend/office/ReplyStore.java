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

    void add(SentReply reply) {
        database.update(
                "insert into reply(number, id, case_id, made_at, metadata, data, own_copy) values("
                        + "(select coalesce(max(number),0)+1 from reply),?,?,?,?,?,?)",
                reply.id(),
                reply.caseId(),
                reply.madeAt().toEpochMilli(),
                reply.metadata().toString(),
                reply.data().toString(),
                reply.ownCopy().toString());
    }

    Optional<SentReply> find(UUID id) {
        return database.query(ReplyStore::read, "select * from reply where id=?", id).stream()
                .findFirst();
    }

    /// Oldest first.
    List<SentReply> of(UUID caseId) {
        return database.query(
                ReplyStore::read, "select * from reply where case_id=? order by number", caseId);
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
                        + " and made_at<? order by number",
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
                jwe(row, "own_copy"),
                closedAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(closedAt)),
                row.getLong("unread") == 1);
    }

    private static CompactJwe jwe(ResultSet row, String column) throws SQLException {
        return CompactJwe.parse(row.getString(column))
                .orElseThrow(() -> new SQLException("a reply was changed in the data base"));
    }
}
