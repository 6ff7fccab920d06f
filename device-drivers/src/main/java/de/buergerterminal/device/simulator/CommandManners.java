package de.buergerterminal.device.simulator;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// Scanners that send plain codes and obey commands of their maker.
final class CommandManners implements ScannerManners {
    /// Whose commands; patterns over bytes as ISO-8859-1. Group 1 is echoed in answers.
    enum Maker {
        NONE("(?!)", "(?!)", "", "", ""),
        HONEYWELL("\u0016T\r", "\u0016M\r([0-9A-Za-z]{6}[^.!]*)[.!]", "", "\u0006!", "\u0005!"),
        NEWLAND(
                "(?!)",
                "~\u00010000[@#]([^;]*);\u0003",
                "\u0002\u00010000#",
                "\u0006;\u0003",
                "\u0015;\u0003"),
        GM65(
                "~\0\u0008\u0001\0\u0002\u0001\u00AB\u00CD",
                "(?s)~\0(?:\u0008\u0001...\u00AB\u00CD|\u0009\u0001\0\0\0\u00DE\u00C8)",
                "",
                "",
                "");

        private final Pattern trigger;
        private final Pattern setting;
        private final String head;
        private final String yes;
        private final String no;

        Maker(String trigger, String setting, String head, String yes, String no) {
            this.trigger = Pattern.compile(trigger);
            this.setting = Pattern.compile(setting);
            this.head = head;
            this.yes = yes;
            this.no = no;
        }
    }

    private static final int LONGEST_COMMAND = 300;

    /// Head, type, length 1, value 0, check sum.
    private static final byte[] GM65_DONE = HexFormat.of().parseHex("02000001003331");

    private final Maker maker;
    private final StringBuilder heard = new StringBuilder();
    private String echo = "";

    CommandManners(Maker maker) {
        this.maker = maker;
    }

    @Override
    public List<byte[]> spoken(String content) {
        return ScannerManners.withSuffix(content);
    }

    @Override
    public Heard hear(int octet) {
        if (maker == Maker.NONE) return Heard.NOTHING;
        if (octet == 0x16 || octet == '~' || heard.length() > LONGEST_COMMAND) heard.setLength(0);
        heard.append((char) octet);
        if (maker.trigger.matcher(heard).matches()) {
            heard.setLength(0);
            return new Heard(Wish.READ, maker == Maker.GM65 ? GM65_DONE : new byte[0]);
        }
        var setting = maker.setting.matcher(heard);
        if (!setting.matches()) return Heard.NOTHING;
        echo = setting.groupCount() > 0 ? setting.group(1) : "";
        heard.setLength(0);
        return new Heard(
                Wish.SET, maker == Maker.GM65 ? GM65_DONE : bytes(maker.head + echo + maker.yes));
    }

    @Override
    public byte[] refusal() {
        return maker == Maker.GM65
                ? HexFormat.of().parseHex("02000101000000")
                : bytes(maker.head + echo + maker.no);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
