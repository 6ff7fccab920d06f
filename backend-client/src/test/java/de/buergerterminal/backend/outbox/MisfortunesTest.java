package de.buergerterminal.backend.outbox;

import static de.buergerterminal.backend.fitconnect.ScriptedService.hangUp;
import static de.buergerterminal.backend.fitconnect.ScriptedService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import de.buergerterminal.backend.fitconnect.HonestService;
import de.buergerterminal.backend.fitconnect.ScriptedService.Script;
import de.buergerterminal.backend.fitconnect.SealedForTheOffice;
import de.buergerterminal.backend.fitconnect.TestKeys;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Real bytes over loopback HTTP: whatever the service answers once, the request arrives once.
class MisfortunesTest {
    private static final String ANNOUNCE = "POST /v2/submissions";

    @TempDir Path folder;
    private final HonestService service = new HonestService();
    private Terminal terminal;

    @BeforeEach
    void start() throws Exception {
        terminal = terminal(Terminal.CLOCK);
        terminal.round();
    }

    private Terminal terminal(Clock clock) throws OutboxException {
        return new Terminal(folder, SealedForTheOffice.settings(service.http.base()), clock);
    }

    @AfterEach
    void stop() {
        terminal.close();
        service.close();
    }

    @Test
    void onAGoodDayARequestIsDeliveredProvenAndItsCiphertextForgotten() throws Exception {
        SealedSubmission sealed = terminal.take(1);
        terminal.deliver(5);
        assertThat(service.delivered)
                .containsExactly(SealedSubmission.authenticationTag(sealed.encryptedMetadata()));
        var stored = terminal.outbox.store().find(sealed.reference()).orElseThrow();
        assertThat(stored.state()).isInstanceOf(DeliveryState.Confirmed.class);
        assertThat(stored.content()).isEmpty();
        assertThat(terminal.reports.getLast())
                // The tests' clock stands still while the service's Date goes on.
                .usingRecursiveComparison()
                .ignoringFields("clockProblem")
                .isEqualTo(
                        new CourierReport(0, Optional.empty(), Optional.of(TestKeys.NOW), true, 0));
        assertThat(service.http.count(ANNOUNCE)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersToTheContent")
    void whateverIsAnsweredToTheContentOnceItArrivesExactlyOnce(String name, Misfortune misfortune)
            throws Exception {
        SealedSubmission sealed = terminal.take(1);
        var tries = new AtomicInteger();
        service.http.on(
                ANNOUNCE,
                (exchange, request) -> {
                    service.announce(exchange, request);
                    String put = "PUT /v2/submissions/" + service.lastSubmission();
                    service.http.on(
                            put,
                            (again, content) -> {
                                Script script =
                                        tries.getAndIncrement() == 0
                                                ? misfortune.at(service)
                                                : service::submit;
                                script.answer(again, content);
                            });
                });
        terminal.deliver(20);
        assertThat(terminal.stateOf(sealed.reference()))
                .isInstanceOf(DeliveryState.Confirmed.class);
        assertThat(service.delivered).hasSize(1);
        assertThat(tries.get()).isPositive();
    }

    interface Misfortune {
        Script at(HonestService service);
    }

    static Stream<Arguments> answersToTheContent() {
        return Stream.of(
                once("it failed", _ -> json(500, "")),
                once("unknown status", _ -> json(599, "")),
                once("busy", _ -> json(503, "{}", "Retry-After", "30")),
                once("too many", _ -> json(429, "{}", "RateLimit-Reset", "99999999")),
                once("time-out", _ -> json(408, "")),
                once("token refused", _ -> json(401, "")),
                once("redirect", _ -> json(302, "", "Location", "http://127.0.0.1:9/")),
                once("hung up before", _ -> hangUp()),
                once("200 of a captive portal", _ -> json(200, "<html>Willkommen</html>")),
                once(
                        "answer lost after it arrived",
                        service ->
                                (exchange, request) -> {
                                    service.store(request);
                                    hangUp().answer(exchange, request);
                                }),
                once(
                        "refused although it arrived",
                        service ->
                                (exchange, request) -> {
                                    service.store(request);
                                    json(409, "{}").answer(exchange, request);
                                }),
                once(
                        "failed although it arrived",
                        service ->
                                (exchange, request) -> {
                                    service.store(request);
                                    json(500, "{}").answer(exchange, request);
                                }),
                once("forgotten by the service", _ -> json(404, HonestService.UNKNOWN)),
                once("page of a gateway without a route", _ -> json(404, "<html>nginx</html>")));
    }

    private static Arguments once(String name, Misfortune misfortune) {
        return arguments(name, misfortune);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersToTheAnnouncement")
    void whateverIsAnsweredToTheAnnouncementOnceItArrivesExactlyOnce(Script misfortune)
            throws Exception {
        SealedSubmission sealed = terminal.take(1);
        var tries = new AtomicInteger();
        service.http.on(
                ANNOUNCE,
                (exchange, request) ->
                        (tries.getAndIncrement() == 0 ? misfortune : (Script) service::announce)
                                .answer(exchange, request));
        terminal.deliver(20);
        assertThat(terminal.stateOf(sealed.reference()))
                .isInstanceOf(DeliveryState.Confirmed.class);
        assertThat(service.delivered).hasSize(1);
        assertThat(tries.get()).isEqualTo(2);
    }

    static Stream<Script> answersToTheAnnouncement() {
        return Stream.of(
                json(500, ""),
                json(201, "{\"submissionId\":"),
                json(201, "[]"),
                json(201, "{\"submissionId\":\"../../etc\",\"caseId\":\"1\"}"),
                json(201, "{\"submissionId\":\"1-1-1-1-1\",\"caseId\":\"1-1-1-1-1\"}"),
                json(201, "[".repeat(100_000)),
                json(200, "x".repeat(5 << 20)),
                json(307, "", "Location", "/v2/elsewhere"),
                json(404, "<html>nginx</html>"),
                json(404, "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}"),
                json(413, ""),
                hangUp());
    }

    @Test
    void aGatewayThatLosesItsRouteAfterTheContentArrivedLetsNothingArriveTwice() throws Exception {
        SealedSubmission sealed = terminal.take(1);
        service.http.on(
                ANNOUNCE,
                (exchange, request) -> {
                    service.announce(exchange, request);
                    service.http.on(
                            "PUT /v2/submissions/" + service.lastSubmission(),
                            (again, content) -> {
                                service.store(content);
                                service.http.inFront(json(404, "default backend - 404"));
                                hangUp().answer(again, content);
                            });
                });
        for (int i = 0; i < 8; i++) terminal.round();
        assertThat(terminal.outbox.waiting()).isEqualTo(1);
        assertThat(terminal.sealer.isReadyFor(SealedForTheOffice.SERVICE)).isTrue();

        service.http.straightOn();
        terminal.deliver(20);
        assertThat(terminal.stateOf(sealed.reference()))
                .isInstanceOf(DeliveryState.Confirmed.class);
        assertThat(service.delivered).hasSize(1);
        assertThat(service.http.count(ANNOUNCE)).isEqualTo(1);
    }

    @Test
    void aRefusedRequestIsKeptForStaffWithTheServicesWordsAndCanBeTriedAgain() throws Exception {
        service.http.on(
                ANNOUNCE,
                json(
                        422,
                        "{\"type\":\"x\",\"title\":\"Zustellpunkt\",\"detail\":\"nicht aktiv\",\"unknown\":1}"));
        SealedSubmission sealed = terminal.take(1);
        terminal.deliver(5);
        assertThat(terminal.stateOf(sealed.reference()))
                .isInstanceOfSatisfying(
                        DeliveryState.Refused.class,
                        it ->
                                assertThat(it.problem())
                                        .isEqualTo("Zustellpunkt: nicht aktiv (422)"));
        assertThat(terminal.reports.getLast().refusedCount()).isEqualTo(1);
        assertThat(terminal.statusOf(1)).isInstanceOf(CaseStatus.Unverifiable.class);
        terminal.outbox.store().forgetBefore(TestKeys.NOW);

        service.http.on(ANNOUNCE, service::announce);
        assertThat(terminal.outbox.tryAgain(sealed.reference())).isTrue();
        terminal.deliver(5);
        assertThat(service.delivered).hasSize(1);
        assertThat(terminal.outbox.tryAgain(sealed.reference())).isFalse();
    }

    @Test
    void aLogWithForeignTagsNeverCountsAsDeliveryAndNothingIsAnnouncedAnew() throws Exception {
        SealedSubmission sealed = terminal.take(1);
        service.http.on(
                ANNOUNCE,
                (exchange, request) -> {
                    service.announce(exchange, request);
                    service.http.on(
                            "PUT /v2/submissions/" + service.lastSubmission(),
                            (again, content) -> {
                                service.storeForeign();
                                json(200, "{}").answer(again, content);
                            });
                });
        for (int i = 0; i < 5; i++) terminal.round();
        var stored = terminal.outbox.store().find(sealed.reference()).orElseThrow();
        assertThat(stored.state()).isInstanceOf(DeliveryState.Submitted.class);
        assertThat(stored.content()).isPresent();
        assertThat(service.http.count(ANNOUNCE)).isEqualTo(1);
        assertThat(terminal.reports.getLast().refusedCount()).isEqualTo(1);
        assertThat(terminal.statusOf(1)).isInstanceOf(CaseStatus.Unverifiable.class);
    }

    @Test
    void aDefectOfOursIsNotTakenForAnOfficeThatCannotBeReached() throws Exception {
        terminal.take(1);
        terminal.deliver(5);
        terminal.readingFails = true;
        assertThatThrownBy(() -> terminal.statusOf(1)).isInstanceOf(IllegalStateException.class);
        terminal.readingFails = false;
        assertThat(terminal.statusOf(1)).isInstanceOf(CaseStatus.Received.class);
    }

    @Test
    void whileTheOfficeIsDownRequestsWaitAndTheServiceIsNotHammered() throws Exception {
        terminal.take(1);
        terminal.take(2);
        service.http.on(ANNOUNCE, hangUp());
        Duration waited = Duration.ZERO;
        for (int i = 0; i < 12; i++) waited = waited.plus(terminal.round());
        assertThat(terminal.reports.getLast().officeReachable()).isFalse();
        assertThat(terminal.reports.getLast().waiting()).isEqualTo(2);
        assertThat(service.http.count(ANNOUNCE)).isLessThanOrEqualTo(12);
        assertThat(waited).isGreaterThan(Duration.ofMinutes(1));
        assertThat(terminal.statusOf(1)).isEqualTo(new CaseStatus.Waiting(TestKeys.NOW));

        service.http.on(ANNOUNCE, service::announce);
        terminal.deliver(20);
        assertThat(service.delivered).hasSize(2);
    }

    @Test
    void aRequestThatCannotBeDeliveredBeforeTheOfficesKeyEndsIsKeptForStaff() throws Exception {
        SealedSubmission sealed = terminal.take(1);
        terminal.close();
        terminal = terminal(Clock.fixed(TestKeys.NOW.plus(Duration.ofDays(301)), ZoneOffset.UTC));
        terminal.round();
        assertThat(terminal.stateOf(sealed.reference())).isInstanceOf(DeliveryState.Expired.class);
        assertThat(terminal.outbox.store().find(sealed.reference()).orElseThrow().content())
                .isPresent();
        assertThat(service.http.count(ANNOUNCE)).isZero();
    }

    @Test
    void theCitizenLearnsWhatBecameOfTheCaseAndNobodyElseDoes() throws Exception {
        terminal.take(1);
        terminal.deliver(5);
        assertThat(terminal.statusOf(1)).isEqualTo(new CaseStatus.Received(TestKeys.NOW));
        service.decide(
                "reject-submission",
                "{\"problems\":[{\"title\":\"Unterlagen fehlen\",\"detail\":\"Bitte Ausweis vorlegen.\"}]}");
        assertThat(terminal.statusOf(1))
                .isEqualTo(
                        new CaseStatus.Rejected(
                                TestKeys.NOW,
                                List.of("Unterlagen fehlen: Bitte Ausweis vorlegen.")));

        var ticket = SealedForTheOffice.request(1).ticket();
        assertThat(
                        terminal.inquiry.statusOf(
                                new CaseTicket(
                                        ticket.reference(), "B" + ticket.secret().substring(1))))
                .isEqualTo(new CaseStatus.NotFound());
        assertThat(terminal.statusOf(2)).isEqualTo(new CaseStatus.NotFound());

        service.http.close();
        assertThat(terminal.statusOf(1)).isEqualTo(new CaseStatus.Unreachable());
    }

    @Test
    void aConfirmedCaseIsForgottenWithItsEventLogAfter730Days() throws Exception {
        SealedSubmission sealed = terminal.take(1);
        terminal.deliver(5);
        terminal.outbox.store().forgetBefore(TestKeys.NOW);
        assertThat(terminal.outbox.holds(sealed.reference())).isTrue();
        terminal.close();
        terminal = terminal(Clock.fixed(TestKeys.NOW.plus(Duration.ofDays(731)), ZoneOffset.UTC));
        terminal.round();
        assertThat(terminal.outbox.holds(sealed.reference())).isFalse();
    }
}
