package de.buergerterminal.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceWiringTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    RECEIPT_PRINTER  | escpos+tcp://10.0.0.8:9100                      | EscposReceiptPrinter
                    DOCUMENT_PRINTER | ipp://10.0.0.8/ipp/print                        | IppDocumentPrinter
                    CODE_SCANNER     | scanner+serial:///dev/kiosk/scanner?suffix=CR   | SerialCodeScanner
                    CODE_SCANNER     | scanner+input:///dev/input/scanner?layout=DE    | KeyboardCodeScanner
                    CODE_SCANNER     | camera:/dev/video0?rate=3                       | CameraCodeScanner
                    CODE_SCANNER     | camera:rpicam                                   | CameraCodeScanner
                    PAYMENT_TERMINAL | zvt+tcp://10.0.0.9:20007                        | ZvtPaymentTerminal
                    CARD_READER      | pcsc:ACS*                                       | PcscCardReader
                    CARD_READER      | pn532+serial:///dev/kiosk/cards                 | Pn532CardReader
                    IDENTITY_READER  | eid+ws://127.0.0.1:24727                        | AusweisAppReader
                    PRESENCE_SENSOR  | gpio:17                                         | GpioPresenceSensor
                    STATUS_LIGHT     | gpio:27                                         | GpioStatusLight
                    DOOR_CONTACT     | gpio:22                                         | GpioDoorContact
                    LOCKER_LOCK      | gpio:5,6?feedback=16,19                         | GpioLockerLock
                    STAFF_CALL       | gpio:23?light=24                                | GpioStaffCall
                    """)
    void anAddressFindsItsDriver(DeviceKind kind, URI address, String driver) {
        var devices = DeviceWiring.of(Map.of(kind, address), folder).all();
        assertThat(devices).hasSize(1);
        assertThat(devices.getFirst().kind()).isEqualTo(kind);
        assertThat(devices.getFirst().id().value()).isEqualTo(kind.word());
        assertThat(devices.getFirst().getClass().getSimpleName()).isEqualTo(driver);
        devices.forEach(Device::close);
    }

    @ParameterizedTest
    @EnumSource(DeviceKind.class)
    void anUnknownSchemeIsOneSentenceThatNamesTheDevice(DeviceKind kind) {
        var addresses = Map.of(kind, URI.create("telepathy+void://nowhere:1"));
        assertThatThrownBy(() -> DeviceWiring.of(addresses, folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("devices." + kind.word() + ": ")
                .message()
                .doesNotContain("\n")
                .endsWith(".");
    }

    @Test
    void aTerminalWithoutDevicesHasNone() {
        assertThat(DeviceWiring.of(Map.of(), folder).all()).isEmpty();
    }
}
