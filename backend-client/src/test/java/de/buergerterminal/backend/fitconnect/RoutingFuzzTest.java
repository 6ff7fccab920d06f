package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;

/// Whatever routing answers, its words end as plain text.
class RoutingFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void routes(byte[] body) {
        try {
            for (var office : RoutingClient.offices(BoundedJson.object(new String(body, UTF_8)))) {
                assertThat(office.name()).hasSizeLessThanOrEqualTo(500).doesNotContain("\n");
                office.privacyPolicy().ifPresent(it -> assertThat(it.getHost()).isNotBlank());
                assertThat(office.requiredDocuments()).hasSizeLessThanOrEqualTo(40);
            }
        } catch (Unreadable unreadable) {
            assertThat(unreadable.getMessage()).isNotBlank().hasSizeLessThan(200);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void html(byte[] words) {
        String html = new String(words, UTF_8);
        String text = ForeignText.fromHtml(html, 1000);
        assertThat(text).hasSizeLessThanOrEqualTo(1000);
        assertThat(text.codePoints())
                .noneMatch(it -> it != '\n' && Character.isISOControl(it))
                .noneMatch(it -> it >= 0x202A && it <= 0x202E);
    }
}
