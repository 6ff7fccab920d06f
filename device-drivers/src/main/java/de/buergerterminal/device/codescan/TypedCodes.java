package de.buergerterminal.device.codescan;

import de.buergerterminal.device.ScannedCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// Codes that come as characters or as whole texts rather than as a scanner's bytes, under the same
/// limits as every code: length, no control characters, no repetition. Used by one thread.
public final class TypedCodes {
    private final ScanParser parser;
    private final Consumer<ScannedCode> codes;

    /// @param repeatPause the same code again within this time is the same scan
    public TypedCodes(Duration repeatPause, Consumer<ScannedCode> codes) {
        this.parser = new ScanParser(ScanParser.Suffix.CR, repeatPause, ScannedText.Encoding.UTF8);
        this.codes = codes;
    }

    /// @param character CR ends a code, any other control character spoils it
    public void typed(int character, Instant now) {
        for (var octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            parser.accept(octet & 0xFF, now).ifPresent(codes);
        }
    }

    public void seen(String text, String symbology, Instant now) {
        parser.read(text, symbology, now).ifPresent(codes);
    }

    /// Nothing has come for a while; what had begun is dropped.
    public void silence(Instant now) {
        parser.silence(now).ifPresent(codes);
    }

    /// From here on even the code read last is a new one.
    public void forget() {
        parser.forget();
    }

    /// How many codes were dropped so far.
    public long rejected() {
        return parser.rejected();
    }
}
