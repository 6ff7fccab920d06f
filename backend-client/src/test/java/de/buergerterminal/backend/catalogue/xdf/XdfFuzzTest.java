package de.buergerterminal.backend.catalogue.xdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

/// Any file is imported or refused with a line, and what is imported is bounded.
class XdfFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void anyFileIsImportedOrRefused(byte[] input) {
        try {
            XdfImport done = XdfImport.of(input, Optional.empty());
            assertThat(done.files()).hasSize(5);
            assertThat(done.files().keySet())
                    .allMatch(it -> it.matches("[a-z0-9]{2,15}/[a-z_-]+\\.(json|md)"));
            assertThat(done.report().items()).isNotEmpty();
        } catch (BrokenXdfException refused) {
            assertThat(refused.line()).isNotNegative();
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }
}
