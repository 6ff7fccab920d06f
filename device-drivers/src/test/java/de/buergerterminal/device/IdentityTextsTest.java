package de.buergerterminal.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdentityTextsTest {
    @ParameterizedTest
    @EnumSource
    void everyFailureSaysWhatHappenedAndWhatToDoNext(IdentityFailure failure) {
        for (var language : new String[] {"de", "en"}) {
            var text = IdentityTexts.of(failure, language);
            assertThat(text.happened()).endsWith(".").hasSizeBetween(15, 110);
            assertThat(text.next()).endsWith(".").hasSizeBetween(15, 130);
        }
        assertThat(IdentityTexts.of(failure, "de")).isNotEqualTo(IdentityTexts.of(failure, "en"));
    }

    @Test
    void aRightIsNamedInWordsAndAnUnknownOneByItsName() {
        assertThat(IdentityTexts.right("DateOfBirth", "de")).isEqualTo("Geburtsdatum");
        assertThat(IdentityTexts.right("ShoeSize", "de")).isEqualTo("ShoeSize");
    }
}
