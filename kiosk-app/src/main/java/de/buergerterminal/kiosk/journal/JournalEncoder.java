package de.buergerterminal.kiosk.journal;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One JSON object per line and event. Everything below U+0020, DEL, C1 and the line separators are
/// escaped, so that no text can forge a line or command a terminal. Of an exception only the class
/// names and frames are written, since messages may quote what somebody typed.
public final class JournalEncoder extends EncoderBase<ILoggingEvent> {
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_CAUSES = 4;
    private static final int MOST_FRAMES = 8;

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new StringBuilder(256).append('{');
        pair(line, "time", event.getInstant().toString());
        pair(line, "level", event.getLevel().toString());
        pair(line, "logger", event.getLoggerName());
        pair(line, "thread", event.getThreadName());
        pair(line, "message", String.valueOf(event.getFormattedMessage()));
        var facts = event.getKeyValuePairs();
        if (facts != null) {
            facts.forEach(fact -> pair(line, fact.key, fact.value == null ? "" : fact.value));
        }
        if (event.getThrowableProxy() != null) {
            pair(line, "thrown", trace(event.getThrowableProxy()));
        }
        return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String trace(IThrowableProxy thrown) {
        var trace = new StringBuilder();
        var each = thrown;
        for (int depth = 0; each != null && depth < MOST_CAUSES; depth++, each = each.getCause()) {
            trace.append(depth == 0 ? "" : " caused by ").append(each.getClassName());
            Arrays.stream(each.getStackTraceElementProxyArray())
                    .limit(MOST_FRAMES)
                    .forEach(frame -> trace.append(' ').append(frame.getSTEAsString()));
        }
        return trace.toString();
    }

    private static void pair(StringBuilder line, String name, Object value) {
        if (line.length() > 1) line.append(',');
        quote(line, name);
        line.append(':');
        if (value instanceof Long || value instanceof Integer || value instanceof Double) {
            line.append(value);
        } else {
            quote(line, String.valueOf(value));
        }
    }

    private static void quote(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < Math.min(text.length(), LONGEST_TEXT); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                default -> {
                    if (isPlain(each)) line.append(each);
                    else line.append("\\u%04x".formatted((int) each));
                }
            }
        }
        line.append('"');
    }

    private static boolean isPlain(char each) {
        return each >= 0x20
                && each != 0x7F
                && !(each >= 0x80 && each <= 0x9F)
                && each != '\u2028'
                && each != '\u2029'
                && !Character.isSurrogate(each)
                && Character.getType(each) != Character.FORMAT;
    }
}
