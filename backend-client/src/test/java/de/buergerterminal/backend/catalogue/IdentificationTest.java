package de.buergerterminal.backend.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentificationTest {
    @ParameterizedTest
    @CsvSource({
        "NONE, NONE, true",
        "NONE, LOW, false",
        "LOW, NONE, true",
        "SUBSTANTIAL, HIGH, false",
        "HIGH, SUBSTANTIAL, true",
        "HIGH, HIGH, true"
    })
    void whoIsKnownMoreSurelyMayAskForWhatDemandsLess(
            Identification known, Identification demanded, boolean enough) {
        assertThat(known.meets(demanded)).isEqualTo(enough);
    }
}
