package de.buergerterminal.provisioning.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.simulator.SimulatedCodeScanner;
import de.buergerterminal.provisioning.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What a technician can do to a code scanner from the command line.
@Timeout(60)
class CodeScannerCheckTest {
    @TempDir private Path folder;
    private final StringWriter said = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"SSI", "HONEYWELL", "GM65"})
    void theTriggerReadsTheCodeThatLiesThere(String dialect) throws Exception {
        try (var scanner = scanner(dialect)) {
            scanner.layBefore("4006381333931");
            assertThat(doctor(dialect, "trigger")).as("%s", said).isEqualTo(Main.DONE);
            assertThat(said.toString())
                    .contains("The scanner obeyed.", "Read 13 characters: 4006381333931");
        }
    }

    @Test
    void aScannerWithoutATriggerCommandSaysSo() throws Exception {
        try (var scanner = scanner("NEWLAND")) {
            scanner.layBefore("4006381333931");
            assertThat(doctor("NEWLAND", "trigger")).as("%s", said).isEqualTo(Main.REFUSED);
            assertThat(said.toString())
                    .contains("The scanner did not obey.", "What to do: ")
                    .doesNotContain("4006381333931");
        }
    }

    @ParameterizedTest
    @CsvSource({"SSI, 136=5", "HONEYWELL, BEPBEP0", "NEWLAND, SCNMOD2", "GM65, 0000=D6"})
    void aSettingIsTakenOrRefusedInWords(String dialect, String setting) throws Exception {
        try (var scanner = scanner(dialect)) {
            assertThat(doctor(dialect, "configure", setting)).as("%s", said).isEqualTo(Main.DONE);
            assertThat(said.toString()).contains("The scanner obeyed.");
            scanner.refuseSettings(true);
            assertThat(doctor(dialect, "configure", setting))
                    .as("%s", said)
                    .isEqualTo(Main.REFUSED);
            assertThat(said.toString()).contains("The scanner did not obey.", "What to do: ");
        }
    }

    @Test
    void aSettingOfAnotherMakerIsNotSent() throws Exception {
        try (var _ = scanner("GM65")) {
            assertThat(doctor("GM65", "configure", "BEPBEP0")).isEqualTo(Main.REFUSED);
            assertThat(said.toString()).contains("The scanner did not obey.");
        }
    }

    @Test
    void configureWithoutASettingIsWrongUsage() throws Exception {
        try (var _ = scanner("SSI")) {
            assertThat(doctor("SSI", "configure")).isEqualTo(Main.WRONG_USAGE);
            assertThat(said.toString()).contains("name one setting after configure.");
        }
    }

    @Test
    void aCameraThatIsNotThereIsNamed() {
        assertThat(doctorAt("camera:/dev/no-such-camera", "--seconds", "1", "read"))
                .isEqualTo(Main.REFUSED);
        assertThat(said.toString())
                .contains("The code-scanner does not work.", "DEV-101")
                .contains("Detail: there is no /dev/no-such-camera");
        assertThat(doctorAt("camera:/dev/video0", "trigger")).isEqualTo(Main.WRONG_USAGE);
        assertThat(said.toString()).contains("a camera can do: status, read.");
    }

    private SimulatedCodeScanner scanner(String dialect) throws Exception {
        return SimulatedCodeScanner.at(URI.create("pty:" + link() + "?dialect=" + dialect));
    }

    private Path link() {
        return folder.resolve("scanner");
    }

    private int doctor(String dialect, String... action) {
        return doctorAt("scanner+serial://" + link() + "?dialect=" + dialect, action);
    }

    private int doctorAt(String address, String... action) {
        var arguments = new ArrayList<>(List.of("code-scanner", "--at", address));
        arguments.addAll(List.of(action));
        var writer = new PrintWriter(said, true);
        return new CommandLine(new DoctorCommand())
                .setOut(writer)
                .setErr(writer)
                .execute(arguments.toArray(String[]::new));
    }
}
