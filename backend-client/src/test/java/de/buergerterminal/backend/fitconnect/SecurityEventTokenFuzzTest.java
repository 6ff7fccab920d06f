package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import de.buergerterminal.backend.fitconnect.SubmissionService.SentCase;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// No token that nobody signed is ever believed, and reading one never fails otherwise.
class SecurityEventTokenFuzzTest {
    private static final RSAPublicKey KEY = (RSAPublicKey) TestKeys.service().getPublic();
    private static final SentCase SENT =
            new SentCase(
                    SealedForTheOffice.DESTINATION,
                    UUID.fromString("f65feab2-4883-4dff-85fb-169448545d9f"),
                    UUID.fromString("8ca27e23-f7b4-4ea7-9f7b-1a2b3c4d5e6f"),
                    new AuthenticationTags("metaTag", "dataTag"));
    private static final String HEADER =
            "{\"typ\":\"secevent+jwt\",\"alg\":\"PS512\",\"kid\":\"service-1\"}";

    @FuzzTest(maxDuration = "10m")
    void compact(byte[] token) {
        judge(new String(token, UTF_8));
    }

    /// Straight to the claims, which no mutation would reach through base64.
    @FuzzTest(maxDuration = "10m")
    void claims(byte[] claims) {
        judge(base64url(HEADER.getBytes(UTF_8)) + "." + base64url(claims) + ".c2ln");
    }

    private static void judge(String compact) {
        assertThat(EventLogRules.verify(List.of(compact), SENT, _ -> new Reply.Done<>(KEY)))
                .isInstanceOf(Reply.Contradiction.class);
        try {
            var token = SecurityEventToken.parse(compact);
            assertThatCode(() -> token.claims(SENT.tags())).doesNotThrowAnyException();
            assertThat(RejectionReasons.of(token.content()))
                    .hasSizeBetween(1, 10)
                    .allSatisfy(it -> assertThat(it).isNotBlank().hasSizeLessThan(720));
        } catch (Unreadable unreadable) {
            assertThat(unreadable.getMessage()).isNotBlank().hasSizeLessThan(200);
        }
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
