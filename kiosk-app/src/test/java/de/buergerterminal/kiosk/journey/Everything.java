package de.buergerterminal.kiosk.journey;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.slf4j.LoggerFactory;

/// Everything this JVM logs, with arguments, facts and stack traces, and everything it prints.
final class Everything implements AutoCloseable {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Log log = new Log();

    Everything() {
        log.setContext(root.getLoggerContext());
        log.start();
        root.addAppender(log);
        System.setOut(both(out));
        System.setErr(both(err));
    }

    private final class Log extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            var all =
                    event.getMessage()
                            + event.getFormattedMessage()
                            + Arrays.toString(event.getArgumentArray())
                            + event.getKeyValuePairs()
                            + event.getMDCPropertyMap()
                            + event.getMarkerList()
                            + (event.getThrowableProxy() == null
                                    ? ""
                                    : ThrowableProxyUtil.asString(event.getThrowableProxy()));
            keep(all.getBytes(StandardCharsets.UTF_8));
        }
    }

    private PrintStream both(PrintStream first) {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int octet) {
                        first.write(octet);
                        keep(new byte[] {(byte) octet});
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        first.write(bytes, offset, length);
                        keep(Arrays.copyOfRange(bytes, offset, offset + length));
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }

    private void keep(byte[] bytes) {
        synchronized (kept) {
            kept.writeBytes(bytes);
        }
    }

    byte[] kept() {
        synchronized (kept) {
            return kept.toByteArray();
        }
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        root.detachAppender(log);
    }
}
