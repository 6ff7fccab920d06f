package de.buergerterminal.backend.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.fitconnect.AuthenticationTags;
import de.buergerterminal.backend.fitconnect.SubmissionService.Announcement;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.SealedAttachment;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A `StoredCase` as a row of the table `cases` and back; times in milliseconds.
final class CaseRow {
    static final String PUT =
            "INSERT OR REPLACE INTO cases VALUES"
                    + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /// Number of the column of the state within [#PUT].
    static final int STATE = 15;

    /// In the column of the state: stored, but not yet to be found or delivered.
    static final String HELD = "HELD";

    static final String WAITING = "('SEALED', 'ANNOUNCED', 'UPLOADED', 'SUBMITTED')";
    static final String NEEDING_STAFF = "('REFUSED', 'EXPIRED')";

    /// What nothing more happens to by itself; a held case is over when its payment is.
    static final String OVER =
            "(state IN ('CONFIRMED', 'REFUSED', 'EXPIRED') OR (state = 'HELD' AND reference NOT IN"
                    + " (SELECT reference FROM payments WHERE outcome IS NULL)))";

    private CaseRow() {}

    static PreparedStatement write(StoredCase stored, PreparedStatement row) throws SQLException {
        row.setString(1, stored.reference().value());
        row.setString(2, stored.destinationId().toString());
        row.setString(3, stored.secretHash());
        row.setObject(4, stored.paidReceiptNumber().orElse(null));
        row.setString(5, stored.tags().metadata());
        row.setString(6, stored.tags().data());
        row.setLong(7, stored.storedAt().toEpochMilli());
        @Nullable SealedSubmission content = stored.content().orElse(null);
        row.setString(8, content == null ? null : content.service().value());
        row.setString(9, content == null ? null : content.publicServiceIdentifier());
        row.setString(10, content == null ? null : content.publicServiceName());
        row.setString(11, content == null ? null : content.encryptedMetadata());
        row.setString(12, content == null ? null : content.encryptedData());
        row.setObject(13, content == null ? null : content.sealedAt().toEpochMilli());
        row.setObject(14, content == null ? null : content.undeliverableAfter().toEpochMilli());
        DeliveryState state = stored.state();
        row.setString(STATE, nameOf(state));
        row.setLong(16, since(state, stored).toEpochMilli());
        @Nullable Announcement numbers = state.numbersIfAny().orElse(null);
        row.setString(17, numbers == null ? null : numbers.submissionId().toString());
        row.setString(18, numbers == null ? null : numbers.caseId().toString());
        row.setString(
                19, state instanceof DeliveryState.Refused(_, var problem, _) ? problem : null);
        row.setLong(21, checksum(stored));
        row.setObject(20, state instanceof DeliveryState.Uploaded(_, var count, _) ? count : null);
        return row;
    }

    /// @param attachments of the same case
    static StoredCase read(ResultSet row, List<AttachmentRow> attachments, CiphertextFolder folder)
            throws SQLException {
        var read =
                new StoredCase(
                        new CaseReference(row.getString("reference")),
                        UUID.fromString(row.getString("destination")),
                        row.getString("secret_hash"),
                        Optional.ofNullable((Integer) row.getObject("paid_receipt")),
                        new AuthenticationTags(
                                row.getString("metadata_tag"),
                                row.getString("data_tag"),
                                AttachmentRow.tags(attachments)),
                        instant(row, "stored_at"),
                        row.getString("data") == null
                                ? Optional.empty()
                                : Optional.of(
                                        content(row, AttachmentRow.sealed(attachments, folder))),
                        state(row));
        long expected = row.getLong("checksum");
        if (!row.wasNull() && expected != checksum(read)) {
            throw new SQLException("the row of a case has rotted");
        }
        return read;
    }

