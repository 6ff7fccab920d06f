package de.buergerterminal.device.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.ConfigurationException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceUriTest {
    @Test
    void aSerialAddressNamesTheDeviceFileAndHowBytesAreSent() {
        var uri = parse("escpos+serial:///dev/serial/by-id/usb-X-if00?baud=38400&parity=even");
        assertThat(uri.path()).isEqualTo("/dev/serial/by-id/usb-X-if00");
        assertThat(SerialSettings.of(uri))
                .isEqualTo(
                        new SerialSettings(
                                38_400,
                                8,
                                1,
                                SerialSettings.Parity.EVEN,
                                SerialSettings.Flow.NONE));
    }

    @Test
    void aTcpAddressNamesHostAndPort() {
        var uri = parse("escpos+tcp://10.0.0.9:9100?profile=80mm");
        assertThat(uri.host()).isEqualTo("10.0.0.9");
        assertThat(uri.port()).isEqualTo(9100);
        assertThat(uri.word("profile", "58mm", "80mm")).isEqualTo("80mm");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    zvt+tcp://10.0.0.9:20007           | must begin with escpos+serial:// or escpos+tcp://
                    escpos                             | must begin with escpos+serial://
                    escpos+bus:///dev/usb/lp0          | 'bus' is no line; use serial or tcp (receipt printers also usb)
                    escpos+serial://ttyUSB0            | with three slashes
                    escpos+serial:/                    | with three slashes
                    escpos+serial:///dev/x%00y         | with three slashes
                    escpos+serial:///dev/x?bauds=9600  | 'bauds' is no setting here; known are [baud, databits, flow, parity, profile, stopbits]
                    escpos+serial:///dev/x?baud=fast   | baud must be a number from 300 to 921600
                    escpos+serial:///dev/x?baud=1      | baud must be a number from 300 to 921600
                    escpos+serial:///dev/x?parity=mark | parity must be one of [NONE, EVEN, ODD]
                    escpos+serial:///dev/x?baud        | 'baud' must be written as name=value
                    escpos+serial:///dev/x?baud=1200&baud=9600 | 'baud' is given twice
                    escpos+tcp:///dev/x                | name the host
                    escpos+tcp://10.0.0.9              | name the port
                    escpos+tcp://10.0.0.9:99999        | name the port
                    escpos+tcp://10.0.0.9:91?baud=9600 | 'baud' is no setting here
                    """)
    void aWrongAddressIsToldInOneSentence(String uri, String sentence) {
        assertThatThrownBy(() -> LinePort.of(parse(uri)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(uri + ": ")
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    zvt+tcp://10.0.0.9:20007?password=123456&columns=abc
                    zvt+tcp://10.0.0.9:20007?columns=abc&password=123456
                    zvt+tcp://10.0.0.9:20007?password=123456&password=123456
                    zvt+tcp://10.0.0.9:20007?password=123456&nonsense
                    zvt+tcp://10.0.0.9:20007?PASSWORD=123456&nonsense=1
                    zvt+tcp://10.0.0.9:20007?passwort=123456
                    zvt+tcp://10.0.0.9:20007?password:123456
                    zvt+usb://10.0.0.9:20007?password=123456
                    escpos+tcp://10.0.0.9:20007?password=123456
                    """)
    void aPasswordIsNotRepeatedInTheSentence(String uri) {
        assertThatThrownBy(
                        () -> {
                            var parsed =
                                    DeviceUri.of(URI.create(uri), "zvt", "password", "columns");
                            LinePort.of(parsed);
                            parsed.number("columns", 32, 20, 99);
                        })
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("***")
                .hasMessageNotContaining("123456");
        var good = URI.create("zvt+tcp://10.0.0.9:20007?password=123456&columns=32");
        assertThat(DeviceUri.of(good, "zvt", "password", "columns").toString())
                .isEqualTo("zvt+tcp://10.0.0.9:20007?password=***&columns=32");
    }

    private static DeviceUri parse(String uri) {
        return DeviceUri.of(URI.create(uri.strip()), "escpos", "profile");
    }
}
