package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.PrintDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;

class ProfileReaderFuzzTest {
    /// A file is refused in one sentence that names it, or gives a profile a receipt can be encoded
    /// with.
    @FuzzTest(maxDuration = "10m")
    void aFileIsRefusedInOneSentenceOrCanBeUsed(byte[] file) {
        PrinterProfile profile;
        try {
            profile = ProfileReader.read("x", "x", new String(file, StandardCharsets.UTF_8));
        } catch (ConfigurationException refused) {
            assertThat(refused).hasMessageStartingWith("x:");
            assertThat(String.valueOf(refused.getMessage()).length()).isLessThan(300);
            return;
        }
        var receipt = new PrintDocument(List.of(new PrintDocument.Rule()));
        assertThat(EscposEncoder.encode(receipt, profile)).isNotEmpty();
    }
}
