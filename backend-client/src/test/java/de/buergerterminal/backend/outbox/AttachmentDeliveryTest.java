package de.buergerterminal.backend.outbox;

import static de.buergerterminal.backend.fitconnect.ScriptedService.hangUp;
import static de.buergerterminal.backend.fitconnect.ScriptedService.json;
import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.fitconnect.HonestService;
import de.buergerterminal.backend.fitconnect.ScriptedService.Request;
import de.buergerterminal.backend.fitconnect.ScriptedService.Script;
import de.buergerterminal.backend.fitconnect.SealedForTheOffice;
import de.buergerterminal.backend.submission.Attachment;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Attachments between the terminal's disk and the service.
class AttachmentDeliveryTest {
    @TempDir Path folder;
    private final HonestService service = new HonestService();
    private final List<Attachment> scans =
            IntStream.range(0, 3).mapToObj(AttachmentDeliveryTest::scan).toList();
    private Terminal terminal;

    @BeforeEach
    void start() throws Exception {
        terminal = terminal();
        terminal.round();
    }

    @AfterEach
    void stop() {
        terminal.close();
        service.close();
    }

    @Test
    void aTerminalThatDiesBetweenUploadsGoesOnAtTheNextAttachment() throws Exception {
        SealedSubmission sealed = take();
        answerOnceToUpload(1, hangUp());
        terminal.round();
        DeliveryState reached = terminal.stateOf(sealed.reference());
        assertThat(reached)
                .isInstanceOfSatisfying(
                        DeliveryState.Uploaded.class, it -> assertThat(it.count()).isEqualTo(1));

        terminal.close();
        terminal = terminal();
        terminal.deliver(10);
        assertThat(terminal.stateOf(sealed.reference()))
                .isInstanceOf(DeliveryState.Confirmed.class);
        assertThat(IntStream.range(0, 3).mapToObj(this::uploadsOf)).containsExactly(1L, 2L, 1L);
        assertThat(service.http.count("POST /v2/submissions")).isEqualTo(1);
        assertThat(service.delivered).hasSize(1);
    }

    @Test
    void aSubmissionThatTheServiceForgotIsAnnouncedAnewAndUploadedAgain() throws Exception {
        SealedSubmission sealed = take();
        answerOnceToUpload(2, json(404, HonestService.UNKNOWN));
        terminal.deliver(10);
        assertThat(terminal.stateOf(sealed.reference()))
                .isInstanceOf(DeliveryState.Confirmed.class);
        assertThat(service.http.count("POST /v2/submissions")).isEqualTo(2);
        assertThat(service.delivered).hasSize(1);
    }

    @Test
    void anAttachmentThatIsRefusedForGoodWaitsForStaffWithItsCiphertext() throws Exception {
        SealedSubmission sealed = take();
        answerOnceToUpload(1, json(413, "{\"title\":\"too large\"}"));
        terminal.deliver(10);
        assertThat(terminal.stateOf(sealed.reference())).isInstanceOf(DeliveryState.Refused.class);
        assertThat(onTheShelf()).hasSize(3);

        assertThat(terminal.outbox.tryAgain(sealed.reference())).isTrue();
        terminal.deliver(10);
        assertThat(terminal.stateOf(sealed.reference()))
                .isInstanceOf(DeliveryState.Confirmed.class);
        assertThat(onTheShelf()).isEmpty();
    }

    @Test
    void ciphertextThatIsGoneOrCutShortIsSaidAndNotSent() throws Exception {
        SealedSubmission sealed = take();
        Files.write(sealed.attachments().get(1).file(), new byte[5]);
        terminal.deliver(10);
        assertThat(terminal.stateOf(sealed.reference()))
                .isInstanceOfSatisfying(
                        DeliveryState.Refused.class,
                        it -> assertThat(it.problem()).contains("missing or cut short"));
        assertThat(service.delivered).isEmpty();
        assertThat(uploadsOf(1)).isZero();
    }

