package de.buergerterminal.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.backend.submission.SealedAttachment;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real store on a disk in trouble: it says so in words for staff, loses nothing that it
/// confirmed, and keeps its files. Power cuts and failing syncs are in `PowerCutTest`.
class DiskMisfortunesTest {
    private static final int REQUESTS = 40;
    private static final int ROUNDS = 40;

    @TempDir Path folder;

    @Test
    void aFullDiskEndsTheVisitsAndLosesNothing() throws Exception {
        int acknowledged = 0;
        var small = SqliteOutboxStore.settings();
        small.setMaxPageCount(60);
        try (var store = SqliteOutboxStore.open(folder, small)) {
            var outbox = new Outbox(store, Optional.of(folder), Clock.systemUTC());
            while (true) {
                try {
                    outbox.append(AppendingKiosk.request(acknowledged + 1));
                    acknowledged++;
                } catch (OutboxException full) {
                    assertThat(full).hasMessageContaining("check the disk");
                    break;
                }
            }
            assertThat(acknowledged).isPositive();
            assertThat(outbox.hasRoom()).isFalse();
            assertThat(outbox.condition()).isEqualTo(OutboxCondition.FAILED);
            assertThatThrownBy(() -> outbox.append(AppendingKiosk.request(9_999)))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("restart the terminal");
        }
        try (var outbox = open()) {
            assertThat(found(outbox)).hasSize(acknowledged);
            assertThat(outbox.condition()).isEqualTo(OutboxCondition.SOUND);
            outbox.append(AppendingKiosk.request(acknowledged + 1));
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidInOneSentence() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Outbox.open(file.resolve("outbox"), Clock.systemUTC()))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("is not writable; check its owner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE attachments SET id = '00000000-0000-0000-0000-000000000009'",
                "UPDATE attachments SET size = size + 1",
                "UPDATE attachments SET file = NULL",
                "UPDATE attachments SET position = 3 - position",
                "DELETE FROM attachments WHERE position = 1"
            })
    void aRottenAttachmentIsNoticedBeforeItIsAnnounced(String rot) throws Exception {
        var numbers = AppendingKiosk.request(1);
        var attachments =
                List.of(
                        new SealedAttachment(new UUID(1, 1), "tag1", 9, folder.resolve("1.jwe")),
                        new SealedAttachment(new UUID(1, 2), "tag2", 8, folder.resolve("2.jwe")));
        try (var outbox = open()) {
            outbox.append(
                    new SealedSubmission(
                            numbers.reference(),
                            numbers.service(),
                            numbers.destinationId(),
                            numbers.publicServiceIdentifier(),
                            numbers.publicServiceName(),
                            numbers.encryptedMetadata(),
                            numbers.encryptedData(),
                            numbers.secretHash(),
                            numbers.paidReceiptNumber(),
                            numbers.sealedAt(),
                            numbers.undeliverableAfter(),
                            attachments));
            assertThat(outbox.store().find(numbers.reference())).isPresent();
        }
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outbox.db"));
                var statement = file.createStatement()) {
            statement.executeUpdate(rot);
        }
        try (var outbox = open()) {
            assertThatThrownBy(() -> outbox.store().find(numbers.reference()))
                    .isInstanceOf(OutboxException.class);
        }
    }

    /// Whatever bits have rotted: either the store refuses to open or to read, and its files are
    /// kept, or every request is there as it was stored.
    @Test
    void aRottenFileIsNoticedOrHarmlessButNeverBelieved() throws Exception {
        fill();
        byte[] whole = Files.readAllBytes(folder.resolve("outbox.db"));
        var random = new Random(7);
        int noticed = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Path place = Files.createDirectory(folder.resolve("rot" + i));
            byte[] rotten = rotten(whole, random);
            Files.write(place.resolve("outbox.db"), rotten);
            try (var outbox = Outbox.open(place, Clock.systemUTC())) {
                assertThat(found(outbox)).hasSize(REQUESTS);
            } catch (OutboxException said) {
                noticed++;
                assertThat(said).hasMessageMatching(".*(keep its files|check the disk).*");
                assertThat(place.resolve("outbox.db")).isNotEmptyFile();
            }
        }
        assertThat(noticed).isGreaterThan(ROUNDS / 2);
    }

    /// SQLite alone would end the journal at the first bad frame and drop what follows. Only in the
    /// last transaction rot cannot be told from a power cut.
    @Test
    void aRottenJournalIsNoticedBeforeConfirmedRequestsAreDropped() throws Exception {
        byte[] journal = journalAfterACrash();
        var random = new Random(8);
        int noticed = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Path place = Files.createDirectory(folder.resolve("rot" + i));
            Files.createFile(place.resolve("outbox.db"));
            Files.write(place.resolve("outbox.db-wal"), rotten(journal, random));
            try (var outbox = Outbox.open(place, Clock.systemUTC())) {
                assertThat(found(outbox)).hasSizeGreaterThanOrEqualTo(REQUESTS - 1);
            } catch (OutboxException said) {
                noticed++;
                assertThat(said).hasMessageContaining("keep its files");
            }
        }
        assertThat(noticed).isGreaterThan(ROUNDS / 2);
    }

    @Test
    void aJournalThatThePowerCutShortIsNoReasonNotToStart() throws Exception {
        byte[] journal = journalAfterACrash();
        var random = new Random(9);
        for (int i = 0; i < ROUNDS; i++) {
            Path place = Files.createDirectory(folder.resolve("cut" + i));
            Files.createFile(place.resolve("outbox.db"));
            byte[] cut = Arrays.copyOf(journal, random.nextInt(journal.length));
            Files.write(place.resolve("outbox.db-wal"), cut);
            try (var outbox = Outbox.open(place, Clock.systemUTC())) {
                List<Integer> found = found(outbox);
                for (int n = 1; n <= found.size(); n++) assertThat(found.get(n - 1)).isEqualTo(n);
            }
        }
    }

    private byte[] journalAfterACrash() throws Exception {
        Path living = Files.createDirectory(folder.resolve("living"));
        try (var outbox = Outbox.open(living, Clock.systemUTC())) {
            for (int i = 1; i <= REQUESTS; i++) outbox.append(AppendingKiosk.request(i));
            return Files.readAllBytes(living.resolve("outbox.db-wal"));
        }
    }

    private static byte[] rotten(byte[] whole, Random random) {
        byte[] rotten = whole.clone();
        for (int i = 0; i < 16; i++) rotten[random.nextInt(whole.length)] ^= (byte) (1 << i % 8);
        return rotten;
    }

    private void fill() throws OutboxException {
        try (var outbox = open()) {
            for (int i = 1; i <= REQUESTS; i++) outbox.append(AppendingKiosk.request(i));
        }
    }

    private static List<Integer> found(Outbox outbox) throws OutboxException {
        var found = new ArrayList<Integer>();
        for (int i = 1; i <= REQUESTS + 60; i++) {
            var wanted = AppendingKiosk.request(i);
            var stored = outbox.store().find(wanted.reference());
            if (stored.isEmpty()) continue;
            assertThat(stored.get().content()).contains(wanted);
            found.add(i);
        }
        return found;
    }

    private Outbox open() throws OutboxException {
        return Outbox.open(folder, Clock.systemUTC());
    }
}
