package de.buergerterminal.device.gpio;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.line.DeviceUri;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The address of one device on wires, taken apart: `gpio:17`, `gpio:GPIO17?chip=pinctrl-rp1` or
/// `gpio:5,6?feedback=16,19`. Every complaint is a [ConfigurationException] with one sentence that
/// repeats the address.
///
/// @param scheme `gpio`, or what a [KernelProvider] serves
/// @param lines numbers of lines, or names that the chip gives them
record Wires(URI uri, String scheme, List<String> lines, DeviceUri settings) {
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(gpio|gpio\\+[a-z]+)(?::|://[0-9.]+:[0-9]{1,5}/)([^?#/]+)(?:\\?([^#]*))?");
    private static final Pattern LINE = Pattern.compile("[A-Za-z0-9_.-]{1,31}");
    private static final Set<String> ALWAYS_KNOWN = Set.of("provider", "chip", "active");

    /// Settings that name further lines.
    private static final Set<String> FURTHER_LINES = Set.of("feedback", "light");

    /// @param ownSettings what the driver understands besides `provider`, `chip` and `active`
    static Wires of(URI uri, String... ownSettings) {
        var parts = ADDRESS.matcher(uri.toString());
        if (!parts.matches() || parts.group(1).equals("gpio") != uri.isOpaque()) {
            throw new ConfigurationException(
                    uri + ": name the GPIO line by its number or name, as in gpio:17.");
        }
        var query = parts.group(3);
        var settings =
                new DeviceUri(
                        uri, parts.group(1), "", query == null ? Map.of() : pairs(uri, query));
        var known = new TreeSet<>(ALWAYS_KNOWN);
        known.addAll(List.of(ownSettings));
        for (var name : settings.settings().keySet()) {
            if (!known.contains(name)) {
                throw settings.wrong(
                        "'%s' is no setting here; known are %s.".formatted(name, known));
            }
        }
        return new Wires(uri, parts.group(1), lines(settings, parts.group(2)), settings);
    }

    /// The one line of a device that has one.
    String line() {
        if (lines.size() != 1) throw settings.wrong("this device has one line; name just one.");
        return lines.getFirst();
    }

    /// The lines a setting names; none when it is not set.
    List<String> linesOf(String setting) {
        return Optional.ofNullable(settings.settings().get(setting))
                .map(it -> lines(settings, it))
                .orElse(List.of());
    }

    List<String> allLines() {
        var all = new ArrayList<>(lines);
        FURTHER_LINES.forEach(it -> all.addAll(linesOf(it)));
        if (Set.copyOf(all).size() < all.size()) {
            throw settings.wrong("each line can be used once; a line is named twice.");
        }
        return all;
    }

    /// Whether low is what counts as on.
    ///
    /// @param otherwise what the wiring rules of this device say
    boolean activeLow(Level otherwise) {
        return otherwise == Level.HIGH
                ? settings.word("active", "high", "low").equals("low")
                : settings.word("active", "low", "high").equals("low");
    }

    /// Which level means on.
    enum Level {
        LOW,
        HIGH
    }

    private static List<String> lines(DeviceUri settings, String names) {
        var lines = List.of(names.split(",", -1));
        for (var line : lines) {
            if (!LINE.matcher(line).matches()) {
                throw settings.wrong(
                        "name each GPIO line by its number or name, as in gpio:17 or gpio:5,6.");
            }
        }
        return lines;
    }

    private static Map<String, String> pairs(URI uri, String query) {
        var settings = new LinkedHashMap<String, String>();
        for (var part : query.split("&", -1)) {
            var equals = part.indexOf('=');
            var name = part.substring(0, Math.max(equals, 0)).toLowerCase(Locale.ROOT);
            if (equals < 1 || settings.put(name, part.substring(equals + 1)) != null) {
                throw new ConfigurationException(
                        "%s: '%s' must be written as name=value, once.".formatted(uri, part));
            }
        }
        return settings;
    }
}
