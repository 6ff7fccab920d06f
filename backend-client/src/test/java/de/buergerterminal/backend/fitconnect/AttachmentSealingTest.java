package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.backend.submission.Attachment;
import de.buergerterminal.backend.submission.Attachment.Purpose;
import de.buergerterminal.backend.submission.SealedAttachment;
import de.buergerterminal.backend.submission.SealedSubmission;
import de.buergerterminal.backend.submission.Sealer.SealingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attachments on their way onto the shelf; nimbus opens what was written.
class AttachmentSealingTest {
    private static final Clock CLOCK = Clock.fixed(TestKeys.NOW, ZoneOffset.UTC);
    private static final int PIECE = StreamedJwe.PIECE_BYTES;

    @TempDir Path folder;
    private final HonestService service = new HonestService();
    private final FitConnectSettings settings = SealedForTheOffice.settings(service.http.base());
    private final FitConnectClient client = new FitConnectClient(settings, CLOCK);
    private Outbox outbox;
    private FitConnectSealer sealer;

    @BeforeEach
    void open() throws OutboxException {
        var directory = DestinationDirectory.open(settings, client, folder.resolve("keys"), CLOCK);
        directory.refresh();
        outbox = Outbox.open(folder.resolve("outbox"), CLOCK);
        sealer =
                new FitConnectSealer(
                        settings,
                        directory,
                        outbox.attachments(),
                        new AttachmentLimits(2_000_000, 3, 3_000_000),
                        CLOCK,
                        Optional.empty());
    }

