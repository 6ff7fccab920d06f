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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTextsTest {
    @ParameterizedTest
    @EnumSource
    void everyFaultHasACauseAndACureInPlainSentences(FaultCode code) {
        for (var language : new String[] {"de", "en"}) {
            var text = FaultTexts.of(code, language);
            for (var sentence : new String[] {text.cause(), text.cure()}) {
                assertThat(sentence)
                        .as(language)
                        .hasSizeBetween(15, 140)
                        .matches("\\p{Lu}[^.!?]*\\.")
                        .doesNotContain("  ", "|", "<");
            }
            assertThat(text.cure()).isNotEqualTo(text.cause());
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
                .allMatch(it -> it.matches("DEV-[1-6][0-9]{2}"));
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultSaysWhereItIsWhoMendsItAndWhatXfsCallsIt(FaultCode code) {
        assertThat(code.component()).isNotNull();
        if (code.retry() == FaultCode.Retry.AFTER_ACTION) {
            assertThat(code.acts()).as("somebody must act").isNotEqualTo(FaultCode.Acts.NOBODY);
        }
        if (code.acts() == FaultCode.Acts.NOBODY) {
            assertThat(code.retry())
                    .as("it must pass by itself")
                    .isIn(FaultCode.Retry.NOW, FaultCode.Retry.BACKOFF);
        }
        assertThat(XfsWords.status(code))
                .isIn(
                        "Online",
                        "Offline",
                        "NoDevice",
                        "HardwareError",
                        "UserError",
                        "DeviceBusy",
                        "PotentialFraud");
        assertThat(XfsWords.completion(code))
                .isIn(
                        "CommandErrorCode",
                        "DeviceNotReady",
                        "HardwareError",
                        "InternalError",
                        "TimeOut",
                        "UnsupportedCommand",
                        "UserError",
                        "FraudAttempt");
        assertThat(XfsWords.action(code))
                .isIn("Clear", "Configuration", "Maintenance", "SoftwareError", "Suspend");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, NoDevice, DeviceNotReady, Maintenance",
        "NO_ANSWER, Offline, TimeOut, Clear",
        "PAPER_OUT, Online, CommandErrorCode, Clear",
        "COVER_OPEN, UserError, UserError, Clear",
        "CUTTER_ERROR, HardwareError, HardwareError, Clear",
        "BUSY, DeviceBusy, DeviceNotReady, Suspend",
        "WRONG_SETTINGS, Offline, DeviceNotReady, Configuration",
        "DRIVER_DEFECT, Offline, InternalError, SoftwareError",
        "TAMPER, PotentialFraud, FraudAttempt, Maintenance"
    })
    void theWordsOfXfsAreTheOnesATechnicianExpects(
            FaultCode code, String status, String completion, String action) {
        assertThat(XfsWords.status(code)).isEqualTo(status);
        assertThat(XfsWords.completion(code)).isEqualTo(completion);
        assertThat(XfsWords.action(code)).isEqualTo(action);
    }

    @Test
    void anUnknownLanguageIsAnsweredInEnglish() {
        assertThat(FaultTexts.of(FaultCode.PAPER_OUT, "tr"))
                .isEqualTo(FaultTexts.of(FaultCode.PAPER_OUT, "en"));
    }
}
