package de.buergerterminal.backend.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.X509CertUtils;
import de.buergerterminal.backend.office.ForeignSender.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The office over its life: restarts, decisions, misfortunes.
class OfficeTest {
    @TempDir Path folder;

    /// Where the cases lie is the subclass's choice.
    Office open(Path data) {
        return OfficeFolders.open(data);
    }

    @Test
    void aRestartForgetsNothing() {
        Ids ids;
        List<String> log;
        String token;
        try (Office before = open(folder)) {
            var sender = new ForeignSender(before);
            ids = sender.sendRequest(ForeignSender.DATA);
            before.accept(UUID.fromString(ids.caseId()));
            log = sender.eventLog(ids);
            token = before.clientSecret();
        }
        try (Office after = open(folder)) {
            assertThat(after.clientSecret()).isEqualTo(token);
            assertThat(new ForeignSender(after).eventLog(ids)).isEqualTo(log);
            assertThat(after.cases())
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.state()).isEqualTo(CaseState.ACCEPTED);
                        assertThat(it.data()).isEqualTo(ForeignSender.DATA);
                    });
        }
    }

    @Test
    void aCaseIsDecidedOnce() {
        try (Office office = open(folder)) {
            Ids ids = new ForeignSender(office).sendRequest(ForeignSender.DATA);
            UUID caseId = UUID.fromString(ids.caseId());

            assertThat(office.accept(caseId)).isEqualTo(Decision.DONE);
            assertThat(office.accept(caseId)).isEqualTo(Decision.DECIDED_BEFORE);
            assertThat(office.reject(caseId, "zu spät")).isEqualTo(Decision.DECIDED_BEFORE);
            assertThat(office.accept(UUID.randomUUID())).isEqualTo(Decision.NO_SUCH_CASE);
            assertThat(office.verifiedEvents(caseId))
                    .hasSize(4)
                    .last()
                    .asString()
                    .contains("Einreichung angenommen", "Bürgerbüro");
        }
    }

    @Test
    void nothingACitizenWroteIsReadableOnTheDisk() throws IOException {
        try (Office office = open(folder)) {
            new ForeignSender(office).sendRequest(ForeignSender.DATA);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.filter(Files::isRegularFile).toList()) {
                    assertThat(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1))
                            .as(each.toString())
                            .doesNotContain("33098", "Musterstra", "Paderborn");
                }
            }
        }
    }

    @Test
    void secretsBelongToTheirOwnerAlone() throws IOException {
        open(folder).close();
        for (String each : List.of("client.json", "receiver.json", "keys.p12", "keys.password")) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve(each))))
                    .as(each)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void twoOfficesDoNotShareAFolder() {
        try (Office _ = open(folder)) {
            assertThatThrownBy(() -> open(folder))
                    .hasMessageContaining("Another office is at work");
        }
    }

    @Test
    void aShutDoorOpensAgainWithEverythingBehindIt() {
        try (Office office = open(folder)) {
            var sender = new ForeignSender(office);
            office.goDown();
            office.goDown();
            assertThatThrownBy(sender::destination).isInstanceOf(UncheckedIOException.class);
            office.comeUp();
            office.comeUp();
            assertThat(sender.destination().path("status").asText()).isEqualTo("active");
        }
    }

    @Test
    void nobodyElseGetsThePortOfAShutDoor() throws IOException {
        try (Office office = open(folder);
                var other = new ServerSocket()) {
            other.setReuseAddress(false);
            office.goDown();
            var port = new InetSocketAddress(InetAddress.getLoopbackAddress(), office.port());
            assertThatThrownBy(() -> other.bind(port)).isInstanceOf(BindException.class);
            office.comeUp();
            assertThat(new ForeignSender(office).destination().path("status").asText())
                    .isEqualTo("active");
        }
    }

    @Test
    void aLostAnswerLosesOnlyTheAnswer() {
        try (Office office = open(folder)) {
            var sender = new ForeignSender(office);
            Ids ids = sender.announced(List.of());
            String metadata = sender.encrypt(ForeignSender.metadata(ForeignSender.DATA).toString());
            String data = sender.encrypt(ForeignSender.DATA);
            office.loseTheAnswerOf(Exchange.SUBMIT);

            assertThatThrownBy(() -> sender.submit(ids, metadata, data))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(sender.eventLog(ids)).hasSize(3);
            assertThat(sender.submit(ids, metadata, data).statusCode()).isEqualTo(200);
            assertThat(office.cases()).hasSize(1);
        }
    }

    @Test
    void anOrderedFailureLastsUntilTheOfficeBehaves() {
        try (Office office = open(folder)) {
            var sender = new ForeignSender(office);
            office.failWith(503);
            assertThat(sender.announce(List.of()).statusCode()).isEqualTo(503);
            office.behave();
            assertThat(sender.announce(List.of()).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void wrongKeysLookRightAndAreNot() throws Exception {
        try (Office office = open(folder)) {
            var sender = new ForeignSender(office);
            var root = X509CertUtils.parse(office.trustAnchorPem());

            office.serveWrongKey(WrongKey.NOT_IN_THE_CERTIFICATE);
            assertThatThrownBy(sender::encryptionKey).hasMessageContaining("must match");

            office.serveWrongKey(WrongKey.OF_A_FOREIGN_ROOT);
            var foreign = sender.encryptionKey().getParsedX509CertChain().getFirst();
            assertThatThrownBy(() -> foreign.verify(root.getPublicKey()))
                    .isInstanceOf(SignatureException.class);

            office.serveWrongKey(WrongKey.EXPIRED);
            var expired = sender.encryptionKey().getParsedX509CertChain().getFirst();
            expired.verify(root.getPublicKey());
            assertThat(expired.getNotAfter()).isBefore(Date.from(Instant.now()));
        }
    }
}
