package de.buergerterminal.backend.fitconnect;

import static de.buergerterminal.backend.fitconnect.HonestService.claims;
import static de.buergerterminal.backend.fitconnect.HonestService.officeEvent;
import static de.buergerterminal.backend.fitconnect.HonestService.serviceEvent;
import static de.buergerterminal.backend.fitconnect.HonestService.sign;
import static de.buergerterminal.backend.fitconnect.HonestService.tags;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import de.buergerterminal.backend.fitconnect.SubmissionService.SentCase;
import de.buergerterminal.backend.submission.CaseStatus;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tokens signed by nimbus are believed; each single change to them is not.
class EventLogRulesTest {
    private static final UUID SUBMISSION = UUID.fromString("f65feab2-4883-4dff-85fb-169448545d9f");
    private static final UUID CASE = UUID.fromString("8ca27e23-f7b4-4ea7-9f7b-1a2b3c4d5e6f");
    private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final SentCase SENT =
            new SentCase(
                    SealedForTheOffice.DESTINATION,
                    SUBMISSION,
                    CASE,
                    new AuthenticationTags("metaTag", "dataTag"));
    private static final String TAGS = tags("metaTag", "dataTag");
    private static final String SERVICE = "https://service.example";

    private static final String CREATED = serviceEvent(SUBMISSION, CASE, "create-submission", "{}");
    private static final String SUBMITTED =
            serviceEvent(SUBMISSION, CASE, "submit-submission", TAGS);
    private static final String NOTIFIED =
            serviceEvent(SUBMISSION, CASE, "notify-submission", "{}");
    private static final String ACCEPTED = officeEvent(SUBMISSION, CASE, "accept-submission", TAGS);
    private static final String DELETED = serviceEvent(SUBMISSION, CASE, "delete-submission", "{}");
    private static final UUID REPLY = UUID.fromString("0d2f6f56-9b1e-4c37-8e0a-5f0f2f1b7c11");
    private static final String REPLY_CREATED = reply(REPLY, "create-reply", "{}");
    private static final String REPLIED =
            reply(REPLY, "submit-reply", tags("replyMeta", "replyData"));
    private static final String REPLY_GONE = reply(REPLY, "delete-reply", "{}");
    private static final String REJECTED =
            officeEvent(
                    SUBMISSION,
                    CASE,
                    "reject-submission",
                    """
                    {"problems":[
                      {"type":"https://schema.fitko.de/fit-connect/events/problems/schema-violation",
                       "title":"Schema verletzt","detail":"Das Geburtsdatum fehlt.","instance":"data"},
                      {"type":"https://schema.fitko.de/fit-connect/events/problems/hash-mismatch",
                       "title":"hash-mismatch"},
                      {"type":"https://schema.fitko.de/fit-connect/events/problems/a-newer-one",
                       "title":"Nur ein Titel"}, 7, {"title":"Zeile\\nmit Umbruch"}]}\
                    """);

    @Test
    void aWholeLifeOfACaseIsBelieved() {
        assertThat(log(CREATED).isSubmitted()).isFalse();
        assertThat(log(CREATED).status()).isEmpty();
        assertThat(log(CREATED, SUBMITTED).status())
                .contains(new CaseStatus.Received(TestKeys.NOW));
        assertThat(log(CREATED, SUBMITTED, NOTIFIED, ACCEPTED, DELETED).status())
                .contains(new CaseStatus.Accepted(TestKeys.NOW));
        assertThat(log(CREATED, DELETED).isGoneUnsent()).isTrue();
        assertThat(log(CREATED, SUBMITTED, DELETED).isGoneUnsent()).isFalse();
    }

    @Test
    void aRejectionTellsTheOfficesReasonsAsSentences() {
        assertThat(log(CREATED, SUBMITTED, REJECTED).status())
                .contains(
                        new CaseStatus.Rejected(
                                TestKeys.NOW,
                                List.of(
                                        "Die Angaben passen nicht zum Formular des Amts: Das Geburtsdatum fehlt.",
                                        "Der Antrag kam beim Amt nicht vollständig und unverändert an",
                                        "Nur ein Titel",
                                        "Zeile mit Umbruch")));
    }

