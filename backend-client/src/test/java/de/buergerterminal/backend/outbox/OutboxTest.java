package de.buergerterminal.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.backend.fitconnect.SealedForTheOffice;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir Path folder;

    /// Ciphertext is opaque to the outbox; its last parts are what it compares.
    static SealedSubmission sealed(int running) {
        return new SealedSubmission(
                CaseReference.of("PB", 2026, "K07", running),
                SealedForTheOffice.SERVICE,
                SealedForTheOffice.DESTINATION,
                "urn:de:fim:leika:leistung:99115005012000",
                "Meldebescheinigung",
                "h.k.i.c.metadataTag" + running,
                "h.k.i.c.dataTag" + running,
                "ab".repeat(32),
                Optional.of(running),
                NOW,
                NOW.plusSeconds(30 * 86_400));
    }

    @Test
    void whatWasAppendedIsThereAfterARestart() throws Exception {
        try (var outbox = Outbox.open(folder, CLOCK)) {
            outbox.append(sealed(1));
            outbox.append(sealed(2));
        }
        try (var outbox = Outbox.open(folder, CLOCK)) {
            assertThat(outbox.waiting()).isEqualTo(2);
            assertThat(outbox.holds(sealed(1).reference())).isTrue();
            assertThat(outbox.holds(sealed(3).reference())).isFalse();
            assertThat(outbox.store().find(sealed(2).reference()).orElseThrow().content())
                    .contains(sealed(2));
        }
    }

    @Test
    void theSameSubmissionAgainChangesNothingAndAnotherUnderItsNumberIsRefused() throws Exception {
        try (var outbox = Outbox.open(folder, CLOCK)) {
            outbox.append(sealed(1));
            outbox.append(sealed(1));
            assertThat(outbox.waiting()).isEqualTo(1);
            SealedSubmission first = sealed(1);
            var other =
                    new SealedSubmission(
                            first.reference(),
                            first.service(),
                            first.destinationId(),
                            first.publicServiceIdentifier(),
                            first.publicServiceName(),
                            "a.b.c.d.other",
                            "a.b.c.d.other",
                            first.secretHash(),
                            Optional.empty(),
                            NOW,
                            NOW);
            assertThatThrownBy(() -> outbox.append(other)).isInstanceOf(OutboxException.class);
        }
    }

    @Test
    void caseNumbersCountPerYearAndKioskAndSurviveARestart() throws Exception {
        try (var outbox = Outbox.open(folder, CLOCK)) {
            assertThat(outbox.nextReference("PB", "K07").value()).startsWith("PB-2026-K07-000001-");
            assertThat(outbox.nextReference("PB", "K07").value()).startsWith("PB-2026-K07-000002-");
            assertThat(outbox.nextReference("PB", "K08").value()).startsWith("PB-2026-K08-000001-");
        }
        try (var outbox = Outbox.open(folder, CLOCK)) {
            assertThat(outbox.nextReference("PB", "K07").value()).startsWith("PB-2026-K07-000003-");
        }
    }

    @Test
    void theYearOfACaseNumberIsTheGermanYear() throws Exception {
        var lastHour = Clock.fixed(Instant.parse("2026-12-31T23:30:00Z"), ZoneOffset.UTC);
        try (var outbox = Outbox.open(folder, lastHour)) {
            assertThat(outbox.nextReference("PB", "K07").value()).startsWith("PB-2027-K07-000001-");
        }
    }

    @Test
    void twoProcessesCannotShareAFolder() throws Exception {
        try (var _ = Outbox.open(folder, CLOCK)) {
            assertThatThrownBy(() -> Outbox.open(folder, CLOCK))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("stop the other");
        }
    }

    @Test
    void aDamagedFileIsSaidInOneSentenceAndKept() throws Exception {
        Files.writeString(folder.resolve("outbox.db"), "not a database ".repeat(500));
        assertThatThrownBy(() -> Outbox.open(folder, CLOCK))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("keep its files");
        assertThat(folder.resolve("outbox.db")).exists();
    }

    @Test
    void aClosedOutboxSaysThatItHasNoRoomInsteadOfLyingAboutSafety() throws Exception {
        var outbox = Outbox.open(folder, CLOCK);
        assertThat(outbox.hasRoom()).isTrue();
        outbox.close();
        assertThat(outbox.hasRoom()).isFalse();
        assertThatThrownBy(() -> outbox.append(sealed(1))).isInstanceOf(OutboxException.class);
    }
}
