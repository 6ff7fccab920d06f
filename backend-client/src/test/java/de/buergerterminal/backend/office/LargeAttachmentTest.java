package de.buergerterminal.backend.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.buergerterminal.backend.fitconnect.ApiVersion;
import de.buergerterminal.backend.fitconnect.ReplyKeys;
import de.buergerterminal.backend.submission.Attachment;
import de.buergerterminal.backend.submission.SealedAttachment;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An attachment larger than all the memory that the office may use, sealed and delivered by the
/// real sender, checked, looked at, downloaded and exported. Larger than usual:
/// `-Dattachment.megabytes=200`.
class LargeAttachmentTest {
    private static final int MEGABYTES = Integer.getInteger("attachment.megabytes", 64);
    private static final long BYTES = MEGABYTES * 1_000_000L;
    private static final int HEAP_MEGABYTES = 56;

    @TempDir Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private long startedAt = System.nanoTime();

    @Test
    void anAttachmentLargerThanTheOfficesMemoryGoesThroughItAndComesOutAsItWas() throws Exception {
        try (var office = OfficeProcess.start(folder.resolve("office"), HEAP_MEGABYTES)) {
            lap("office started with -Xmx" + HEAP_MEGABYTES + "m");
            SealedAttachment sent = deliver(office);
            String onePage = get(office, "/inbox");
            var link = Pattern.compile("/inbox/cases/[0-9a-f-]{36}").matcher(onePage);
            assertThat(link.find()).as(office.log()).isTrue();
            String path = link.group() + "/attachments/" + sent.id();
            assertThat(get(office, link.group())).contains(path).doesNotContain("zurückgewiesen");
            lap("seen by the case worker");
            String expected = digestOf(new Scan(BYTES));

            var download = stream(office, path);
            assertThat(download.headers().firstValueAsLong("Content-Length")).hasValue(BYTES);
            assertThat(digestOf(download.body())).isEqualTo(expected);
            lap("downloaded");

            Map<String, String> digests = new HashMap<>();
            Map<String, String> texts = new HashMap<>();
            unzip(stream(office, link.group() + "/record.zip").body(), digests, texts);
            lap("exported");
            assertThat(digests).containsEntry("attachments/01.bin", expected);
            assertThat(texts.get("manifest-sha256.txt"))
                    .contains(expected + "  attachments/01.bin\n");
            assertThat(submittedTags(texts).path(sent.id().toString()).asText())
                    .isEqualTo(sent.tag());
            assertThat(office.log()).doesNotContain("OutOfMemory");
        } finally {
            http.close();
        }
    }

    private SealedAttachment deliver(OfficeProcess office) throws Exception {
        var noQuestions = ReplyKeys.start(Duration.ofDays(1));
        try (var sender = new RealSender(folder, office.client(), ApiVersion.V2, noQuestions)) {
            SealedSubmission sealed = sender.take(sender.request(scan()));
            lap("sealed and durable at the terminal");
            assertThat(sender.deliver(Duration.ofMinutes(5))).as(office.log()).isTrue();
            lap("delivered, opened by the authority, proven to the terminal");
            return sealed.attachments().getFirst();
        }
    }

    private static Attachment scan() {
        return new Attachment(
                UUID.randomUUID(),
                Attachment.Purpose.ATTACHMENT,
                "image/tiff",
                "plan.tif",
                "",
                BYTES,
                () -> new Scan(BYTES));
    }

    private static JsonNode submittedTags(Map<String, String> texts) {
        return texts.entrySet().stream()
                .filter(it -> it.getKey().endsWith(".jwt"))
                .flatMap(it -> EventToken.parse(it.getValue()).stream())
                .filter(it -> it.kind() == EventKind.SUBMIT)
                .map(it -> it.payload().at("/authenticationTags/attachments"))
                .findFirst()
                .orElseThrow();
    }

    private static void unzip(
            InputStream zipped, Map<String, String> digests, Map<String, String> texts)
            throws Exception {
        try (var zip = new ZipInputStream(zipped, UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("attachments/")) {
                    digests.put(entry.getName(), digestOf(zip));
                } else {
                    texts.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
                }
            }
        }
    }

    private static String digestOf(InputStream in) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    private String get(OfficeProcess office, String path) throws Exception {
        return new String(stream(office, path).body().readAllBytes(), UTF_8);
    }

    private HttpResponse<InputStream> stream(OfficeProcess office, String path) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(office.address() + path))
                        .timeout(Duration.ofMinutes(5))
                        .build();
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).as(path + " " + office.log()).isEqualTo(200);
        return answer;
    }

    private void lap(String what) {
        long now = System.nanoTime();
        System.out.printf(
                "%d MB attachment: %s, %.1f s%n", MEGABYTES, what, (now - startedAt) / 1e9);
        startedAt = now;
    }

    /// So many bytes, no two pieces alike, as a scanner's driver would give them.
    private static final class Scan extends InputStream {
        private final byte[] block = new byte[1 << 16];
        private long left;
        private int inBlock = block.length;
        private byte pieces;

        Scan(long size) {
            left = size;
            new Random(7).nextBytes(block);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) return length == 0 ? 0 : -1;
            if (inBlock == block.length) {
                block[0] = pieces++;
                inBlock = 0;
            }
            int count = (int) Math.min(left, Math.min(length, block.length - inBlock));
            System.arraycopy(block, inBlock, into, offset, count);
            inBlock += count;
            left -= count;
            return count;
        }
    }
}
