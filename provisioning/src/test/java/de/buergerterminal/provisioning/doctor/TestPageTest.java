package de.buergerterminal.provisioning.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPageTest {
    /// ISO 32000-1 section 7.5.4: each entry of the table points at its object.
    @Test
    void everyEntryOfTheTablePointsAtItsObject() {
        String file = new String(TestPage.pdf(), StandardCharsets.ISO_8859_1);
        var start = Pattern.compile("startxref\n([0-9]+)\n%%EOF\n$").matcher(file);
        assertThat(start.find()).isTrue();
        String table = file.substring(Integer.parseInt(start.group(1)));
        assertThat(table).startsWith("xref\n0 6\n0000000000 65535 f \n");
        var entries = Pattern.compile("([0-9]{10}) 00000 n \n").matcher(table);
        int number = 0;
        while (entries.find()) {
            number++;
            assertThat(file.substring(Integer.parseInt(entries.group(1))))
                    .startsWith(number + " 0 obj\n");
        }
        assertThat(number).isEqualTo(5);
    }

    @Test
    void theStreamIsAsLongAsItSays() {
        String file = new String(TestPage.pdf(), StandardCharsets.ISO_8859_1);
        var stream =
                Pattern.compile("/Length ([0-9]+) >>\nstream\n(.*)endstream", Pattern.DOTALL)
                        .matcher(file);
        assertThat(stream.find()).isTrue();
        assertThat(stream.group(2)).hasSize(Integer.parseInt(stream.group(1)));
    }

    /// CUPS' own PDF filter, as an independent reader.
    @Test
    @Tag("peers")
    void anIndependentReaderFindsOnePage(@TempDir Path folder) throws Exception {
        Path page = Files.write(folder.resolve("page.pdf"), TestPage.pdf());
        Path log = folder.resolve("log");
        var filter =
                new ProcessBuilder(
                                "/usr/lib/cups/filter/pdftopdf",
                                "1",
                                "test",
                                "test",
                                "1",
                                "",
                                page.toString())
                        .redirectError(log.toFile())
                        .redirectOutput(folder.resolve("out.pdf").toFile())
                        .start();
        assertThat(filter.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(filter.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.size(folder.resolve("out.pdf"))).isGreaterThan(300);
    }
}