    @Test
    void whatACrashLeftUnnamedIsRemovedAtTheNextStartAndTheRestStays() throws Exception {
        SealedSubmission kept = take();
        terminal.sealer.seal(SealedForTheOffice.request(2, List.of(scan(9))));
        assertThat(onTheShelf()).hasSize(4);
        terminal.close();
        terminal = terminal();
        assertThat(onTheShelf())
                .containsExactlyInAnyOrderElementsOf(
                        kept.attachments().stream().map(it -> it.file()).toList());
        StoredCase stored = terminal.outbox.store().find(kept.reference()).orElseThrow();
        assertThat(stored.content()).contains(kept);
    }

    @Test
    void aHeldRequestWhoseMoneyWentBackTakesItsCiphertextWithIt() throws Exception {
        PaymentIntent unpaid = hold(1);
        assertThat(onTheShelf()).hasSize(3);
        terminal.outbox.payments().happened(unpaid, new PaymentEvent.EndedTakenBack());
        assertThat(onTheShelf()).isEmpty();

        PaymentIntent paid = hold(2);
        terminal.outbox.payments().happened(paid, new PaymentEvent.EndedPaid(22, 1300));
        terminal.deliver(10);
        assertThat(terminal.stateOf(paid.reference())).isInstanceOf(DeliveryState.Confirmed.class);
        assertThat(onTheShelf()).isEmpty();
    }

    private PaymentIntent hold(int running) throws Exception {
        SealedSubmission held = terminal.sealer.seal(SealedForTheOffice.request(running, scans));
        var intent = new PaymentIntent(held.reference(), 1300, 21, Terminal.CLOCK.instant());
        terminal.outbox.payments().begin(intent);
        terminal.outbox.appendHeld(held);
        return intent;
    }

    @Test
    void aLogWhoseAttachmentTagsAreOthersIsNotBelieved() throws Exception {
        SealedSubmission sealed = take();
        service.http.on(
                "POST /v2/submissions",
                (exchange, request) -> {
                    service.announce(exchange, request);
                    String put = upload(0);
                    service.http.on(
                            put,
                            (again, content) ->
                                    service.attach(
                                            again,
                                            new Request(
                                                    content.method(),
                                                    content.path(),
                                                    "h.k.i.c.foreign",
                                                    content.headers())));
                });
        terminal.deliver(4);
        assertThat(terminal.stateOf(sealed.reference()))
                .isInstanceOf(DeliveryState.Submitted.class);
        assertThat(terminal.reports.getLast().refusedCount()).isEqualTo(1);
        assertThat(onTheShelf()).hasSize(3);
    }

    /// The service answers otherwise the first time it gets that attachment.
    private void answerOnceToUpload(int number, Script first) {
        boolean[] done = {false};
        service.http.on(
                "POST /v2/submissions",
                (exchange, request) -> {
                    service.announce(exchange, request);
                    service.http.on(
                            upload(number),
                            (again, content) -> {
                                Script script = done[0] ? service::attach : first;
                                done[0] = true;
                                script.answer(again, content);
                            });
                });
    }

    private String upload(int number) {
        return "PUT /v2/submissions/%s/attachments/%s"
                .formatted(service.lastSubmission(), scans.get(number).id());
    }

    private long uploadsOf(int number) {
        return service.http.count(upload(number));
    }

    private SealedSubmission take() throws Exception {
        return terminal.take(SealedForTheOffice.request(1, scans));
    }

    private Terminal terminal() throws OutboxException {
        return new Terminal(
                folder, SealedForTheOffice.settings(service.http.base()), Terminal.CLOCK);
    }

    private List<Path> onTheShelf() throws IOException {
        try (var files = Files.list(folder.resolve("outbox/attachments"))) {
            return files.toList();
        }
    }

    private static Attachment scan(int number) {
        byte[] plain = new byte[1000 + number];
        return new Attachment(
                UUID.randomUUID(),
                Attachment.Purpose.ATTACHMENT,
                "image/tiff",
                "Seite " + number,
                "",
                plain.length,
                () -> new ByteArrayInputStream(plain));
    }
}
