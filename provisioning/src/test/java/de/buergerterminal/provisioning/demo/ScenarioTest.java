package de.buergerterminal.provisioning.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal;
import de.buergerterminal.provisioning.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scenario files of the simulated payment terminal, against the technician's check of one.
@Timeout(120)
class ScenarioTest {
    @TempDir Path folder;

    private final SimulatedPaymentTerminal terminal =
            SimulatedPaymentTerminal.at(URI.create("tcp://127.0.0.1:0"));
    private final StringWriter said = new StringWriter();
    private final Script script =
            new Script(TerminalVerbs.of(terminal), new PrintWriter(said, true));

    @AfterEach
    void unplug() {
        terminal.close();
    }

    @Test
    void aScenarioPlaysTheTerminalsSideOfTwoPayments() throws Exception {
        var scenario =
                script.read(
                        file(
                                """
                                # the first card is declined, the second one pays
                                decline-card 05
                                await-end
                                expect-payments 0
                                cards-by-themselves 0
                                await-end
                                expect-booked 12.34
                                quit
                                """));
        var ending = CompletableFuture.supplyAsync(scenario::run);
        assertThat(doctor("pay", "5.00")).isEqualTo(Main.REFUSED);
        assertThat(doctor("pay", "12.34")).isEqualTo(Main.DONE);
        assertThat(ending.get()).as(said.toString()).isEqualTo(Script.Ending.QUIT);
        assertThat(doctor("end-of-day")).isEqualTo(Main.DONE);
        assertThat(terminal.daysEnded()).isEqualTo(1);
    }

    @Test
    void anExpectationThatDoesNotHoldEndsTheScenarioAtItsLine() throws Exception {
        var file = file("expect-payments 0\n\nexpect-booked 1.00\nquit\n");
        assertThat(script.read(file).run()).isEqualTo(Script.Ending.FAILED);
        assertThat(said.toString()).contains(file + ":3: expect-booked 1.00 failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    present-crad      | :2: 'present-crad' is no word here; known are wait SECONDS,
                    wait soon         | :2: write it as 'wait SECONDS'.
                    wait              | :2: write it as 'wait SECONDS'.
                    present-card now  | :2: write it as 'present-card'.
                    lock-with XY      | :2: write it as 'lock-with HEX'.
                    expect-booked 12  | :2: write it as 'expect-booked AMOUNT'.
                    """)
    void aMistakeIsToldWithFileAndLineBeforeAnythingHappens(String line, String sentence)
            throws Exception {
        var file = file("present-card\n" + line + "\n");
        assertThatThrownBy(() -> script.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(file + sentence);
        assertThat(said.toString()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsToldInOneSentence() {
        assertThatThrownBy(() -> script.read(folder.resolve("none.txt")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the scenario cannot be read");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("scenario.txt"), content);
    }

    private int doctor(String... action) {
        var command = Main.commandLine();
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(said, true));
        var arguments = new ArrayList<String>();
        arguments.addAll(
                List.of("doctor", "payment-terminal", "--at", terminal.driverUri().toString()));
        arguments.addAll(List.of(action));
        return command.execute(arguments.toArray(String[]::new));
    }
}
