package de.buergerterminal.device.escpos;

import de.buergerterminal.device.escpos.PrinterProfile.CodePage;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Text in code pages of the printer, as bytes it can only print: none of them is a control
/// character. There is no other way to make one, so no text can become a command.
///
/// @param runs one after the other on the same line, each in its own code page
record NativeText(List<Run> runs) {
    /// Letters of one code page.
    static final class Run {
        private final CodePage page;
        private final byte[] bytes;

        private Run(CodePage page, byte[] bytes) {
            for (var b : bytes) {
                var code = b & 0xFF;
                if (code < 0x20 || code == 0x7F) {
                    throw new IllegalArgumentException("control character in text");
                }
            }
            this.page = page;
            this.bytes = bytes;
        }

        CodePage page() {
            return page;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    NativeText {
        runs = List.copyOf(runs);
    }

    /// The text in as few code pages of the profile as seems possible, or nothing when one of its
    /// letters is in none of them.
    static Optional<NativeText> of(String text, PrinterProfile profile) {
        // Printers set letters from left to right and do not join them.
        if (Bidi.requiresBidi(text.toCharArray(), 0, text.length())) return Optional.empty();
        for (var page : profile.codePages()) {
            var bytes = encoded(text, encoder(page));
            if (bytes.isPresent()) {
                return Optional.of(new NativeText(List.of(new Run(page, bytes.get()))));
            }
        }
        return mixed(text, profile.codePages());
    }

    /// Stays in a page as long as it can.
    private static Optional<NativeText> mixed(String text, List<CodePage> pages) {
        var encoders = pages.stream().map(NativeText::encoder).toList();
        var runs = new ArrayList<Run>();
        for (var from = 0; from < text.length(); ) {
            var best = -1;
            var bestTo = from;
            for (var i = 0; i < encoders.size(); i++) {
                var to = from;
                while (to < text.length() && encoders.get(i).canEncode(text.charAt(to))) to++;
                if (to > bestTo) {
                    best = i;
                    bestTo = to;
                }
            }
            if (best < 0) return Optional.empty();
            var bytes = encoded(text.substring(from, bestTo), encoders.get(best));
            if (bytes.isEmpty()) return Optional.empty();
            runs.add(new Run(pages.get(best), bytes.get()));
            from = bestTo;
        }
        return runs.isEmpty() ? Optional.empty() : Optional.of(new NativeText(runs));
    }

    /// The text in this page alone.
    static Optional<NativeText> in(CodePage page, String text) {
        return encoded(text, encoder(page)).map(it -> new NativeText(List.of(new Run(page, it))));
    }

    private static CharsetEncoder encoder(CodePage page) {
        return Charset.forName(page.charset()).newEncoder();
    }

    private static Optional<byte[]> encoded(String text, CharsetEncoder encoder) {
        try {
            var buffer = encoder.reset().encode(CharBuffer.wrap(text));
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return Optional.of(bytes);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /// People's words: never in a log.
    @Override
    public String toString() {
        return "NativeText";
    }
}
