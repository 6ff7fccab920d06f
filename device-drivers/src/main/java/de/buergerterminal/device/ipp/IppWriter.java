package de.buergerterminal.device.ipp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Turns messages into the bytes of RFC 8010 section 3.
public final class IppWriter {
    private static final int END_OF_ATTRIBUTES = 0x03;
    private static final int LONGEST = 0x7FFF;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

    private IppWriter() {}

    /// @throws IllegalArgumentException for a name or value longer than 32767 octets
    public static byte[] bytes(IppMessage message) {
        var writer = new IppWriter();
        writer.two(message.version());
        writer.two(message.code());
        writer.four(message.requestId());
        for (var group : message.groups()) {
            writer.out.write(group.tag());
            writer.attributes(group.attributes());
        }
        writer.out.write(END_OF_ATTRIBUTES);
        return writer.out.toByteArray();
    }

    private void attributes(Map<String, List<IppValue>> attributes) {
        attributes.forEach((name, values) -> {
            var label = name.getBytes(StandardCharsets.ISO_8859_1);
            for (var value : values) {
                value(label, value);
                label = new byte[0];
            }
        });
    }

    private void value(byte[] name, IppValue value) {
        out.write(value.tag());
        sized(name);
        switch (value) {
            case IppValue.Int it -> {
                two(4);
                four(it.value());
            }
            case IppValue.Truth it -> {
                two(1);
                out.write(it.value() ? 1 : 0);
            }
            case IppValue.Text it -> sized(it.text().getBytes(StandardCharsets.UTF_8));
            case IppValue.Localised it -> {
                var language = it.language().getBytes(StandardCharsets.UTF_8);
                var text = it.text().getBytes(StandardCharsets.UTF_8);
                two(checked(4 + language.length + text.length));
                sized(language);
                sized(text);
            }
            case IppValue.Range it -> {
                two(8);
                four(it.from());
                four(it.to());
            }
            case IppValue.Resolution it -> {
                two(9);
                four(it.crossFeed());
                four(it.feed());
                out.write(it.unit());
            }
            case IppValue.Collection it -> collection(it);
            case IppValue.Opaque it -> sized(it.octets().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void collection(IppValue.Collection collection) {
        two(0);
        collection
                .members()
                .forEach((name, values) -> {
                    out.write(IppValue.MEMBER_NAME);
                    two(0);
                    sized(name.getBytes(StandardCharsets.ISO_8859_1));
                    for (var value : values) value(new byte[0], value);
                });
        out.write(IppValue.END_COLLECTION);
        two(0);
        two(0);
    }

    private void sized(byte[] bytes) {
        two(checked(bytes.length));
        out.writeBytes(bytes);
    }

    private static int checked(int length) {
        if (length > LONGEST) {
            throw new IllegalArgumentException("an IPP name or value has at most 32767 octets");
        }
        return length;
    }

    private void two(int value) {
        out.write(value >> 8);
        out.write(value);
    }

    private void four(int value) {
        two(value >> 16);
        two(value);
    }
}
