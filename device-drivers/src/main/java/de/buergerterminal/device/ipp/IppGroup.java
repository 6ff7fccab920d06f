package de.buergerterminal.device.ipp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A group of attributes (RFC 8010 section 3.1.2), in their order.
///
/// @param tag one of the constants here, or another of 0x00 to 0x0F but 0x03
public record IppGroup(int tag, Map<String, List<IppValue>> attributes) {
    public static final int OPERATION = 0x01;
    public static final int JOB = 0x02;
    public static final int PRINTER = 0x04;
    public static final int UNSUPPORTED = 0x05;

    public IppGroup {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    public static IppGroup of(int tag) {
        return new IppGroup(tag, Map.of());
    }

    /// The same with one attribute more.
    public IppGroup and(String name, IppValue... values) {
        return and(name, Arrays.asList(values));
    }

    public IppGroup and(String name, List<IppValue> values) {
        var more = new LinkedHashMap<>(attributes);
        more.put(name, List.copyOf(values));
        return new IppGroup(tag, more);
    }

    public List<IppValue> values(String name) {
        return attributes.getOrDefault(name, List.of());
    }

    /// All values of an attribute that can be read as text.
    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var value : values(name)) {
            switch (value) {
                case IppValue.Text it -> texts.add(it.text());
                case IppValue.Localised it -> texts.add(it.text());
                case IppValue.Opaque it when it.tag() >= IppValue.OCTET_STRING ->
                        texts.add(it.octets());
                default -> {}
            }
        }
        return texts;
    }

    public Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    /// All values of an attribute that are integers or enums.
    public List<Integer> numbers(String name) {
        var numbers = new ArrayList<Integer>();
        for (var value : values(name)) {
            if (value instanceof IppValue.Int it) numbers.add(it.value());
        }
        return numbers;
    }

    public OptionalInt number(String name) {
        return numbers(name).stream().mapToInt(it -> it).findFirst();
    }

    public Optional<Boolean> truth(String name) {
        return values(name).stream()
                .filter(IppValue.Truth.class::isInstance)
                .map(it -> ((IppValue.Truth) it).value())
                .findFirst();
    }
}