    /// Over what never changes while the row has its content: SQLite's own check does not notice a
    /// flipped bit inside a text. Rows of older terminals have none.
    private static long checksum(StoredCase stored) {
        var sum = new CRC32C();
        add(sum, stored.reference(), stored.destinationId(), stored.secretHash());
        add(sum, stored.paidReceiptNumber(), stored.storedAt().toEpochMilli());
        add(sum, stored.tags().metadata(), stored.tags().data());
        stored.content()
                .ifPresent(it -> {
                    add(sum, it.service(), it.publicServiceIdentifier(), it.publicServiceName());
                    add(sum, it.encryptedMetadata(), it.encryptedData());
                    add(sum, it.sealedAt().toEpochMilli(), it.undeliverableAfter().toEpochMilli());
                    for (SealedAttachment each : it.attachments()) {
                        add(sum, each.id(), each.tag(), each.size(), each.file().getFileName());
                    }
                });
        return sum.getValue();
    }

    private static void add(CRC32C sum, Object... parts) {
        for (Object each : parts) {
            sum.update(String.valueOf(each).getBytes(UTF_8));
            sum.update(0);
        }
    }

    private static SealedSubmission content(ResultSet row, List<SealedAttachment> attachments)
            throws SQLException {
        return new SealedSubmission(
                new CaseReference(row.getString("reference")),
                new ServiceId(row.getString("service")),
                UUID.fromString(row.getString("destination")),
                row.getString("service_urn"),
                row.getString("service_name"),
                row.getString("metadata"),
                row.getString("data"),
                row.getString("secret_hash"),
                Optional.ofNullable((Integer) row.getObject("paid_receipt")),
                instant(row, "sealed_at"),
                instant(row, "undeliverable_after"),
                attachments);
    }

    private static String nameOf(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Sealed _ -> "SEALED";
            case DeliveryState.Announced _ -> "ANNOUNCED";
            case DeliveryState.Uploaded _ -> "UPLOADED";
            case DeliveryState.Submitted _ -> "SUBMITTED";
            case DeliveryState.Confirmed _ -> "CONFIRMED";
            case DeliveryState.Refused _ -> "REFUSED";
            case DeliveryState.Expired _ -> "EXPIRED";
        };
    }

    private static Instant since(DeliveryState state, StoredCase stored) {
        return switch (state) {
            case DeliveryState.Sealed _ -> stored.storedAt();
            case DeliveryState.Announced(_, var at) -> at;
            case DeliveryState.Uploaded(_, _, var at) -> at;
            case DeliveryState.Submitted(_, var at) -> at;
            case DeliveryState.Confirmed(_, var at) -> at;
            case DeliveryState.Refused(_, _, var at) -> at;
            case DeliveryState.Expired(_, var at) -> at;
        };
    }

    private static DeliveryState state(ResultSet row) throws SQLException {
        Instant at = instant(row, "state_at");
        Optional<Announcement> numbers =
                row.getString("submission") == null
                        ? Optional.empty()
                        : Optional.of(
                                new Announcement(
                                        UUID.fromString(row.getString("submission")),
                                        UUID.fromString(row.getString("case_id"))));
        String name = row.getString("state");
        return switch (name) {
            case "SEALED" -> new DeliveryState.Sealed();
            case "ANNOUNCED" -> new DeliveryState.Announced(numbers.orElseThrow(), at);
            case "UPLOADED" ->
                    new DeliveryState.Uploaded(numbers.orElseThrow(), row.getInt("uploaded"), at);
            case "SUBMITTED" -> new DeliveryState.Submitted(numbers.orElseThrow(), at);
            case "CONFIRMED" -> new DeliveryState.Confirmed(numbers.orElseThrow(), at);
            case "REFUSED" -> new DeliveryState.Refused(numbers, row.getString("problem"), at);
            case "EXPIRED" -> new DeliveryState.Expired(numbers, at);
            default -> throw new SQLException("a state of a newer version: " + name);
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static Optional<Instant> instantIfAny(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