    @Test
    void anOlderOfficeMayAcceptWithoutTagsBecauseTheServicesTagsAreProofEnough() {
        String bare = officeEvent(SUBMISSION, CASE, "accept-submission", "{}");
        assertThat(log(CREATED, SUBMITTED, bare).status())
                .contains(new CaseStatus.Accepted(TestKeys.NOW));
    }

    @Test
    void theServiceItselfMayRejectWhatNobodyFetched() {
        String byService = serviceEvent(SUBMISSION, CASE, "reject-submission", "{\"problems\":[]}");
        assertThat(log(CREATED, SUBMITTED, byService).status().orElseThrow())
                .isInstanceOf(CaseStatus.Rejected.class);
    }

    @Test
    void aLogThatNamesOneKeyAfterTheOtherCostsFewExchanges() {
        var log = new ArrayList<>(List.of(CREATED, SUBMITTED));
        for (int i = 0; i < 100; i++) {
            log.add(
                    sign(
                            claims(SERVICE, SUBMISSION, CASE, "notify-submission", "{}"),
                            "service-" + i,
                            TestKeys.service()));
        }
        var asked = new AtomicInteger();
        Reply<EventLog> read =
                EventLogRules.verify(
                        log,
                        SENT,
                        token -> {
                            asked.incrementAndGet();
                            return new Reply.Done<>((RSAPublicKey) TestKeys.service().getPublic());
                        });
        assertThat(read).isInstanceOf(Reply.Contradiction.class);
        assertThat(asked).hasValueLessThan(12);
    }

    @Test
    void aReplyIsAQuestionUntilItIsTakenBackOrTheCaseIsDecided() {
        var asked = log(CREATED, SUBMITTED, REPLY_CREATED, REPLIED).openQuestion().orElseThrow();
        assertThat(asked.id()).isEqualTo(REPLY);
        assertThat(asked.tags()).isEqualTo(new AuthenticationTags("replyMeta", "replyData"));
        assertThat(log(CREATED, SUBMITTED, REPLY_CREATED).openQuestion()).isEmpty();
        assertThat(log(CREATED, SUBMITTED, REPLY_CREATED, REPLIED, REPLY_GONE).openQuestion())
                .isEmpty();
        assertThat(log(CREATED, SUBMITTED, REPLY_CREATED, REPLIED, ACCEPTED).openQuestion())
                .isEmpty();
        assertThat(log(CREATED, SUBMITTED, ACCEPTED, REPLY_CREATED, REPLIED).status())
                .contains(new CaseStatus.Accepted(TestKeys.NOW));
    }

    /// The same with another event or another subject, well signed.
    private static String replied(String event) {
        return reply(REPLY, event, tags("replyMeta", "replyData"));
    }

    private static String replied(String event, String subject) {
        return service(
                claims(SERVICE, REPLY, CASE, event, "{}").replace("submission:" + REPLY, subject));
    }

