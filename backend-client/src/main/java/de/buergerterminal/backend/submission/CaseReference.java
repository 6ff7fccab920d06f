package de.buergerterminal.backend.submission;

import java.util.regex.Pattern;

/// The case number for people (Vorgangsnummer), for example `PB-2026-K07-000123-T`: town, year,
/// kiosk, running number and a check character (ISO/IEC 7064 MOD 37,36 over letters and digits
/// before it, hyphens left out). It is not secret and names nobody.
public record CaseReference(String value) {
    private static final Pattern SHAPE =
            Pattern.compile("[A-Z]{1,5}-\\d{4}-[A-Z0-9]{1,6}-\\d{6}-[0-9A-Z]");
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public CaseReference {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the shape of a case reference");
        }
        if (checkCharacter(value.substring(0, value.length() - 2))
                != value.charAt(value.length() - 1)) {
            throw new IllegalArgumentException("wrong check character in case reference");
        }
    }

    /// @param running 0 to 999,999
    public static CaseReference of(String town, int year, String kiosk, int running) {
        String body = "%s-%04d-%s-%06d".formatted(town, year, kiosk, running);
        return new CaseReference(body + "-" + checkCharacter(body));
    }

    private static char checkCharacter(String body) {
        int product = 36;
        for (char each : body.replace("-", "").toCharArray()) {
            int sum = (product + ALPHABET.indexOf(each)) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return ALPHABET.charAt((37 - product) % 36);
    }

    @Override
    public String toString() {
        return value;
    }
}
