package de.buergerterminal.device.ipp;

import java.util.List;
import java.util.Map;

/// One value of an attribute with its syntax (RFC 8010 section 3.5.2 and 3.9).
public sealed interface IppValue {
    int INTEGER = 0x21;
    int BOOLEAN = 0x22;
    int ENUM = 0x23;
    int OCTET_STRING = 0x30;
    int RESOLUTION = 0x32;
    int RANGE = 0x33;
    int BEGIN_COLLECTION = 0x34;
    int TEXT_WITH_LANGUAGE = 0x35;
    int NAME_WITH_LANGUAGE = 0x36;
    int END_COLLECTION = 0x37;
    int TEXT = 0x41;
    int NAME = 0x42;
    int KEYWORD = 0x44;
    int URI = 0x45;
    int CHARSET = 0x47;
    int LANGUAGE = 0x48;
    int MIME_TYPE = 0x49;
    int MEMBER_NAME = 0x4A;

    int tag();

    /// @param tag [#INTEGER] or [#ENUM]
    record Int(int tag, int value) implements IppValue {}

    record Truth(boolean value) implements IppValue {
        @Override
        public int tag() {
            return BOOLEAN;
        }
    }

    /// @param tag 0x40 to 0x49: texts, names, keywords, URIs and their like, all in UTF-8
    record Text(int tag, String text) implements IppValue {}

    /// @param tag [#TEXT_WITH_LANGUAGE] or [#NAME_WITH_LANGUAGE]
    record Localised(int tag, String language, String text) implements IppValue {}

    record Range(int from, int to) implements IppValue {
        @Override
        public int tag() {
            return RANGE;
        }
    }

    /// @param unit 3 dots per inch, 4 dots per centimetre
    record Resolution(int crossFeed, int feed, int unit) implements IppValue {
        public static final int PER_INCH = 3;

        @Override
        public int tag() {
            return RESOLUTION;
        }
    }

    record Collection(Map<String, List<IppValue>> members) implements IppValue {
        @Override
        public int tag() {
            return BEGIN_COLLECTION;
        }
    }

    /// What has no other meaning here: out-of-band values, dates, octet strings, unknown syntaxes,
    /// and values that contradict their own syntax.
    ///
    /// @param octets one character, 0 to 255, for each octet
    record Opaque(int tag, String octets) implements IppValue {}

    static IppValue integer(int value) {
        return new Int(INTEGER, value);
    }

    static IppValue enumeration(int value) {
        return new Int(ENUM, value);
    }

    static IppValue truth(boolean value) {
        return new Truth(value);
    }

    static IppValue keyword(String word) {
        return new Text(KEYWORD, word);
    }

    static IppValue name(String name) {
        return new Text(NAME, name);
    }

    static IppValue text(String text) {
        return new Text(TEXT, text);
    }

    static IppValue uri(String uri) {
        return new Text(URI, uri);
    }

    static IppValue mimeType(String type) {
        return new Text(MIME_TYPE, type);
    }

    static IppValue perInch(int dots) {
        return new Resolution(dots, dots, Resolution.PER_INCH);
    }
}
