package de.buergerterminal.device.zvt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One data object of a TLV container (PA00P015 rev 13.08, chapter on TLV).
///
/// @param tag one to three tag bytes as a number, for example 14 or 1F07
/// @param value what the tag holds; for constructed tags again data objects
public record Tlv(int tag, Bytes value) {
    /// How a length was read: how many bytes it took and what it says; `size` -1 if it is invalid.
    record Length(int bytes, int size) {}

    static Length readLength(Bytes data, int at) {
        if (at >= data.size()) return new Length(0, -1);
        int first = data.at(at);
        if (first < 0x80) return new Length(1, first);
        if (first == 0x81 && at + 1 < data.size()) return new Length(2, data.at(at + 1));
        if (first == 0x82 && at + 2 < data.size()) {
            return new Length(3, data.at(at + 1) << 8 | data.at(at + 2));
        }
        return new Length(0, -1);
    }

    static Bytes writeLength(int size) {
        if (size < 0x80) return Bytes.of(size);
        return size < 0x100 ? Bytes.of(0x81, size) : Bytes.of(0x82, size >> 8, size);
    }

    /// The data objects in `content`; whatever follows the first malformed one is left out.
    public static List<Tlv> parse(Bytes content) {
        List<Tlv> found = new ArrayList<>();
        int at = 0;
        while (at < content.size()) {
            int tag = content.at(at++);
            if ((tag & 0x1F) == 0x1F) {
                boolean another = true;
                for (int more = 0; another; more++) {
                    if (at >= content.size() || more == 2) return found;
                    tag = tag << 8 | content.at(at);
                    another = (content.at(at++) & 0x80) != 0;
                }
            }
            Length length = readLength(content, at);
            if (length.size() < 0) return found;
            at += length.bytes();
            if (length.size() > content.size() - at) return found;
            found.add(new Tlv(tag, content.slice(at, at + length.size())));
            at += length.size();
        }
        return found;
    }

    public static Optional<Bytes> find(List<Tlv> objects, int tag) {
        return objects.stream().filter(it -> it.tag() == tag).map(Tlv::value).findFirst();
    }

    public static Tlv of(int tag, Bytes value) {
        return new Tlv(tag, value);
    }

    /// A constructed data object.
    public static Tlv of(int tag, Tlv... children) {
        Bytes inside = Bytes.NONE;
        for (Tlv child : children) inside = inside.plus(child.encoded());
        return new Tlv(tag, inside);
    }

    public List<Tlv> children() {
        return parse(value);
    }

    public Bytes encoded() {
        Bytes tagBytes =
                tag > 0xFFFF
                        ? Bytes.of(tag >> 16, tag >> 8, tag)
                        : tag > 0xFF ? Bytes.of(tag >> 8, tag) : Bytes.of(tag);
        return tagBytes.plus(writeLength(value.size())).plus(value);
    }
}
