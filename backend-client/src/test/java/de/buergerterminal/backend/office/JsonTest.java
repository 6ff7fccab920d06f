package de.buergerterminal.backend.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void aSmallTextThatWouldFillTheMemoryIsNoDocument() {
        assertThat(Json.parse("{\"a\":[" + "{},".repeat(9_000) + "0]}")).isPresent();
        assertThat(Json.parse("{\"a\":[" + "{},".repeat(60_000) + "0]}")).isEmpty();
    }
}
