package de.buergerterminal.backend.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Who saw and did what, never what it said. Lines are only ever added (the data base refuses
/// anything else) and each carries a keyed digest over itself and the one before, so a changed or
/// missing line in the middle shows. Cut-off lines at the end show only to somebody who noted the
/// last digest.
final class AuditTrail {
    private static final String SELECT =
            "select number, at, who, what, case_id, digest from audit ";

    /// @param caseId empty text if no case is concerned
    record Line(
            long number, Instant at, String who, AuditAction what, String caseId, String digest) {
        String signedText(String before) {
            return String.join(
                    "\n",
                    "audit",
                    before,
                    String.valueOf(number),
                    String.valueOf(at.toEpochMilli()),
                    who,
                    what.name(),
                    caseId);
        }
    }

    private final OfficeDatabase database;
    private final UnaryOperator<String> keyedDigest;
    private final Clock clock;

    AuditTrail(OfficeDatabase database, UnaryOperator<String> keyedDigest, Clock clock) {
        this.database = database;
        this.keyedDigest = keyedDigest;
        this.clock = clock;
    }

    void add(String who, AuditAction what) {
        append(who, what, "");
    }

    void add(String who, AuditAction what, UUID caseId) {
        append(who, what, caseId.toString());
    }

    /// A decision and its line become durable together; a decision that came too late leaves none.
    Decision decide(String who, AuditAction what, UUID caseId, Supplier<Decision> decision) {
        return database.transaction(() -> {
            Decision outcome = decision.get();
            if (outcome == Decision.DONE) add(who, what, caseId);
            return outcome;
        });
    }

    private void append(String who, AuditAction what, String caseId) {
        database.transaction(() -> {
            Optional<Line> last = lines(0, 1).stream().findFirst();
            var line =
                    new Line(
                            last.map(Line::number).orElse(0L) + 1,
                            Instant.ofEpochMilli(clock.millis()),
                            who,
                            what,
                            caseId,
                            "");
            String digest = keyedDigest.apply(line.signedText(last.map(Line::digest).orElse("")));
            return database.update(
                    "insert into audit(number, at, who, what, case_id, digest)"
                            + " values(?,?,?,?,?,?)",
                    line.number(),
                    line.at().toEpochMilli(),
                    who,
                    what.name(),
                    caseId,
                    digest);
        });
    }

    /// Newest first.
    List<Line> lines(int offset, int limit) {
        return database.query(
                AuditTrail::line, SELECT + "order by number desc limit ? offset ?", limit, offset);
    }

    /// The newest lines of one case.
    List<Line> linesOf(UUID caseId, int limit) {
        return database.query(
                AuditTrail::line,
                SELECT + "where case_id=? order by number desc limit ?",
                caseId,
                limit);
    }

    int count() {
        return database.query(row -> row.getInt(1), "select count(*) from audit").getFirst();
    }

    /// Number of the first line that is not what it was or does not follow its predecessor.
    Optional<Long> firstBroken() {
        String before = "";
        long expected = 1;
        for (List<Line> page = from(1); !page.isEmpty(); page = from(expected)) {
            for (Line line : page) {
                boolean sound =
                        line.number() == expected
                                && ApiClients.same(
                                        keyedDigest.apply(line.signedText(before)), line.digest());
                if (!sound) return Optional.of(expected);
                before = line.digest();
                expected++;
            }
        }
        return Optional.empty();
    }

    private List<Line> from(long number) {
        return database.query(
                AuditTrail::line, SELECT + "where number>=? order by number limit 1000", number);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("number"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("who"),
                AuditAction.valueOf(row.getString("what")),
                row.getString("case_id"),
                row.getString("digest"));
    }
}
