package de.buergerterminal.device.zvt;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/// Result codes and error ids of `04 0F`, `06 1E` and `84 xx` in plain words (PA00P015 rev 13.08).
/// 01 to 63 are the host's own codes.
public final class ResultCode {
    public static final int OK = 0x00;
    public static final int CARD_NOT_READABLE = 0x64;
    public static final int PROCESSING_ERROR = 0x66;
    public static final int NOT_REGISTERED = 0x6B;
    public static final int CANCELLED = 0x6C;
    public static final int WRONG_CURRENCY = 0x6F;
    public static final int FUNCTION_NOT_POSSIBLE = 0x83;
    public static final int PLEASE_WAIT = 0x9C;
    public static final int PARTIAL_ISSUE = 0x9D;
    public static final int FORBIDDEN_BY_PCI = 0xA5;
    public static final int ALREADY_REVERSED = 0xB4;
    public static final int REVERSAL_NOT_POSSIBLE = 0xB5;
    public static final int MAXIMUM_EXCEEDED = 0xC3;
    public static final int PRINTER_NOT_READY = 0xCC;
    private static final Properties GERMAN = load("de");
    private static final Properties ENGLISH = load("en");

    public static String german(int code) {
        return words(GERMAN, code);
    }

    public static String english(int code) {
        return words(ENGLISH, code);
    }

    private static String words(Properties table, int code) {
        String other = code >= 0x01 && code <= 0x63 ? "host" : "unknown";
        return table.getProperty("%02X".formatted(code), table.getProperty(other));
    }

    private static Properties load(String language) {
        Properties table = new Properties();
        String name = "result-codes_" + language + ".properties";
        try (var resource = ResultCode.class.getResourceAsStream(name)) {
            table.load(
                    new InputStreamReader(
                            Objects.requireNonNull(resource, name), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return table;
    }

    private ResultCode() {}
}
