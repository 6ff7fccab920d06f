package de.buergerterminal.device.smartcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceException;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.FaultCode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PcscCardReaderTest {
    @Test
    void withoutTheDaemonTheReaderIsOfflineAndSaysWhy() throws Exception {
        Assumptions.assumeFalse(Files.exists(Path.of("/run/pcscd/pcscd.comm")));
        try (var reader = PcscCardReader.at(new DeviceId("card-reader"), URI.create("pcsc:*"))) {
            reader.start(_ -> {});
            for (int i = 0; i < 2_000 && reader.health() instanceof DeviceHealth.Starting; i++) {
                Thread.sleep(10);
            }
            assertThat(reader.health())
                    .isInstanceOfSatisfying(
                            DeviceHealth.Offline.class,
                            it ->
                                    assertThat(it.fault().code())
                                            .isEqualTo(FaultCode.SERVICE_NOT_RUNNING));
            assertThatThrownBy(() -> reader.transmit(new byte[4]).get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(DeviceException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    pcsc:ACS%20ACR122*,   ACS ACR122U PICC Interface 00 00, true
                    pcsc:*CL*,            REINER SCT cyberJack RFID CL 01,  true
                    pcsc:*,               anything,                         true
                    pcsc:A+B%20*,         A+B 00,                           true
                    pcsc:ACS%20ACR122,    ACS ACR122U,                      false
                    pcsc:A.S*,            ACS ACR122U,                      false
                    """)
    void theReaderIsFoundByItsName(String uri, String name, boolean found) {
        assertThat(ReaderName.of(URI.create(uri)).matches(name)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcsc://reader", "usb:reader", "reader"})
    void aWrongAddressIsRefusedInOneSentence(String uri) {
        assertThatThrownBy(() -> PcscCardReader.at(new DeviceId("card-reader"), URI.create(uri)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(uri)
                .hasMessageEndingWith(".");
    }
}
