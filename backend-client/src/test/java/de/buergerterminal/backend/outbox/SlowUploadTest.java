package de.buergerterminal.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import de.buergerterminal.backend.fitconnect.AttachmentLimits;
import de.buergerterminal.backend.fitconnect.DestinationDirectory;
import de.buergerterminal.backend.fitconnect.FitConnectClient;
import de.buergerterminal.backend.fitconnect.FitConnectSealer;
import de.buergerterminal.backend.fitconnect.HonestService;
import de.buergerterminal.backend.fitconnect.ScriptedService.Request;
import de.buergerterminal.backend.fitconnect.SealedForTheOffice;
import de.buergerterminal.backend.submission.Attachment;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A line so slow that an attachment hangs on it: the courier's own threads, real bytes on
/// loopback. The service takes a large attachment only when the test says so.
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class SlowUploadTest {
    @TempDir Path folder;
    private final HonestService service = new HonestService();
    private final CountDownLatch line = new CountDownLatch(1);
    private final AtomicInteger uploading = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Attachment scan = scan(3_000_000);
    private final Attachment photo = scan(1_000);
    private FitConnectClient client;
    private Outbox outbox;
    private Courier courier;
    private FitConnectSealer sealer;

    @BeforeEach
    void start() throws Exception {
        var clock = Terminal.CLOCK;
        var settings = SealedForTheOffice.patient(service.http.base());
        client = new FitConnectClient(settings, clock);
        outbox = Outbox.open(folder.resolve("outbox"), clock);
        var directory =
                DestinationDirectory.open(settings, client, folder.resolve("keys.json"), clock);
        sealer =
                new FitConnectSealer(
                        settings,
                        directory,
                        outbox.attachments(),
                        AttachmentLimits.USUAL,
                        clock,
                        Optional.empty());
        directory.refresh();
        service.takesAttachments = this::takeOnASlowLine;
        courier = new Courier(outbox, client, directory, clock, _ -> {});
    }

    @AfterEach
    void stop() {
        line.countDown();
        courier.close();
        outbox.close();
        client.close();
        service.close();
    }

    private void takeOnASlowLine(HttpExchange upload, Request content) throws IOException {
        if (content.body().length() < 2_000_000) {
            service.attach(upload, content);
            return;
        }
        mostAtOnce.accumulateAndGet(uploading.incrementAndGet(), Math::max);
        try {
            if (line.await(200, TimeUnit.SECONDS)) service.attach(upload, content);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            uploading.decrementAndGet();
        }
    }

    @Test
    void aSmallCaseBehindALargeUploadIsConfirmedFirst() throws Exception {
        SealedSubmission large = take(1, List.of(scan));
        SealedSubmission largeToo = take(2, List.of(scan));
        SealedSubmission small = take(3, List.of());
        courier.start();
        await(() -> isConfirmed(small));
        assertThat(isConfirmed(large)).isFalse();
        assertThat(isConfirmed(largeToo)).isFalse();
        assertThat(service.delivered).containsExactly(tag(small));

        SealedSubmission later = take(4, List.of());
        courier.wake();
        await(() -> isConfirmed(later));

        line.countDown();
        await(() -> isConfirmed(large) && isConfirmed(largeToo));
        assertThat(service.delivered)
                .as("each once, the uploads in their order")
                .containsExactly(tag(small), tag(later), tag(large), tag(largeToo));
        assertThat(mostAtOnce).as("uploads at the same time").hasValue(1);
        assertThat(service.http.count("POST /v2/submissions")).isEqualTo(4);
    }

    @Test
    void aSmallAttachmentDoesNotWaitForALargeOne() throws Exception {
        SealedSubmission large = take(1, List.of(scan));
        SealedSubmission largeToo = take(2, List.of(scan, photo));
        SealedSubmission small = take(3, List.of(photo));
        courier.start();
        await(() -> uploading.get() == 1 && isConfirmed(small));
        assertThat(isConfirmed(large) || isConfirmed(largeToo)).isFalse();

        line.countDown();
        await(() -> isConfirmed(large) && isConfirmed(largeToo));
        assertThat(service.delivered)
                .containsExactlyInAnyOrder(tag(small), tag(large), tag(largeToo));
        assertThat(mostAtOnce).as("large uploads at the same time").hasValue(1);
    }

    @Test
    void anUploadThatHangsWhenTheTerminalIsSwitchedOffIsTakenUpAfterTheRestart() throws Exception {
        SealedSubmission large = take(1, List.of(scan));
        courier.start();
        await(() -> uploading.get() == 1);
        long began = System.nanoTime();
        courier.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        assertThat(outbox.store().find(large.reference()).orElseThrow().state())
                .isInstanceOf(DeliveryState.Announced.class);

        line.countDown();
        var settings = SealedForTheOffice.settings(service.http.base());
        var directory =
                DestinationDirectory.open(
                        settings, client, folder.resolve("keys.json"), Terminal.CLOCK);
        courier = new Courier(outbox, client, directory, Terminal.CLOCK, _ -> {});
        courier.start();
        await(() -> isConfirmed(large));
        assertThat(service.delivered).containsExactly(tag(large));
        assertThat(service.http.count("POST /v2/submissions")).isEqualTo(1);
    }

    private SealedSubmission take(int running, List<Attachment> attachments) throws Exception {
        SealedSubmission sealed = sealer.seal(SealedForTheOffice.request(running, attachments));
        outbox.append(sealed);
        return sealed;
    }

    private static String tag(SealedSubmission sealed) {
        return SealedSubmission.authenticationTag(sealed.encryptedMetadata());
    }

    private boolean isConfirmed(SealedSubmission sealed) {
        try {
            return outbox.store().find(sealed.reference()).orElseThrow().state()
                    instanceof DeliveryState.Confirmed;
        } catch (OutboxException broken) {
            throw new AssertionError(broken);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 6_000; i++) {
            if (condition.getAsBoolean()) return;
            Thread.sleep(20);
        }
        throw new AssertionError("did not happen within two minutes");
    }

    private static Attachment scan(int bytes) {
        byte[] plain = new byte[bytes];
        return new Attachment(
                UUID.randomUUID(),
                Attachment.Purpose.ATTACHMENT,
                "image/tiff",
                "Seite 1",
                "",
                plain.length,
                () -> new ByteArrayInputStream(plain));
    }
}
