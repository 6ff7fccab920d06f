package de.buergerterminal.device.codescan;

import de.buergerterminal.device.CodeScanner;
import de.buergerterminal.device.ScannedCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns a scanner's bytes into codes, in whatever pieces they come. Pure: time is told, not read.
/// What is scanned is untrusted, so a code with control characters or of more than
/// [CodeScanner#LONGEST_CODE] characters is dropped to its end and counted, and no more than one
/// code is ever kept.
final class ScanParser implements ScanStream {
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
    private final ScannedText.Encoding encoding;
    private final byte[] pending = new byte[MOST_BYTES];
    private int length;
    private boolean spoilt;
    private long rejected;
    private String lastText = "";
    private Instant lastSeen = Instant.MIN;

    /// @param repeatPause the same code again within this time is the same scan
    ScanParser(Suffix suffix, Duration repeatPause) {
        this(suffix, repeatPause, ScannedText.Encoding.AUTO);
    }

    ScanParser(Suffix suffix, Duration repeatPause, ScannedText.Encoding encoding) {
        this.suffix = suffix;
        this.encoding = encoding;
        this.repeatPause = repeatPause;
    }

    @Override
    public Optional<ScannedCode> accept(int octet, Instant now) {
        if (octet == '\r' || octet == '\n') return end(now);
        if (length == pending.length || octet < 0x20 || octet == 0x7F) {
            spoilt = true;
        } else {
            pending[length++] = (byte) octet;
        }
        return Optional.empty();
    }

    @Override
    public Optional<ScannedCode> silence(Instant now) {
        if (suffix == Suffix.CR && length > 0) spoilt = true;
        return end(now);
    }

    @Override
    public void forget() {
        lastText = "";
    }

    @Override
    public long rejected() {
        return rejected;
    }

    /// Takes a code that came as a whole, without suffix, from the byte `from` on; a suffix that
    /// the scanner adds nevertheless is cut off.
    Optional<ScannedCode> whole(byte[] bytes, int from, Instant now) {
        var end = bytes.length;
        while (end > from && (bytes[end - 1] == '\r' || bytes[end - 1] == '\n')) end--;
        if (end - from > pending.length) return refuse(now);
        for (var i = from; i < end; i++) {
            // A line end within is no suffix here.
            var octet = bytes[i] & 0xFF;
            accept(octet == '\r' || octet == '\n' ? 0 : octet, now);
        }
        return end(now);
    }

    /// Counts a code that somebody else found to be none.
    Optional<ScannedCode> refuse(Instant now) {
        spoilt = true;
        return end(now);
    }

    private Optional<ScannedCode> end(Instant now) {
        if (length == 0 && !spoilt) return Optional.empty();
        var bytes = Arrays.copyOf(pending, spoilt ? 0 : length);
        length = 0;
        spoilt = false;
        var symbology = "";
        if (AIM.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).matches()) {
            symbology = new String(bytes, 1, 2, StandardCharsets.US_ASCII);
            bytes = Arrays.copyOfRange(bytes, 3, bytes.length);
        }
        return read(ScannedText.of(bytes, encoding, symbology).orElse(""), symbology, now);
    }

    /// Takes a code whose text is known already.
    Optional<ScannedCode> read(String text, String symbology, Instant now) {
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
}
