package de.buergerterminal.device.codescan;

import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.ScannedCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns a scanner's bytes into codes, in whatever pieces they come. Pure: time is told, not read.
/// What is scanned is untrusted, so a code with control characters or of more than
/// [CodeScanner#LONGEST_CODE] characters is dropped to its end and counted, and no more than one
/// code is ever kept.
final class ScanParser {
    /// How a code ends.
    enum Suffix {
        /// Carriage return, line feed or both; what breaks off before is dropped.
        CR,
        /// Silence.
        NONE
    }

    /// Four bytes are the most one character needs; the identifier comes on top.
    private static final int MOST_BYTES = CodeScanner.LONGEST_CODE * 4 + 3;

    /// AIM identifier (ISO/IEC 15424): `]`, letter of the symbology, modifier.
    private static final Pattern AIM = Pattern.compile("][A-Za-z][0-9A-Za-z].*", Pattern.DOTALL);

    private final Suffix suffix;
    private final Duration repeatPause;
    private final byte[] pending = new byte[MOST_BYTES];
    private int length;
    private boolean spoilt;
    private long rejected;
    private String lastText = "";
    private Instant lastSeen = Instant.MIN;

    /// @param repeatPause the same code again within this time is the same scan
    ScanParser(Suffix suffix, Duration repeatPause) {
        this.suffix = suffix;
        this.repeatPause = repeatPause;
    }

    /// Takes one byte, 0 to 255.
    Optional<ScannedCode> accept(int octet, Instant now) {
        if (octet == '\r' || octet == '\n') return end(now);
        if (length == pending.length || octet < 0x20 || octet == 0x7F) {
            spoilt = true;
        } else {
            pending[length++] = (byte) octet;
        }
        return Optional.empty();
    }

    /// Nothing has come for a while.
    Optional<ScannedCode> silence(Instant now) {
        if (suffix == Suffix.CR && length > 0) spoilt = true;
        return end(now);
    }

    /// From here on even the code scanned last is a new one.
    void forget() {
        lastText = "";
    }

    /// How many codes were dropped so far.
    long rejected() {
        return rejected;
    }

    private Optional<ScannedCode> end(Instant now) {
        if (length == 0 && !spoilt) return Optional.empty();
        var text = spoilt ? "" : decoded();
        var symbology = "";
        length = 0;
        spoilt = false;
        if (AIM.matcher(text).matches()) {
            symbology = text.substring(1, 3);
            text = text.substring(3);
        }
        if (text.isEmpty()
                || text.length() > CodeScanner.LONGEST_CODE
                || text.chars().anyMatch(Character::isISOControl)) {
            rejected++;
            return Optional.empty();
        }
        var repeated = text.equals(lastText) && now.isBefore(lastSeen.plus(repeatPause));
        lastText = text;
        lastSeen = now;
        return repeated ? Optional.empty() : Optional.of(new ScannedCode(text, symbology));
    }

    private String decoded() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(pending, 0, length))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(pending, 0, length, StandardCharsets.ISO_8859_1);
        }
    }
}
