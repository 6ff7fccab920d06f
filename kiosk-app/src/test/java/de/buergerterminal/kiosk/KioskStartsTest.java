package de.buergerterminal.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.device.simulator.SimulatedPaymentTerminal;
import de.buergerterminal.device.simulator.SimulatedReceiptPrinter;
import de.buergerterminal.kiosk.session.SessionState.OutOfService;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The production wiring from a configuration file, with an office that cannot be reached.
class KioskStartsTest {
    @TempDir Path folder;

    @Test
    void withoutTheOfficesKeyTheTerminalSaysThatNothingWorks() throws Exception {
        var anyPort = URI.create("tcp://127.0.0.1:0");
        try (var printer = SimulatedReceiptPrinter.at(anyPort);
                var terminal = SimulatedPaymentTerminal.at(anyPort);
                var kiosk = Kiosk.of(config(printer.port(), terminal.driverUri()))) {
            kiosk.start();
            assertThat(kiosk.state()).isInstanceOf(OutOfService.class);
        }
    }

    @Test
    void aSecondTerminalOnTheSameDataIsRefusedInOneSentence() throws Exception {
        var config = config(1, URI.create("zvt+tcp://127.0.0.1:1"));
        try (var _ = Kiosk.of(config)) {
            assertThatThrownBy(() -> Kiosk.of(config))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("stop the other kiosk process first");
        }
    }

    private KioskConfig config(int printerPort, URI terminal) throws Exception {
        Files.writeString(folder.resolve("secret"), "not a secret\n");
        return KioskConfigFile.read(
                Files.writeString(
                        folder.resolve("kiosk.yaml"),
                        """
                        id: musterstadt-k07
                        number: K07
                        town: {name: Stadt Musterstadt, code: PB}
                        screen: {fullscreen: false}
                        dataDir: data
                        devices:
                          receipt-printer: escpos+tcp://127.0.0.1:%d
                          payment-terminal: %s
                        office:
                          environment: TEST
                          tokenUri: http://127.0.0.1:1/token
                          submissionUri: http://127.0.0.1:1/submission-api
                          clientId: kiosk
                          clientSecretFile: secret
                          acceptUncertifiedKeys: true
                          routes:
                            meldebescheinigung:
                              destination: 2b6f6a3c-6a1c-4e0a-9d0f-4c1c2d3e4f50
                              identifier: urn:de:fim:leika:leistung:99115005012000
                        """
                                .formatted(printerPort, terminal)));
    }
}
