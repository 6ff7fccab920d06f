package de.buergerterminal.backend.outbox;

import static java.util.stream.Collectors.toUnmodifiableMap;

import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.SealedAttachment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// An attachment of a case as a row of the table `attachments`. Its tag stays as long as the case,
/// to verify the event log; the file's name goes when delivery is proven.
///
/// @param file ciphertext, empty once it is not needed any more
record AttachmentRow(UUID id, String tag, long size, Optional<String> file) {

    static List<AttachmentRow> of(StoredCase stored) {
        if (stored.content().isPresent()) {
            return stored.content().get().attachments().stream()
                    .map(it ->
                            new AttachmentRow(
                                    it.id(),
                                    it.tag(),
                                    it.size(),
                                    Optional.of(String.valueOf(it.file().getFileName()))))
                    .toList();
        }
        return stored.tags().attachments().entrySet().stream()
                .map(it -> new AttachmentRow(it.getKey(), it.getValue(), 0, Optional.empty()))
                .toList();
    }

    static void replace(Connection connection, StoredCase stored) throws SQLException {
        forget(connection, stored.reference());
        try (PreparedStatement row =
                connection.prepareStatement("INSERT INTO attachments VALUES (?, ?, ?, ?, ?, ?)")) {
            int position = 0;
            for (AttachmentRow each : of(stored)) {
                row.setString(1, stored.reference().value());
                row.setInt(2, position++);
                row.setString(3, each.id.toString());
                row.setString(4, each.tag);
                row.setLong(5, each.size);
                row.setString(6, each.file.orElse(null));
                row.executeUpdate();
            }
        }
    }

    static void forget(Connection connection, CaseReference reference) throws SQLException {
        try (PreparedStatement rows =
                connection.prepareStatement("DELETE FROM attachments WHERE reference = ?")) {
            rows.setString(1, reference.value());
            rows.executeUpdate();
        }
    }

    static void forgetThoseOfNoCase(Connection connection) throws SQLException {
        try (PreparedStatement rows =
                connection.prepareStatement(
                        "DELETE FROM attachments WHERE reference NOT IN (SELECT reference FROM cases)")) {
            rows.executeUpdate();
        }
    }

    /// In the order of the submission.
    static List<AttachmentRow> read(Connection connection, CaseReference reference)
            throws SQLException {
        try (PreparedStatement rows =
                connection.prepareStatement(
                        "SELECT * FROM attachments WHERE reference = ? ORDER BY position")) {
            rows.setString(1, reference.value());
            var read = new ArrayList<AttachmentRow>();
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    read.add(
                            new AttachmentRow(
                                    UUID.fromString(row.getString("id")),
                                    row.getString("tag"),
                                    row.getLong("size"),
                                    Optional.ofNullable(row.getString("file"))));
                }
            }
            return read;
        }
    }

    static Set<String> files(Connection connection) throws SQLException {
        try (PreparedStatement rows =
                        connection.prepareStatement(
                                "SELECT file FROM attachments WHERE file IS NOT NULL");
                ResultSet row = rows.executeQuery()) {
            var files = new HashSet<String>();
            while (row.next()) files.add(row.getString(1));
            return files;
        }
    }

    static Map<UUID, String> tags(List<AttachmentRow> rows) {
        return rows.stream().collect(toUnmodifiableMap(AttachmentRow::id, AttachmentRow::tag));
    }

    static List<SealedAttachment> sealed(List<AttachmentRow> rows, CiphertextFolder folder) {
        return rows.stream()
                .flatMap(row ->
                        row
                                .file
                                .map(name ->
                                        new SealedAttachment(
                                                row.id, row.tag, row.size, folder.file(name)))
                                .stream())
                .toList();
    }
}
