package de.buergerterminal.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTextsTest {
    @ParameterizedTest
    @EnumSource
    void everyFaultHasACauseAndACureInPlainSentences(FaultCode code) {
        for (var language : new String[] {"de", "en"}) {
            var text = FaultTexts.of(code, language);
            assertThat(text.cause()).endsWith(".").hasSizeBetween(15, 120);
            assertThat(text.cure()).endsWith(".").hasSizeBetween(15, 140);
        }
        assertThat(FaultTexts.of(code, "de")).isNotEqualTo(FaultTexts.of(code, "en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void noTextExplainsAFaultThatDoesNotExist(String language) throws IOException {
        var texts = new Properties();
        try (Reader in =
                new InputStreamReader(
                        Objects.requireNonNull(
                                FaultCode.class.getResourceAsStream(
                                        "faults_" + language + ".properties")),
                        StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        assertThat(texts.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(FaultCode.values())
                                .flatMap(it -> Stream.of(it + ".cause", it + ".cure"))
                                .toList());
    }

    @Test
    void everyCodeIsUniqueAndShort() {
        assertThat(FaultCode.values())
                .extracting(FaultCode::code)
                .doesNotHaveDuplicates()
                .allMatch(it -> it.matches("DEV-[1-5][0-9]{2}"));
    }

    @Test
    void anUnknownLanguageIsAnsweredInEnglish() {
        assertThat(FaultTexts.of(FaultCode.PAPER_OUT, "tr"))
                .isEqualTo(FaultTexts.of(FaultCode.PAPER_OUT, "en"));
    }
}
