package de.buergerterminal.device.ipp;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.LineException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Reads the bytes of RFC 8010 section 3, of whatever origin. Memory is bounded by the length of
/// the input. A value that contradicts its syntax is kept as [IppValue.Opaque], so that one odd
/// attribute does not cost the printer; a broken structure is refused as a whole.
public final class IppReader {
    private static final int END_OF_ATTRIBUTES = 0x03;
    private static final int LAST_DELIMITER = 0x0F;
    private static final int DEEPEST = 8;
    private static final int LONGEST = 0x7FFF;

    private final ByteBuffer in;

    private IppReader(ByteBuffer in) {
        this.in = in;
    }

    /// Reads one message and leaves the buffer at the first octet of the document behind it.
    ///
    /// @throws LineException `MALFORMED_DATA`
    public static IppMessage read(ByteBuffer in) throws LineException {
        try {
            return new IppReader(in).message();
        } catch (BufferUnderflowException _) {
            throw malformed("ends in the middle");
        }
    }

    private IppMessage message() throws LineException {
        var version = two();
        var code = two();
        var requestId = in.getInt();
        var groups = new ArrayList<IppGroup>();
        var tag = one();
        while (tag != END_OF_ATTRIBUTES) {
            if (tag > LAST_DELIMITER) throw malformed("has a value outside of any group");
            var attributes = new LinkedHashMap<String, List<IppValue>>();
            var next = attributes(attributes);
            groups.add(new IppGroup(tag, attributes));
            tag = next;
        }
        return new IppMessage(version, code, requestId, groups);
    }

    /// @return the delimiter that ended the group
    private int attributes(Map<String, List<IppValue>> into) throws LineException {
        List<IppValue> values = List.of();
        while (true) {
            var tag = one();
            if (tag <= LAST_DELIMITER) return tag;
            var name = latin(octets());
            if (!name.isEmpty()) {
                values = new ArrayList<>();
                // Of an attribute said twice, which RFC 8011 forbids, the first counts.
                into.putIfAbsent(name, values);
            } else if (into.isEmpty()) {
                throw malformed("has a value without an attribute");
            }
            values.add(value(tag, 0));
        }
    }

    private IppValue value(int tag, int depth) throws LineException {
        var octets = octets();
        if (tag == IppValue.BEGIN_COLLECTION) return collection(depth + 1);
        if (tag == IppValue.END_COLLECTION || tag == IppValue.MEMBER_NAME) {
            throw malformed("has a member outside of any collection");
        }
        var fixed = fixedLength(tag);
        if (fixed.isPresent() && fixed.getAsInt() != octets.length) return opaque(tag, octets);
        var value = ByteBuffer.wrap(octets);
        return switch (tag) {
            case IppValue.INTEGER, IppValue.ENUM -> new IppValue.Int(tag, value.getInt());
            case IppValue.BOOLEAN ->
                    value.get() >>> 1 == 0
                            ? new IppValue.Truth(octets[0] == 1)
                            : opaque(tag, octets);
            case IppValue.RANGE -> new IppValue.Range(value.getInt(), value.getInt());
            case IppValue.RESOLUTION ->
                    new IppValue.Resolution(value.getInt(), value.getInt(), value.get() & 0xFF);
            case IppValue.TEXT_WITH_LANGUAGE, IppValue.NAME_WITH_LANGUAGE -> localised(tag, octets);
            default -> tag >= 0x40 && tag < 0x60 ? text(tag, octets) : opaque(tag, octets);
        };
    }

    private static OptionalInt fixedLength(int tag) {
        return switch (tag) {
            case IppValue.BOOLEAN -> OptionalInt.of(1);
            case IppValue.INTEGER, IppValue.ENUM -> OptionalInt.of(4);
            case IppValue.RANGE -> OptionalInt.of(8);
            case IppValue.RESOLUTION -> OptionalInt.of(9);
            default -> OptionalInt.empty();
        };
    }

    private IppValue collection(int depth) throws LineException {
        if (depth > DEEPEST) throw malformed("is nested too deep");
        var members = new LinkedHashMap<String, List<IppValue>>();
        List<IppValue> values = List.of();
        while (true) {
            var tag = one();
            var name = octets();
            if (tag <= LAST_DELIMITER || name.length > 0) {
                throw malformed("has an unfinished collection");
            }
            if (tag == IppValue.END_COLLECTION) {
                octets();
                return new IppValue.Collection(members);
            }
            if (tag == IppValue.MEMBER_NAME) {
                values = new ArrayList<>();
                members.putIfAbsent(latin(octets()), values);
            } else if (members.isEmpty()) {
                throw malformed("has a value without a member");
            } else {
                values.add(value(tag, depth));
            }
        }
    }

    private static IppValue localised(int tag, byte[] octets) {
        var value = ByteBuffer.wrap(octets);
        try {
            var language = new byte[value.getShort() & 0xFFFF];
            value.get(language);
            var text = new byte[value.getShort() & 0xFFFF];
            value.get(text);
            if (value.hasRemaining()) return opaque(tag, octets);
            return new IppValue.Localised(tag, utf8(language), utf8(text));
        } catch (BufferUnderflowException | CharacterCodingException _) {
            return opaque(tag, octets);
        }
    }

    private static IppValue text(int tag, byte[] octets) {
        try {
            return new IppValue.Text(tag, utf8(octets));
        } catch (CharacterCodingException _) {
            return opaque(tag, octets);
        }
    }

    private static IppValue opaque(int tag, byte[] octets) {
        return new IppValue.Opaque(tag, latin(octets));
    }

    private static String utf8(byte[] octets) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    }

    private static String latin(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private byte[] octets() throws LineException {
        var length = two();
        if (length > LONGEST || length > in.remaining()) throw malformed("ends in the middle");
        var octets = new byte[length];
        in.get(octets);
        return octets;
    }

    private int one() {
        return in.get() & 0xFF;
    }

    private int two() {
        return in.getShort() & 0xFFFF;
    }

    private static LineException malformed(String how) {
        return new LineException(FaultCode.MALFORMED_DATA, "the IPP message " + how);
    }
}
