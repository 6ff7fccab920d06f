package de.buergerterminal.backend.submission;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the receipt's QR code carries: the case reference and a secret of 130 random bits, so that
/// nobody can look up another person's case by counting. Grammar `BT1:<reference>:<26 base32>`.
public record CaseTicket(CaseReference reference, String secret) {
    private static final Pattern GRAMMAR = Pattern.compile("BT1:([A-Z0-9-]{10,32}):([A-Z2-7]{26})");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static CaseTicket fresh(CaseReference reference, SecureRandom random) {
        var secret = new StringBuilder(26);
        for (int i = 0; i < 26; i++) {
            secret.append(BASE32.charAt(random.nextInt(32)));
        }
        return new CaseTicket(reference, secret.toString());
    }

    /// Empty for anything that is not exactly a ticket of ours.
    public static Optional<CaseTicket> parse(String code) {
        if (code.length() > 80) return Optional.empty();
        Matcher matcher = GRAMMAR.matcher(code);
        if (!matcher.matches()) return Optional.empty();
        try {
            return Optional.of(
                    new CaseTicket(new CaseReference(matcher.group(1)), matcher.group(2)));
        } catch (IllegalArgumentException wrongCheckCharacter) {
            return Optional.empty();
        }
    }

    public String asCode() {
        return "BT1:" + reference.value() + ":" + secret;
    }

    /// The secret opens the case's state: never in a log.
    @Override
    public String toString() {
        return "CaseTicket[" + reference + "]";
    }
}
