package de.buergerterminal.backend.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.fitconnect.TestKeys;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/// What the office reads from senders it does not know.
class ForeignSenderFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void jwe(byte[] part) {
        String text = new String(part, UTF_8);
        Optional<CompactJwe> jwe = CompactJwe.parse(text);
        if (jwe.isEmpty()) return;
        assertThat(jwe.get().toString()).isEqualTo(text);
        assertThat(jwe.get().header("alg")).isNotNull();
        try {
            jwe.get().decrypt(TestKeys.office().getPrivate());
            throw new AssertionError("opened what was never sealed for this key");
        } catch (GeneralSecurityException refused) {
            assertThat(jwe.get().authenticationTag()).hasSize(22);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void metadata(byte[] document) {
        Optional<ObjectNode> metadata = Json.parse(new String(document, UTF_8));
        if (metadata.isEmpty()) return;
        List<String> violations = MetadataRules.violations(metadata.get());
        if (!violations.isEmpty()) return;
        var opened = new OpenedSubmission(metadata.get(), "", List.of(), List.of());
        assertThat(opened.reference()).hasSizeLessThanOrEqualTo(64);
        assertThat(opened.paidCents()).isBetween(0L, 10_000_000_000L);
    }

    @FuzzTest(maxDuration = "10m")
    void form(byte[] body) {
        String text = new String(body, UTF_8);
        try {
            assertThat(RequestBody.fields(text)).hasSizeLessThanOrEqualTo(text.length() + 1);
        } catch (Refusal refusal) {
            assertThat(refusal.status()).isEqualTo(400);
        }
    }
}
