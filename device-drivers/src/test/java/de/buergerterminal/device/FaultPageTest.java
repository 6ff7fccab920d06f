package de.buergerterminal.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds `docs/faults.md` equal to the table in [FaultCode] and its texts. When it is stale: `mvn
/// -pl device-drivers test -Dtest=FaultPageTest -Drenew-faults-page`.
class FaultPageTest {
    private static final Path PAGE = Path.of("docs", "faults.md");

    private static final Map<Character, String> FAMILIES =
            Map.of(
                    '1', "Connection, settings, software",
                    '2', "Mechanics and supplies",
                    '3', "Payment",
                    '4', "Cards and identity",
                    '5', "Housing");

    @Test
    void thePageOfFaultsSaysWhatTheTableSays() throws IOException {
        var wanted = page();
        if (System.getProperty("renew-faults-page") != null) Files.writeString(PAGE, wanted);
        assertThat(Files.readString(PAGE))
                .as(
                        "renew it: mvn -pl device-drivers test -Dtest=FaultPageTest -Drenew-faults-page")
                .isEqualTo(wanted);
    }

    private static String page() {
        return """
        # What can be wrong with a device

        Every fault of a device has one code. Staff see it on the console, technicians in `doctor`; the texts are the ones
        the product shows. This page is made from `FaultCode` and `faults_de.properties`, `faults_en.properties`; a test
        keeps it true.

        - **who** can mend it: nobody needs to, the citizen, staff, a technician.
        - **again**: whether trying again makes sense. `now`: at once. `backoff`: the terminal does so by itself, with
          growing pauses. `after action`: once somebody has mended it. `none`: it would fail again.
        - **XFS4IoT** (CWA 17852:2022): device status / completion code of a command it ended / action of the error event.

        """
                + List.of('1', '2', '3', '4', '5').stream()
                        .map(FaultPageTest::family)
                        .collect(Collectors.joining("\n"));
    }

    private static String family(char hundred) {
        return "## "
                + FAMILIES.get(hundred)
                + "\n\n| code | where | Deutsch | English | who | again | XFS4IoT |\n"
                + "|---|---|---|---|---|---|---|\n"
                + Arrays.stream(FaultCode.values())
                        .filter(it -> it.code().charAt(4) == hundred)
                        .sorted(java.util.Comparator.comparing(FaultCode::code))
                        .map(FaultPageTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(FaultCode it) {
        var german = FaultTexts.of(it, "de");
        var english = FaultTexts.of(it, "en");
        return "| **%s**<br>`%s` | %s | %s<br>*%s* | %s<br>*%s* | %s | %s | %s / %s / %s |\n"
                .formatted(
                        it.code(),
                        it,
                        word(it.component()),
                        german.cause(),
                        german.cure(),
                        english.cause(),
                        english.cure(),
                        word(it.acts()),
                        word(it.retry()),
                        XfsWords.status(it),
                        XfsWords.completion(it),
                        XfsWords.action(it));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