    private static String reply(UUID replyId, String event, String payload) {
        return service(
                claims(SERVICE, replyId, CASE, event, payload)
                        .replace("submission:" + replyId, "reply:" + replyId));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manipulations")
    void everyManipulationIsAContradiction(String why, List<String> log) {
        assertThat(EventLogRules.verify(log, SENT, keys()))
                .isInstanceOfSatisfying(
                        Reply.Contradiction.class, it -> assertThat(it.why()).contains(why));
    }

    static Stream<Arguments> manipulations() {
        String submit = claims(SERVICE, SUBMISSION, CASE, "submit-submission", TAGS);
        return Stream.of(
                second("three parts", "a.b"),
                second("three parts", SUBMITTED + ".more"),
                second("too long", "a".repeat(300_000)),
                second("base64url", SUBMITTED.replaceFirst("^.", "*")),
                second("typ is another", signed(submit, JWSAlgorithm.PS512, "JWT")),
                second("alg is another", signed(submit, JWSAlgorithm.PS256, "secevent+jwt")),
                second("alg is another", signed(submit, JWSAlgorithm.RS512, "secevent+jwt")),
                second("alg is another", unsigned(submit)),
                second("signature is wrong", signedBy(TestKeys.office(), submit)),
                second("signature is wrong", replaced(SUBMITTED, 1, CREATED)),
                second("signature is wrong", replaced(SUBMITTED, 2, CREATED)),
                second("signature is wrong", SUBMITTED.substring(0, SUBMITTED.length() - 40)),
                second(
                        "signature is wrong",
                        SUBMITTED.substring(0, SUBMITTED.lastIndexOf('.') + 1)),
                second("jti is not", service(submit.replace("\"jti\"", "\"x\""))),
                second("iss is not", service(submit.replace("\"iss\"", "\"x\""))),
                second("iat is not", service(submit.replace("\"iat\"", "\"x\""))),
                second(
                        "iat is not",
                        service(submit.replaceFirst("\"iat\":\\d+", "\"iat\":1577833199"))),
                second("iat is not", service(submit.replaceFirst("\"iat\":\\d+", "\"iat\":1e300"))),
                second("sub is not", service(submit.replace("\"sub\"", "\"x\""))),
                second("txn is not", service(submit.replace("\"txn\"", "\"x\""))),
                second("exactly one event", service(submit.replace("\"events\"", "\"x\""))),
                second(
                        "exactly one event",
                        service(submit.replace("\"events\":{", "\"events\":{\"urn:second\":{},"))),
                second("not a JSON object", service(submit.replace("\"sub\"", "\"iss\""))),
                second(
                        "event is unknown",
                        service(submit.replace("submit-submission", "submit-everything"))),
                second("another case", serviceEvent(OTHER, CASE, "submit-submission", TAGS)),
                second("another case", serviceEvent(SUBMISSION, OTHER, "submit-submission", TAGS)),
                second(
                        "neither the service nor the office",
                        service(
                                claims(
                                        OTHER.toString(),
                                        SUBMISSION,
                                        CASE,
                                        "submit-submission",
                                        TAGS))),
                second(
                        "may not say this",
                        officeEvent(SUBMISSION, CASE, "submit-submission", TAGS)),
                third(
                        "may not say this",
                        serviceEvent(SUBMISSION, CASE, "accept-submission", TAGS)),
                second("tags", serviceEvent(SUBMISSION, CASE, "submit-submission", "{}")),
                second(
                        "tags",
                        serviceEvent(
                                SUBMISSION, CASE, "submit-submission", tags("metaTag", "other"))),
                second(
                        "tags",
                        serviceEvent(
                                SUBMISSION, CASE, "submit-submission", tags("other", "dataTag"))),
                second(
                        "tags",
                        serviceEvent(
                                SUBMISSION,
                                CASE,
                                "submit-submission",
                                TAGS.replace("}}", ",\"attachments\":{\"a\":\"b\"}}}"))),
                third(
                        "tags",
                        officeEvent(
                                SUBMISSION, CASE, "accept-submission", tags("metaTag", "other"))),
                arguments("replies to nothing", List.of(REPLY_CREATED)),
                arguments("replies to nothing", List.of(CREATED, REPLY_CREATED)),
                third("out of order", REPLIED),
                third("out of order", REPLY_GONE),
                arguments(
                        "out of order",
                        List.of(
                                CREATED,
                                SUBMITTED,
                                REPLY_CREATED,
                                REPLIED,
                                replied("submit-reply"))),
                arguments("came before", List.of(CREATED, SUBMITTED, REPLY_CREATED, REPLY_CREATED)),
                arguments(
                        "carries no authentication tags",
                        List.of(
                                CREATED,
                                SUBMITTED,
                                REPLY_CREATED,
                                reply(REPLY, "submit-reply", "{}"))),
                third("speaks of no reply", serviceEvent(SUBMISSION, CASE, "create-reply", "{}")),
                third("is not a UUID", replied("create-reply", "reply:1-1-1-1-1")),
                third(
                        "another case",
                        service(
                                claims(SERVICE, REPLY, OTHER, "create-reply", "{}")
                                        .replace("submission:" + REPLY, "reply:" + REPLY))),
                third("may not say this", officeEvent(SUBMISSION, CASE, "create-reply", "{}")),
                // A reply's subject does not make an event of the submission believable.
                third("another case", replied("accept-submission")),
                arguments("out of order", List.of(SUBMITTED)),
                arguments("out of order", List.of(CREATED, ACCEPTED)),
                arguments("out of order", List.of(CREATED, SUBMITTED, ACCEPTED, REJECTED)),
                arguments("out of order", List.of(CREATED, SUBMITTED, ACCEPTED, ACCEPTED)),
                arguments("out of order", List.of(CREATED, SUBMITTED, SUBMITTED)),
                arguments("out of order", List.of(CREATED, DELETED, SUBMITTED)),
                arguments("came before", List.of(CREATED, SUBMITTED, NOTIFIED, NOTIFIED)));
    }

    @Test
    void aKeyThatMustNotVerifyIsRefusedEvenWithAGoodSignature() {
        var keys =
                new SigningKeys(
                        new KeyRules.Trust(Set.of(TestKeys.root("root")), true, Duration.ofDays(3)),
                        () -> new Reply.Done<>(jwks("wrapKey")),
                        (_, _) -> new Reply.Done<>(officeKey("stranger")));
        assertThat(EventLogRules.verify(List.of(CREATED), SENT, keys))
                .isInstanceOf(Reply.Contradiction.class);
    }

    @Test
    void anOfficesSigningKeyNeedsACertificateOfTheAdministration() {
        var keys =
                new SigningKeys(
                        new KeyRules.Trust(Set.of(TestKeys.root("root")), true, Duration.ofDays(3)),
                        () -> new Reply.Done<>(jwks("verify")),
                        (_, _) -> new Reply.Done<>(officeKey("stranger")));
        assertThat(EventLogRules.verify(List.of(CREATED, SUBMITTED), SENT, keys))
                .isInstanceOf(Reply.Done.class);
        assertThat(EventLogRules.verify(List.of(CREATED, SUBMITTED, ACCEPTED), SENT, keys))
                .isInstanceOf(Reply.Contradiction.class);
    }

    @Test
    void aKeyNotPublishedYetIsTriedAgainLater() {
        String early =
                sign(
                        claims(SERVICE, SUBMISSION, CASE, "create-submission", "{}"),
                        "service-2",
                        TestKeys.service());
        assertThat(EventLogRules.verify(List.of(early), SENT, keys()))
                .isInstanceOf(Reply.Retry.class);
    }

    private static EventLog log(String... tokens) {
        return switch (EventLogRules.verify(List.of(tokens), SENT, keys())) {
            case Reply.Done<EventLog>(var log) -> log;
            case Reply<EventLog> other -> throw new AssertionError(other);
        };
    }

    private static SigningKeys keys() {
        return new SigningKeys(
                new KeyRules.Trust(Set.of(TestKeys.root("root")), true, Duration.ofDays(3)),
                () -> new Reply.Done<>(jwks("verify")),
                (_, _) -> new Reply.Done<>(officeKey("root")));
    }

    private static ObjectNode jwks(String operation) {
        ObjectNode keys = BoundedJson.MAPPER.createObjectNode();
        keys.putArray("keys")
                .add(TestKeys.jwk(TestKeys.service(), "service-1", operation, "PS512"));
        return keys;
    }

    private static ObjectNode officeKey(String root) {
        return TestKeys.jwk(
                TestKeys.office(),
                "office-key-1-verify",
                "verify",
                "PS512",
                TestKeys.leaf(
                        TestKeys.office(),
                        root,
                        TestKeys.NOW.minus(Duration.ofDays(1)),
                        TestKeys.NOW.plus(Duration.ofDays(1))));
    }

    private static Arguments second(String why, String token) {
        return arguments(why, List.of(CREATED, token));
    }

    private static Arguments third(String why, String token) {
        return arguments(why, List.of(CREATED, SUBMITTED, token));
    }

    private static String service(String claims) {
        return sign(claims, "service-1", TestKeys.service());
    }

    private static String signed(String claims, JWSAlgorithm algorithm, String type) {
        return sign(claims, "service-1", TestKeys.service(), algorithm, type);
    }

    private static String signedBy(KeyPair pair, String claims) {
        return sign(claims, "service-1", pair);
    }

    private static String unsigned(String claims) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(
                        "{\"typ\":\"secevent+jwt\",\"alg\":\"none\",\"kid\":\"service-1\"}"
                                .getBytes(UTF_8))
                + "."
                + encoder.encodeToString(claims.getBytes(UTF_8))
                + ".";
    }

    private static String replaced(String token, int part, String by) {
        String[] parts = token.split("\\.", -1);
        parts[part] = by.split("\\.", -1)[part];
        return String.join(".", parts);
    }
}
