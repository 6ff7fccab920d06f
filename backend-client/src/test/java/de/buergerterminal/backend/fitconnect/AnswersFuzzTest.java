package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.fitconnect.FitConnectHttp.Answer;
import de.buergerterminal.backend.fitconnect.SubmissionService.Announcement;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Whatever a service answers, it is read as what it is or as a retry, and never as an exception.
class AnswersFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void token(byte[] body) {
        if (json(body).then(it -> TokenSource.read(it, TestKeys.NOW))
                instanceof Reply.Done<TokenSource.Token>(var token)) {
            assertThat(token.value()).matches("[A-Za-z0-9._~+/=-]{1,20000}");
            assertThat(token.until())
                    .isBetween(
                            TestKeys.NOW.minusSeconds(30), TestKeys.NOW.plus(Duration.ofDays(1)));
            assertThat(token.toString()).doesNotContain("value");
        }
    }

    @FuzzTest(maxDuration = "10m")
    void announcement(byte[] body) {
        if (json(body).then(FitConnectClient::announcement)
                instanceof Reply.Done<Announcement>(var numbers)) {
            assertThat(new String(body, UTF_8).toLowerCase(java.util.Locale.ROOT))
                    .contains(numbers.caseId().toString());
        }
    }

    @FuzzTest(maxDuration = "10m")
    void eventPage(byte[] body) {
        if (json(body).then(FitConnectClient::eventTokens)
                instanceof Reply.Done<List<String>>(var tokens)) {
            assertThat(tokens).doesNotContainNull().hasSizeLessThanOrEqualTo(body.length);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void problem(byte[] body) {
        String sentence = FitConnectHttp.problem(answer(body)).sentence();
        assertThat(sentence.codePoints())
                .hasSizeLessThan(800)
                .noneMatch(it ->
                        Character.isISOControl(it)
                                || Character.getType(it) == Character.SURROGATE
                                || (it >= 0x202A && it <= 0x202E));
    }

    private static Reply<ObjectNode> json(byte[] body) {
        return answer(body).json();
    }

    private static Answer answer(byte[] body) {
        return new Answer(400, new String(body, UTF_8), HttpHeaders.of(Map.of(), (_, _) -> true));
    }
}
