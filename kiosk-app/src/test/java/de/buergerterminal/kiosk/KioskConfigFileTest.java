package de.buergerterminal.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.catalogue.StockCatalogue;
import de.buergerterminal.backend.fitconnect.ApiVersion;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KioskConfigFileTest {
    private static final String WHOLE =
            """
            id: musterstadt-k07
            number: K07
            town: {name: Stadt Musterstadt, code: PB, accentColour: "#2f4fa2"}
            screen: {dpi: 102, width: 1080, height: 1920, fullscreen: false}
            languages: [de, en]
            dataDir: data
            devices:
              receipt-printer: escpos+tcp://127.0.0.1:9100
              payment-terminal: zvt+tcp://127.0.0.1:20007
            office:
              environment: TEST
              tokenUri: http://127.0.0.1:8080/token
              submissionUri: http://127.0.0.1:8080/submission-api
              clientId: kiosk
              clientSecretFile: secret
              acceptUncertifiedKeys: true
              routes:
                meldebescheinigung:
                  destination: 2b6f6a3c-6a1c-4e0a-9d0f-4c1c2d3e4f50
                  identifier: urn:de:fim:leika:leistung:99115005012000
            broker: {uri: "tcp://127.0.0.1:1883"}
            watchdog: /dev/watchdog
            """;

    @TempDir Path folder;

    @Test
    void aWholeFileIsRead() throws Exception {
        var config = read(WHOLE);
        assertThat(config.id()).isEqualTo("musterstadt-k07");
        assertThat(config.dataDir()).isEqualTo(folder.resolve("data"));
        assertThat(config.devices())
                .containsEntry(
                        DeviceKind.PAYMENT_TERMINAL, URI.create("zvt+tcp://127.0.0.1:20007"));
        assertThat(config.office().routes()).containsKey(new ServiceId("meldebescheinigung"));
        assertThat(config.broker()).isPresent();
        assertThat(config.watchdog()).contains(Path.of("/dev/watchdog"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    id: musterstadt-k07     | id: K7              | id must be 4 to 32 small letters
                    number: K07             | number: 7           | number must be a text
                    number: K07             | nummer: K07         | number is missing
                    languages: [de, en]     | language: [de, en]  | language is not a setting; known here:
                    code: PB                | code: Paderborn     | town.code must be 1 to 5 capital letters
                    dpi: 102                | dpi: viel           | screen.dpi must be a whole number from 50 to 400
                    fullscreen: false       | fullscreen: nein    | screen.fullscreen must be true or false
                    receipt-printer:        | receipt-drucker:    | devices.receipt-drucker must be one of
                    environment: TEST       | environment: LIVE   | office.environment must be TEST, STAGE or PROD
                    identifier: urn:        | kennung: urn:       | office.routes.meldebescheinigung.identifier is missing
                    dataDir: data           | dataDir: [data      | no valid YAML at line
                    number: K07             | id: musterstadt-k08 | no valid YAML at line
                    """)
    void aWrongSettingIsOneSentenceWithItsPlace(String right, String wrong, String sentence) {
        assertThat(WHOLE).contains(right);
        assertThatThrownBy(() -> read(WHOLE.replace(right, wrong)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kiosk.yaml: ")
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aTownsCatalogueNeedsTheKeyThatSignedIt() throws IOException {
        String own = WHOLE + "catalogueDir: services\n";
        assertThatThrownBy(() -> read(own))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("catalogueKey is missing");
        assertThat(read(own + "catalogueKey: town.pub.pem\n").catalogue().orElseThrow().key())
                .contains(folder.resolve("town.pub.pem"));
        String unsigned = own + "acceptUnsignedCatalogue: true\n";
        assertThat(read(unsigned).catalogue().orElseThrow().key()).isEmpty();
        assertThatThrownBy(() -> read(unsigned.replace("environment: TEST", "environment: PROD")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("catalogueKey is missing");
    }

    @Test
    void theWayToTheServiceIsRead() throws Exception {
        var office =
                read(WHOLE.replace(
                                "clientId: kiosk",
                                "clientId: kiosk\n  proxy: proxy.stadt.example:3128\n  api: v1\n"
                                        + "  tlsAnchor: tls.pem"))
                        .office();
        assertThat(office.proxy().orElseThrow().getPort()).isEqualTo(3128);
        assertThat(office.api()).isEqualTo(ApiVersion.V1);
        assertThat(office.tlsAnchor())
                .contains(new KioskConfig.TlsAnchor.File(folder.resolve("tls.pem")));
        assertThat(read(WHOLE).office().tlsAnchor()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    proxy: http://proxy:3128 | office.proxy must be host:port
                    api: v3                  | office.api must be v1 or v2
                    """)
    void aWrongWayToTheServiceIsOneSentence(String wrong, String sentence) {
        assertThatThrownBy(
                        () -> read(WHOLE.replace("clientId: kiosk", "clientId: kiosk\n  " + wrong)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    clientId: kiosk2      | office.tlsAnchor is missing; name the PEM file
                    tlsAnchor: none.pem   | must be a readable PEM file
                    tlsAnchor: kiosk.yaml | kiosk.yaml
                    """)
    void aServiceBehindTlsNeedsAnAnchorThatIsThere(String line, String sentence) throws Exception {
        Files.writeString(folder.resolve("secret"), "s3cret");
        String text = WHOLE.replace("http://127.0.0.1:8080", "https://service.example");
        var office =
                read(line.startsWith("clientId")
                                ? text
                                : text.replace("clientId: kiosk", "clientId: kiosk\n  " + line))
                        .office();
        assertThatThrownBy(() -> OfficeWiring.settings(office, StockCatalogue.load(), "0.1.0"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aMissingFileSaysWhatToCheck() {
        assertThatThrownBy(() -> KioskConfigFile.read(folder.resolve("none.yaml")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("check path");
    }

    private KioskConfig read(String text) throws IOException {
        return KioskConfigFile.read(Files.writeString(folder.resolve("kiosk.yaml"), text));
    }
}
