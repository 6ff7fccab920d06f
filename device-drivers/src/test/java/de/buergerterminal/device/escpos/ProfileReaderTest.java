package de.buergerterminal.device.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.escpos.PrinterProfile.CodePage;
import de.buergerterminal.device.escpos.PrinterProfile.Cutter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileReaderTest {
    private static final String GOOD =
            """
            # a town's own printer
            columns     = 44
            dots        = 528   # odd, but true
            dpi         = 203
            code-page   = 19 IBM00858
            code-page   = 18 IBM852
            cutter      = full
            qr-code     = no
            raster-rows = 200
            confirms-by = process-id watching
            speed       = 120
            near-end    = 2500
            """;

    @TempDir private static Path folder;

    static List<String> names() {
        return PrinterProfile.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyProfileOfTheProgramCanBeUsedAndCarriesGerman(String name) {
        var profile = PrinterProfile.of(name);
        assertThat(profile.name()).isEqualTo(name);
        assertThat(NativeText.of("Müßiggang ÄÖÜäöü 13,00 €", profile)).isPresent();
        assertThat(profile.dots() / profile.columns()).isEqualTo(12);
    }

    @Test
    void aTownsOwnProfileIsReadFromItsFile() throws IOException {
        var file = Files.writeString(folder.resolve("ours.profile"), GOOD);
        var profile = PrinterProfile.of(file.toString());
        assertThat(profile)
                .isEqualTo(
                        new PrinterProfile(
                                "ours",
                                44,
                                528,
                                203,
                                List.of(new CodePage("IBM00858", 19), new CodePage("IBM852", 18)),
                                Cutter.FULL,
                                false,
                                200,
                                0,
                                List.of(Confirmation.PROCESS_ID, Confirmation.WATCHING),
                                120,
                                2_500));
        EscposReceiptPrinter.at(
                        new DeviceId("receipt-printer"),
                        URI.create("escpos+tcp://127.0.0.1:1?profile=" + file))
                .close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    columns     = 44       | columns = 444        | x:2: columns must be a number from 16 to 96.
                    columns     = 44       | columns = 70         | x:2: so many columns do not fit so few dots.
                    columns     = 44       | collumns = 44        | x:2: this key is not known; known are code-page, columns
                    columns     = 44       | columns 44           | x:2: write key = value.
                    columns     = 44       | dpi = 203            | x:4: dpi is given twice.
                    columns     = 44       | # none               | x: columns is missing; add columns = ...
                    dots        = 528      | dots = 530           | x:3: dots must be a multiple of 8.
                    19 IBM00858            | 19                   | x:5: write code-page = NUMBER CHARSET
                    19 IBM00858            | 300 IBM00858         | x:5: the number of a code page is 0 to 255.
                    19 IBM00858            | 19 UTF-16            | x:5: the charset is not known
                    19 IBM00858            | 19 IBM037            | x:5: the charset is not known
                    19 IBM00858            | 19 ../../x           | x:5: the charset is not known
                    full                   | knife                | x:7: cutter must be one of none, partial, full.
                    process-id watching    | prayer               | x:10: name one or more of process-id
                    process-id watching    | watching watching    | x:10: name one or more of process-id
                    near-end    = 2500     | near-end = 2,5       | x:12: near-end must be a number from 0 to 20000.
                    """)
    void whatIsWrongIsToldWithFileAndLine(String good, String bad, String sentence) {
        assertThatThrownBy(() -> ProfileReader.read("x", "x", GOOD.replace(good, bad)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void aProfileThatIsNotThereIsToldInOneSentence() throws IOException {
        assertThatThrownBy(() -> PrinterProfile.of("TM-X"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("'TM-X' is no printer profile; take one of 80mm, ");
        assertThatThrownBy(() -> PrinterProfile.of(folder + "/none.profile"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith(
                        "cannot be read (NoSuchFileException); check path and rights.");
        var big = Files.write(folder.resolve("big"), new byte[20_000]);
        assertThatThrownBy(() -> PrinterProfile.of(big.toString()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("at most 16 kB");
    }
}
