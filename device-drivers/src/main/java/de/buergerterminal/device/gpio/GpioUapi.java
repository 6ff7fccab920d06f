package de.buergerterminal.device.gpio;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.MemoryLayout.unionLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import de.buergerterminal.device.kernel.Ioctl;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.StructLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The GPIO character device, version 2, as declared in `linux/gpio.h` (since Linux 5.10):
/// structures, request numbers and flags with the header's own names. Sizes and offsets follow from
/// the declarations; a test holds them against the header with a C compiler.
final class GpioUapi {
    private static final int TYPE = 0xB4;
    static final int NAME_SIZE = 32;

    static final StructLayout CHIP_INFO =
            structLayout(name("name"), name("label"), JAVA_INT.withName("lines"));
    static final StructLayout LINE_VALUES =
            structLayout(JAVA_LONG.withName("bits"), JAVA_LONG.withName("mask"));
    static final StructLayout LINE_ATTRIBUTE =
            structLayout(
                    JAVA_INT.withName("id"),
                    JAVA_INT.withName("padding"),
                    unionLayout(
                                    JAVA_LONG.withName("flags"),
                                    JAVA_LONG.withName("values"),
                                    JAVA_INT.withName("debounce_period_us"))
                            .withName("of"));
    static final StructLayout LINE_CONFIG_ATTRIBUTE =
            structLayout(LINE_ATTRIBUTE.withName("attr"), JAVA_LONG.withName("mask"));
    static final StructLayout LINE_CONFIG =
            structLayout(
                    JAVA_LONG.withName("flags"),
                    JAVA_INT.withName("num_attrs"),
                    sequenceLayout(5, JAVA_INT).withName("padding"),
                    sequenceLayout(10, LINE_CONFIG_ATTRIBUTE).withName("attrs"));
    static final StructLayout LINE_REQUEST =
            structLayout(
                    sequenceLayout(64, JAVA_INT).withName("offsets"),
                    name("consumer"),
                    LINE_CONFIG.withName("config"),
                    JAVA_INT.withName("num_lines"),
                    JAVA_INT.withName("event_buffer_size"),
                    sequenceLayout(5, JAVA_INT).withName("padding"),
                    JAVA_INT.withName("fd"));
    static final StructLayout LINE_INFO =
            structLayout(
                    name("name"),
                    name("consumer"),
                    JAVA_INT.withName("offset"),
                    JAVA_INT.withName("num_attrs"),
                    JAVA_LONG.withName("flags"),
                    sequenceLayout(10, LINE_ATTRIBUTE).withName("attrs"),
                    sequenceLayout(4, JAVA_INT).withName("padding"));
    static final StructLayout LINE_EVENT =
            structLayout(
                    JAVA_LONG.withName("timestamp_ns"),
                    JAVA_INT.withName("id"),
                    JAVA_INT.withName("offset"),
                    JAVA_INT.withName("seqno"),
                    JAVA_INT.withName("line_seqno"),
                    sequenceLayout(6, JAVA_INT).withName("padding"));

    static final int GET_CHIPINFO = Ioctl.reading(TYPE, 0x01, CHIP_INFO.byteSize());
    static final int GET_LINEINFO = Ioctl.exchanging(TYPE, 0x05, LINE_INFO.byteSize());
    static final int GET_LINE = Ioctl.exchanging(TYPE, 0x07, LINE_REQUEST.byteSize());
    static final int GET_VALUES = Ioctl.exchanging(TYPE, 0x0E, LINE_VALUES.byteSize());
    static final int SET_VALUES = Ioctl.exchanging(TYPE, 0x0F, LINE_VALUES.byteSize());

    static final long USED = 1;
    static final long ACTIVE_LOW = 1 << 1;
    static final long INPUT = 1 << 2;
    static final long OUTPUT = 1 << 3;
    static final long EDGE_RISING = 1 << 4;
    static final long EDGE_FALLING = 1 << 5;
    static final long BIAS_PULL_UP = 1 << 8;
    static final long BIAS_PULL_DOWN = 1 << 9;
    static final long BIAS_DISABLED = 1 << 10;

    static final int ATTRIBUTE_OUTPUT_VALUES = 2;
    static final int ATTRIBUTE_DEBOUNCE = 3;

    /// Asks for one line.
    ///
    /// @param attribute [#ATTRIBUTE_OUTPUT_VALUES], [#ATTRIBUTE_DEBOUNCE], or 0 for none
    /// @param value bits of the output, or microseconds that an input must rest
    static byte[] lineRequest(int offset, String consumer, long flags, int attribute, long value) {
        var bytes = structure(LINE_REQUEST);
        var request = in(bytes);
        request.putInt(at(LINE_REQUEST, "offsets"), offset);
        var name = consumer.getBytes(StandardCharsets.US_ASCII);
        // One byte stays zero, for the kernel takes the name as a C string.
        request.put(at(LINE_REQUEST, "consumer"), name, 0, Math.min(name.length, NAME_SIZE - 1));
        request.putInt(at(LINE_REQUEST, "num_lines"), 1);
        var config = at(LINE_REQUEST, "config");
        request.putLong(config + at(LINE_CONFIG, "flags"), flags);
        if (attribute == 0) return bytes;
        request.putInt(config + at(LINE_CONFIG, "num_attrs"), 1);
        var first = config + at(LINE_CONFIG, "attrs");
        request.putInt(first + at(LINE_ATTRIBUTE, "id"), attribute);
        var union = first + at(LINE_ATTRIBUTE, "of");
        if (attribute == ATTRIBUTE_DEBOUNCE) request.putInt(union, (int) value);
        else request.putLong(union, value);
        request.putLong(first + at(LINE_CONFIG_ATTRIBUTE, "mask"), 1);
        return bytes;
    }

    static int at(StructLayout structure, String field) {
        return (int) structure.byteOffset(new PathElement[] {groupElement(field)});
    }

    static byte[] structure(StructLayout layout) {
        return new byte[(int) layout.byteSize()];
    }

    /// The fields of a structure, written through to its bytes.
    static ByteBuffer in(byte[] structure) {
        return ByteBuffer.wrap(structure).order(ByteOrder.nativeOrder());
    }

    /// A `char[32]` up to its first zero.
    static String text(byte[] structure, int offset) {
        var length = 0;
        while (length < NAME_SIZE && structure[offset + length] != 0) length++;
        return new String(structure, offset, length, StandardCharsets.UTF_8);
    }

    private static MemoryLayout name(String field) {
        return sequenceLayout(NAME_SIZE, JAVA_BYTE).withName(field);
    }

    private GpioUapi() {}
}
