package de.buergerterminal.device.zvt;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The character sets of tag 14 (PA00P015 rev 13.08): CP437 unless another was agreed.
public enum TerminalCharset {
    SEVEN_BIT(0x00),
    CP437(0xFF),
    UTF_8(0xFE),
    LATIN_1(0x01),
    LATIN_9(0x0F);

    private static final String SEVEN_BIT_BRACKETS = "[\\]{|}~";
    private static final String SEVEN_BIT_UMLAUTS = "ÄÖÜäöüß";
    private final int tagValue;

    TerminalCharset(int tagValue) {
        this.tagValue = tagValue;
    }

    public int tagValue() {
        return tagValue;
    }

    /// @param otherwise what counts if the tag is missing or names a set we do not know
    static TerminalCharset ofTag(Optional<Bytes> tag14, TerminalCharset otherwise) {
        if (tag14.isPresent() && tag14.get().size() == 1) {
            for (TerminalCharset each : values()) {
                if (each.tagValue == tag14.get().at(0)) return each;
            }
        }
        return otherwise;
    }

    /// Text without control characters; bytes that mean nothing in this set become `?`.
    public String decode(Bytes bytes) {
        StringBuilder text = new StringBuilder();
        for (char each : new String(bytes.toArray(), charset()).toCharArray()) {
            if (Character.isISOControl(each)) continue;
            text.append(each == '\uFFFD' ? '?' : exchanged(each));
        }
        return text.toString();
    }

    private char exchanged(char each) {
        int place = this == SEVEN_BIT ? SEVEN_BIT_BRACKETS.indexOf(each) : -1;
        return place < 0 ? each : SEVEN_BIT_UMLAUTS.charAt(place);
    }

    public Bytes encode(String text) {
        String exchanged = text;
        if (this == SEVEN_BIT) {
            for (int i = 0; i < SEVEN_BIT_UMLAUTS.length(); i++) {
                exchanged =
                        exchanged.replace(
                                SEVEN_BIT_UMLAUTS.charAt(i), SEVEN_BIT_BRACKETS.charAt(i));
            }
        }
        return Bytes.copyOf(exchanged.getBytes(charset()));
    }

    private Charset charset() {
        return switch (this) {
            case SEVEN_BIT -> StandardCharsets.US_ASCII;
            case CP437 -> Charset.forName("IBM437");
            case UTF_8 -> StandardCharsets.UTF_8;
            case LATIN_1 -> StandardCharsets.ISO_8859_1;
            case LATIN_9 -> Charset.forName("ISO-8859-15");
        };
    }
}
