package de.buergerterminal.device.line;

import de.buergerterminal.device.ConfigurationException;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where a device is plugged in, taken apart: `escpos+serial:///dev/kiosk/printer?baud=38400` or
/// `zvt+tcp://10.0.0.9:20007`. Every complaint is a [ConfigurationException] with one sentence that
/// repeats the URI, with a password in it replaced by `***`.
///
/// @param protocol what is spoken, the part of the scheme before `+`
/// @param transport what carries it, the part of the scheme after `+`
/// @param settings the query, names in lower case
public record DeviceUri(URI uri, String protocol, String transport, Map<String, String> settings) {
    private static final Pattern PASSWORD = Pattern.compile("(?i)(passwor[dt]=?)[^&#]*");
    private static final Set<String> SERIAL_SETTINGS =
            Set.of("baud", "databits", "stopbits", "parity", "flow");

    public DeviceUri {
        settings = Map.copyOf(settings);
    }

    /// @param protocol the one this driver speaks; another one is refused
    /// @param ownSettings query names the driver understands besides those of a serial line
    public static DeviceUri of(URI uri, String protocol, String... ownSettings) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme();
        var plus = scheme.indexOf('+');
        if (plus < 1 || !scheme.substring(0, plus).equals(protocol)) {
            throw new ConfigurationException(
                    "%s: the address must begin with %s+serial:// or %s+tcp://."
                            .formatted(readable(uri), protocol, protocol));
        }
        var parsed = new DeviceUri(uri, protocol, scheme.substring(plus + 1), queryOf(uri));
        parsed.refuseUnknownSettings(List.of(ownSettings));
        return parsed;
    }

    /// For protocols that bring their own transport, as `ipp://host/ipp/print` does.
    ///
    /// @param schemes those this driver speaks, without `+`; another one is refused
    public static DeviceUri ofScheme(URI uri, List<String> schemes, String... ownSettings) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme();
        if (!schemes.contains(scheme)) {
            throw new ConfigurationException(
                    "%s: the address must begin with %s://."
                            .formatted(uri, String.join(":// or ", schemes)));
        }
        var parsed = new DeviceUri(uri, scheme, "", queryOf(uri));
        parsed.refuseUnknownSettings(List.of(ownSettings));
        return parsed;
    }

    /// The path of the device file, for serial lines.
    public String path() {
        var path = uri.getPath();
        if (path == null || path.length() < 2 || path.indexOf(0) >= 0 || uri.getHost() != null) {
            throw wrong("name the device file with three slashes, as in serial:///dev/ttyUSB0.");
        }
        return path;
    }

    /// The host name or address, for TCP.
    public String host() {
        if (uri.getHost() == null) throw wrong("name the host, as in tcp://10.0.0.9:20007.");
        return uri.getHost();
    }

    /// The TCP port, 1 to 65535.
    public int port() {
        if (uri.getPort() < 1 || uri.getPort() > 65_535) {
            throw wrong("name the port (1 to 65535), as in tcp://10.0.0.9:20007.");
        }
        return uri.getPort();
    }

    /// One of a few words; the first is what counts when nothing is said.
    public String word(String name, String... allowed) {
        var value = settings.getOrDefault(name, allowed[0]);
        return Arrays.stream(allowed)
                .filter(value::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> wrong(name + " must be one of " + List.of(allowed) + "."));
    }

    public int number(String name, int otherwise, int least, int most) {
        var value = settings.get(name);
        if (value == null) return otherwise;
        if (value.matches("[0-9]{1,9}")) {
            var number = Integer.parseInt(value);
            if (number >= least && number <= most) return number;
        }
        throw wrong("%s must be a number from %d to %d.".formatted(name, least, most));
    }

    /// The address for people and logs: without a password.
    public static String readable(URI uri) {
        return readable(uri.toString());
    }

    /// As above, for what may be no address at all.
    public static String readable(String address) {
        return PASSWORD.matcher(address).replaceAll("$1***");
    }

    public ConfigurationException wrong(String advice) {
        return new ConfigurationException(readable(uri) + ": " + advice);
    }

    private void refuseUnknownSettings(List<String> ownSettings) {
        var known =
                new TreeSet<>(
                        Stream.concat(
                                        ownSettings.stream(),
                                        transport.equals("serial")
                                                ? SERIAL_SETTINGS.stream()
                                                : Stream.empty())
                                .toList());
        for (var name : settings.keySet()) {
            if (!known.contains(name)) {
                throw wrong("'%s' is no setting here; known are %s.".formatted(name, known));
            }
        }
    }

    private static Map<String, String> queryOf(URI uri) {
        var settings = new LinkedHashMap<String, String>();
        var query = uri.getQuery();
        if (query == null) return settings;
        for (var part : query.split("&", -1)) {
            var equals = part.indexOf('=');
            if (equals < 1) {
                throw new ConfigurationException(
                        "%s: '%s' must be written as name=value."
                                .formatted(
                                        readable(uri), PASSWORD.matcher(part).replaceAll("$1***")));
            }
            var name = part.substring(0, equals).toLowerCase(Locale.ROOT);
            if (settings.put(name, part.substring(equals + 1)) != null) {
                throw new ConfigurationException(
                        "%s: '%s' is given twice.".formatted(readable(uri), name));
            }
        }
        return settings;
    }

    @Override
    public String toString() {
        return readable(uri);
    }
}
