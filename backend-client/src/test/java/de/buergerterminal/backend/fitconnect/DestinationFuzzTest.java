package de.buergerterminal.backend.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.fitconnect.BoundedJson.Unreadable;
import java.time.Duration;
import java.util.Set;

/// A published destination is usable or refused; only an active one with a usable key id passes.
class DestinationFuzzTest {
    private static final KeyRules.Trust TRUST =
            new KeyRules.Trust(Set.of(TestKeys.root("root")), true, Duration.ofDays(3));
    private static final ObjectNode KEY = TestKeys.encryptionJwk();

    @FuzzTest(maxDuration = "10m")
    void destination(byte[] body) {
        try {
            ObjectNode destination = BoundedJson.object(new String(body, UTF_8));
            var office =
                    VerifiedDestination.verify(
                            SealedForTheOffice.DESTINATION, destination, KEY, TRUST, TestKeys.NOW);
            assertThat(destination.path("status").textValue()).isEqualTo("active");
            assertThat(office.key().keyId()).isEqualTo("office-key-1");
        } catch (Unreadable | UntrustedKeyException refused) {
            assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(200);
        }
    }
}
