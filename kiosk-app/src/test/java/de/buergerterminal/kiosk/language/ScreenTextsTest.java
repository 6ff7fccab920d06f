package de.buergerterminal.kiosk.language;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.catalogue.FieldProblem;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.session.SessionState;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTextsTest {
    private static final Pattern GAP = Pattern.compile("\\{(\\d)}");

    private final Texts texts = Texts.load();

    @Test
    void everyGermanSentenceHasAnEnglishOne() {
        assertThat(texts.own("en").keySet()).containsAll(texts.own("de").keySet());
    }

    /// What is shown in German to whoever reads another language, and why: two signs on keys that
    /// are the same everywhere, and the paper, which staff read too and which is in German and, for
    /// everybody but readers of German, in English at most.
    private static final Pattern STAYS_GERMAN =
            Pattern.compile("key\\.signs|key\\.letters|receipt\\..*");

    @ParameterizedTest
    @ValueSource(strings = {"tr", "uk", "ar"})
    void everySentenceOnTheScreenIsThereInEveryLanguage(String language) {
        var lacking =
                texts.own("de").keySet().stream()
                        .filter(it -> !texts.own(language).containsKey(it))
                        .sorted()
                        .toList();
        assertThat(lacking).allMatch(it -> STAYS_GERMAN.matcher(it).matches());
        assertThat(lacking).as("a list that is longer than need be").contains("key.signs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr", "uk", "ar"})
    void noSentenceWasLeftInGerman(String language) {
        texts.own(language)
                .forEach((key, text) -> {
                    boolean mayBeSame =
                            key.startsWith("receipt.")
                                    || key.startsWith("terminal.")
                                    || key.startsWith("key.")
                                    || key.startsWith("pattern.")
                                    || text.length() < 10;
                    if (!mayBeSame) {
                        assertThat(text).as(key).isNotEqualTo(texts.own("de").get(key));
                    }
                });
    }

    @Test
    void onlyTranslationsOfTheTerminalsWordsHaveNoGermanTextOfOurs() {
        assertThat(texts.own("en").keySet().stream().filter(it -> !texts.own("de").containsKey(it)))
                .allMatch(key -> key.startsWith("terminal."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr", "uk", "ar"})
    void aTranslationFillsTheSameGapsAndInventsNoKeys(String language) {
        texts.own(language)
                .forEach((key, text) -> {
                    if (key.startsWith("terminal.") && !key.equals("terminal.name")) return;
                    String german = texts.own("de").get(key);
                    assertThat(german).as(key).isNotNull();
                    assertThat(gaps(text)).as(key).isEqualTo(gaps(String.valueOf(german)));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everythingThatCanBeMissingOrWrongHasItsSentence(String language) {
        Map<String, String> own = texts.own(language);
        for (var missing : Offer.Missing.values()) {
            assertThat(own).containsKey("missing." + missing);
        }
        for (var reason : SessionState.PaymentFailed.Reason.values()) {
            assertThat(own).containsKey("payment.failed." + reason + ".title");
            assertThat(own).containsKey("payment.failed." + reason + ".sentence");
        }
        Arrays.stream(FieldProblem.Kind.values())
                .filter(it -> it != FieldProblem.Kind.MISSING)
                .forEach(it -> assertThat(own).containsKey("problem." + it));
        Stream.of("type", "choose", "date")
                .forEach(it -> assertThat(own).containsKey("problem.MISSING." + it));
    }

    @Test
    void everyScreenHasItsOwnHelp() {
        Arrays.stream(SessionState.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .filter(it -> !it.matches("ShowingHelp|ConfirmingCancel|WarningIdle"))
                .forEach(it -> assertThat(texts.own("de")).containsKey("help." + it));
    }

    @Test
    void amountsAndTimesAreWrittenAsTheLanguageWritesThem() {
        assertThat(new Wording(texts, "de").money(900)).isEqualTo("9,00\u00a0€");
        assertThat(new Wording(texts, "en").money(900)).contains("9.00").contains("€");
        assertThat(new Wording(texts, "ar").money(900)).contains("9,00");
        assertThat(new Wording(texts, "de").moment(java.time.Instant.parse("2026-07-01T10:05:00Z")))
                .isEqualTo("1. Juli 2026, 12:05 Uhr");
    }

    private static Stream<String> sorted(String text) {
        return GAP.matcher(text).results().map(it -> it.group(1)).distinct().sorted();
    }

    private static String gaps(String text) {
        return String.join(",", sorted(text).toList());
    }
}
