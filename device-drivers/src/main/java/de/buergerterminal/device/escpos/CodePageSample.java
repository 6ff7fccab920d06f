package de.buergerterminal.device.escpos;

import java.nio.charset.Charset;

/// Letters by which a person tells one code page from another.
final class CodePageSample {
    private static final String LETTERS = "ÄÖÜäöüß€éçñåøČŠŽčšžőűłĞİğışĄĘąęŪāņЖЯжяΑΩαω─█";
    private static final int MOST = 18;

    private CodePageSample() {}

    /// Those of the letters that are in this page, 18 at most.
    static String of(PrinterProfile.CodePage page) {
        var encoder = Charset.forName(page.charset()).newEncoder();
        var letters = new StringBuilder();
        LETTERS.chars()
                .filter(it -> encoder.canEncode((char) it))
                .limit(MOST)
                .forEach(it -> letters.append((char) it));
        return letters.toString();
    }
}
