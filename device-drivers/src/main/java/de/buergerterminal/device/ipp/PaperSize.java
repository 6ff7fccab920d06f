package de.buergerterminal.device.ipp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/// Paper by its self-describing name (PWG 5101.1-2013), for example `iso_a4_210x297mm`.
///
/// @param width in 1/100 mm
/// @param height in 1/100 mm
record PaperSize(String name, int width, int height) {
    private static final Pattern NAME =
            Pattern.compile(
                    "[a-z0-9-]{1,16}_[a-z0-9.-]{1,40}"
                            + "_([0-9]{1,4}(?:\\.[0-9]{1,4})?)x([0-9]{1,4}(?:\\.[0-9]{1,4})?)(mm|in)");
    private static final int PER_INCH = 2540;
    private static final int PER_MILLIMETRE = 100;
    private static final int LARGEST = 50_000;

    static Optional<PaperSize> named(String name) {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) return Optional.empty();
        var unit = matcher.group(3).equals("in") ? PER_INCH : PER_MILLIMETRE;
        var size =
                new PaperSize(name, length(matcher.group(1), unit), length(matcher.group(2), unit));
        var usable =
                Math.min(size.width, size.height) > 0
                        && Math.max(size.width, size.height) <= LARGEST;
        return usable ? Optional.of(size) : Optional.empty();
    }

    private static int length(String number, int unit) {
        return new BigDecimal(number)
                .multiply(BigDecimal.valueOf(unit))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    int widthDots(int dotsPerInch) {
        return width * dotsPerInch / PER_INCH;
    }

    int heightDots(int dotsPerInch) {
        return height * dotsPerInch / PER_INCH;
    }

    int widthPoints() {
        return Math.round(width * 72f / PER_INCH);
    }

    int heightPoints() {
        return Math.round(height * 72f / PER_INCH);
    }
}
