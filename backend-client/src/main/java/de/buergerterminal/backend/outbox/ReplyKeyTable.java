package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.fitconnect.ReplyKeyBox;
import de.buergerterminal.backend.submission.CaseReference;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.Optional;

/// The locked reply keys in the outbox's file. A request that was sealed and never delivered leaves
/// one behind, which nobody can open; it goes with the others after 730 days.
final class ReplyKeyTable implements ReplyKeyBox {
    private final SqliteOutboxStore store;
    private final Clock clock;

    ReplyKeyTable(SqliteOutboxStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// A disk that fails here fails the request itself in the next step, which says so.
    @Override
    public boolean keep(CaseReference reference, String keyId, byte[] sealedKey) {
        try {
            return store.run(
                    "INSERT INTO reply_keys VALUES (?, ?, ?, ?)",
                    statement -> {
                        statement.setString(1, reference.value());
                        statement.setString(2, keyId);
                        statement.setBytes(3, sealedKey);
                        statement.setLong(4, clock.millis());
                        return statement.executeUpdate() == 1;
                    });
        } catch (OutboxException _) {
            return false;
        }
    }

    @Override
    public Optional<byte[]> find(CaseReference reference, String keyId) {
        try {
            return store.run(
                    "SELECT sealed_key FROM reply_keys WHERE reference = ? AND key_id = ?",
                    statement -> {
                        statement.setString(1, reference.value());
                        statement.setString(2, keyId);
                        try (ResultSet row = statement.executeQuery()) {
                            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
                        }
                    });
        } catch (OutboxException _) {
            return Optional.empty();
        }
    }
}
