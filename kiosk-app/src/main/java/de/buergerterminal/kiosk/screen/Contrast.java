package de.buergerterminal.kiosk.screen;

/// Contrast ratio of two colours after WCAG 2.1 (relative luminance of sRGB).
final class Contrast {
    /// AAA for text: what every text of the terminal must reach.
    static final double TEXT = 7.0;

    private Contrast() {}

    /// @param first `#rrggbb`
    /// @param second `#rrggbb`
    /// @return 1 to 21
    static double ratio(String first, String second) {
        double one = luminance(first);
        double other = luminance(second);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xff)
                + 0.7152 * linear(rgb >> 8 & 0xff)
                + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
