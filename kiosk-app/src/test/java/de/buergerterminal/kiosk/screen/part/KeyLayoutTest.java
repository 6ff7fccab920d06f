package de.buergerterminal.kiosk.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLayoutTest {
    @ParameterizedTest
    @EnumSource(Pad.class)
    void everyRowFillsTheWidth(Pad pad) {
        for (boolean signs : List.of(false, true)) {
            for (List<KeyLayout.Key> row : KeyLayout.rows(pad, signs)) {
                assertThat(row.stream().mapToInt(KeyLayout.Key::units).sum())
                        .as("%s %s %s", pad, signs, row)
                        .isEqualTo(22);
            }
        }
    }

    /// Names from real documents, each from another country.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Müller-Lüdenscheidt",
                "Weiß",
                "Öztürk",
                "Işık",
                "Şahin",
                "Šimić",
                "Đorđević",
                "Łukasz",
                "Wałęsa",
                "Dvořák",
                "Škvorecký",
                "García",
                "Muñoz",
                "Gonçalves",
                "Õunapuu",
                "Bērziņš",
                "Žukauskaitė",
                "Ştefănescu",
                "Țepeș",
                "Þórðarson",
                "Ærøskøbing",
                "Erdős",
                "Håkansson",
                "O'Connor"
            })
    void everyNameCanBeTyped(String name) {
        for (String letter : name.codePoints().mapToObj(Character::toString).toList()) {
            assertThat(reachable()).as("%s in %s", letter, name).contains(letter);
        }
    }

    private static List<String> reachable() {
        return Stream.of(false, true)
                .flatMap(signs -> KeyLayout.rows(Pad.LETTERS, signs).stream())
                .flatMap(List::stream)
                .filter(KeyLayout.Key.Types.class::isInstance)
                .map(it -> ((KeyLayout.Key.Types) it).character())
                .flatMap(it ->
                        Stream.of(
                                Stream.of(it, KeyLayout.upper(it)),
                                KeyLayout.variants(it, false).stream(),
                                KeyLayout.variants(it, true).stream()))
                .flatMap(it -> it)
                .collect(Collectors.toList());
    }
}