    @AfterEach
    void close() {
        outbox.close();
        client.close();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE + 7, 6 * PIECE})
    void theOfficeOpensAnAttachmentOfAnyLength(int length) throws Exception {
        byte[] plain = bytes(length);
        SealedSubmission sealed = seal(attachment(plain));

        SealedAttachment attached = sealed.attachments().getFirst();
        String compact = Files.readString(attached.file());
        JWEObject jwe = decrypt(compact);
        assertThat(jwe.getPayload().toBytes()).isEqualTo(plain);
        assertThat(jwe.getHeader().toJSONObject())
                .containsOnlyKeys("alg", "enc", "kid", "cty")
                .containsEntry("cty", "application/pdf");
        assertThat(attached.tag()).isEqualTo(SealedSubmission.authenticationTag(compact));
        assertThat(attached.size()).isEqualTo(compact.length());
        assertThat(metadataOf(sealed).at("/contentStructure/attachments/0/hash/content").asText())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-512").digest(plain)));
    }

    @Test
    void theMetadataNameEveryAttachmentInOrder() throws Exception {
        Attachment form = attachment(bytes(10));
        var scan =
                new Attachment(
                        UUID.randomUUID(),
                        Purpose.ATTACHMENT,
                        "image/tiff",
                        "Ausweis Rückseite.tif",
                        "am Terminal gescannt",
                        3,
                        () -> new ByteArrayInputStream(new byte[3]));
        JsonNode listed = metadataOf(seal(form, scan)).at("/contentStructure/attachments");
        assertThat(listed).hasSize(2);
        assertThat(listed.get(0).path("attachmentId").asText()).isEqualTo(form.id().toString());
        assertThat(listed.get(0).path("purpose").asText()).isEqualTo("form");
        assertThat(listed.get(0).has("description")).isFalse();
        assertThat(listed.get(1).path("attachmentId").asText()).isEqualTo(scan.id().toString());
        assertThat(listed.get(1).path("purpose").asText()).isEqualTo("attachment");
        assertThat(listed.get(1).path("mimeType").asText()).isEqualTo("image/tiff");
        assertThat(listed.get(1).path("filename").asText()).isEqualTo("Ausweis Rückseite.tif");
        assertThat(listed.get(1).path("description").asText()).isEqualTo("am Terminal gescannt");
    }

    @Test
    void onlyTheTerminalsOwnUserMayReadTheCiphertext() throws Exception {
        Path file = seal(attachment(bytes(9))).attachments().getFirst().file();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aSourceThatBreaksOffOrLiesAboutItsLengthLeavesNothingBehind() throws Exception {
        Attachment good = attachment(bytes(1000));
        for (Attachment bad :
                List.of(
                        saying(1001, bytes(1000)),
                        saying(999, bytes(1000)),
                        saying(PIECE + 1, bytes(PIECE)),
                        saying(PIECE, bytes(PIECE + 1)),
                        new Attachment(
                                UUID.randomUUID(),
                                Purpose.FORM,
                                "application/pdf",
                                "Antrag.pdf",
                                "",
                                5,
                                () -> {
                                    throw new IOException("/home/zoe/Antrag.pdf");
                                }))) {
            assertThatThrownBy(() -> seal(good, bad))
                    .isInstanceOf(SealingException.class)
                    .hasMessageNotContaining("zoe");
            assertThat(onTheShelf()).isEmpty();
        }
    }

    @Test
    void limitsHoldBeforeAnythingIsRead() {
        Attachment unread =
                new Attachment(
                        UUID.randomUUID(),
                        Purpose.FORM,
                        "application/pdf",
                        "Antrag.pdf",
                        "",
                        2_000_001,
                        () -> {
                            throw new AssertionError("was read");
                        });
        assertThatThrownBy(() -> seal(unread)).hasMessageContaining("2000000 bytes");
        Attachment one = attachment(bytes(1));
        assertThatThrownBy(() -> seal(one, one)).hasMessageContaining("share an id");
        assertThatThrownBy(
                        () -> seal(one, attachment(new byte[1]), attachment(new byte[1]), unread))
                .hasMessageContaining("up to 3 attachments");
        assertThatThrownBy(() -> seal(saying(1_900_000, bytes(0)), saying(1_900_000, bytes(0))))
                .hasMessageContaining("together");
        var none = new FitConnectSealer(settings, directory(), CLOCK);
        assertThatThrownBy(() -> none.seal(SealedForTheOffice.request(1, List.of(one))))
                .hasMessageContaining("up to 0 attachments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pdf", "application/", "a/b/c", "text/plain; charset=x", "a b/c"})
    void aMimeTypeThatTheSchemaForbidsIsRefused(String mimeType) {
        assertThatThrownBy(() ->
                        new Attachment(
                                UUID.randomUUID(),
                                Purpose.FORM,
                                mimeType,
                                "Antrag.pdf",
                                "",
                                0,
                                () -> new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private SealedSubmission seal(Attachment... attachments) throws SealingException {
        return sealer.seal(SealedForTheOffice.request(1, List.of(attachments)));
    }

    private DestinationDirectory directory() {
        var directory = DestinationDirectory.open(settings, client, folder.resolve("more"), CLOCK);
        directory.refresh();
        return directory;
    }

    private List<Path> onTheShelf() throws IOException {
        try (var files = Files.list(folder.resolve("outbox/attachments"))) {
            return files.toList();
        }
    }

    private static Attachment attachment(byte[] plain) {
        return saying(plain.length, plain);
    }

    private static Attachment saying(long size, byte[] plain) {
        return new Attachment(
                UUID.randomUUID(),
                Purpose.FORM,
                "application/pdf",
                "Antrag.pdf",
                "",
                size,
                () -> new ByteArrayInputStream(plain));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static JsonNode metadataOf(SealedSubmission sealed) throws Exception {
        byte[] plain = decrypt(sealed.encryptedMetadata()).getPayload().toBytes();
        return BoundedJson.object(new String(plain, UTF_8));
    }

    private static JWEObject decrypt(String compact) throws Exception {
        JWEObject jwe = JWEObject.parse(compact);
        jwe.decrypt(new RSADecrypter(TestKeys.office().getPrivate()));
        return jwe;
    }
}
