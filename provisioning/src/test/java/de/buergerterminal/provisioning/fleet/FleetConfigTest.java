package de.buergerterminal.provisioning.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class FleetConfigTest {
    @TempDir private Path folder = Path.of(".");

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("fleet.yaml"), yaml);
    }

    @Test
    void readsWhereTheBrokerIsAndWhereTerminalsStand() throws Exception {
        var settings =
                FleetConfig.read(
                        file(
                                """
                                broker: ssl://broker.example:8883
                                user: console
                                password: secret
                                port: 0
                                language: en
                                data: memory
                                heartbeat-seconds: 10
                                terminals:
                                  pb-foyer: {name: Foyer links, site: Rathaus}
                                """));
        assertThat(settings.broker().broker()).hasToString("ssl://broker.example:8883");
        assertThat(settings.broker().login()).isPresent();
        assertThat(settings.heartbeat()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.data()).contains(folder.resolve("memory"));
        assertThat(settings.terminals())
                .containsEntry("pb-foyer", new FleetSettings.Place("Foyer links", "Rathaus"));
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    port: 8090                         | lacks "broker"
                    broker: http://host                | broker must look like
                    {broker: "tcp://h:1", port: x}     | port must be a whole number
                    {broker: "tcp://h:1", prot: 1}     | unknown key "prot"
                    {broker: "tcp://h:1", language: fr}| language must be de or en
                    {broker: "tcp://h:1", user: u}     | both user and password
                    {broker: "tcp://h:1", terminals: {A: {}}} | terminal id
                    {broker: [                         | not readable YAML
                    just words                         | keys and values
                    """)
    void aMistakeIsNamedInOneSentence(String yaml, String sentence) throws IOException {
        var file = file(yaml);
        assertThatThrownBy(() -> FleetConfig.read(file))
                .isInstanceOf(FleetException.class)
                .hasMessageContaining("fleet.yaml")
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void theCommandEndsWithTwoForAWrongConfiguration() {
        var err = new StringWriter();
        var command = new CommandLine(new FleetCommand()).setErr(new PrintWriter(err));
        int code = command.execute("--config", folder.resolve("nowhere.yaml").toString());
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("cannot be read").doesNotContain("\tat ");
    }

    @Test
    void theCommandEndsWithOneWhenThePortIsTaken() throws Exception {
        try (var taken = new java.net.ServerSocket(0)) {
            var file =
                    file("broker: tcp://127.0.0.1:1\nport: %d\n".formatted(taken.getLocalPort()));
            var err = new StringWriter();
            var command = new CommandLine(new FleetCommand()).setErr(new PrintWriter(err));
            assertThat(command.execute("--config", file.toString())).isEqualTo(1);
            assertThat(err.toString()).contains("is taken");
        }
    }
}
