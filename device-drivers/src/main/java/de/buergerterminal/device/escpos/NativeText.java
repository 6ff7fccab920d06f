package de.buergerterminal.device.escpos;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/// Bytes of one line of text that the printer can only print: none of them is a control character.
/// There is no other way to make one, so no text can become a command.
final class NativeText {
    private final PrinterProfile.CodePage page;
    private final byte[] bytes;

    private NativeText(PrinterProfile.CodePage page, byte[] bytes) {
        for (var b : bytes) {
            var code = b & 0xFF;
            if (code < 0x20 || code == 0x7F) {
                throw new IllegalArgumentException("control character in text");
            }
        }
        this.page = page;
        this.bytes = bytes;
    }

    /// The text in the first code page of the profile that can express it, if any.
    static Optional<NativeText> of(String text, PrinterProfile profile) {
        for (var page : profile.codePages()) {
            var bytes = encode(text, page);
            if (bytes.isPresent()) return Optional.of(new NativeText(page, bytes.get()));
        }
        return Optional.empty();
    }

    private static Optional<byte[]> encode(String text, PrinterProfile.CodePage page) {
        try {
            ByteBuffer encoded =
                    Charset.forName(page.charset()).newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return Optional.of(bytes);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    PrinterProfile.CodePage page() {
        return page;
    }

    void writeTo(ByteArrayOutputStream out) {
        out.writeBytes(bytes);
    }
}
