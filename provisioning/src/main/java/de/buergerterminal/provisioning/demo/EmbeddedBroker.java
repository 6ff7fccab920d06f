package de.buergerterminal.provisioning.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;

/// A real MQTT 5 broker in this process, for the demo and for tests: on 127.0.0.1 only, without
/// access rules, forgetting everything when it ends. Starting takes several seconds.
public final class EmbeddedBroker implements AutoCloseable {
    private static final List<String> LOUD = List.of("com.hivemq", "io.netty", "jetbrains", "oshi");
    private static final int START_SECONDS = 90;

    private final EmbeddedHiveMQ broker;
    private final Path folder;
    private final URI uri;

    private EmbeddedBroker(EmbeddedHiveMQ broker, Path folder, URI uri) {
        this.broker = broker;
        this.folder = folder;
        this.uri = uri;
    }

    /// Starts the broker and returns when it takes connections.
    ///
    /// @param port 1 to 65535, or 0 for any free one
    /// @throws IllegalStateException it does not start within 90 seconds
    public static EmbeddedBroker start(int port) {
        for (String loud : LOUD) {
            if (LoggerFactory.getLogger(loud) instanceof Logger logger) {
                logger.setLevel(Level.ERROR);
            }
        }
        try {
            int free = port == 0 ? freePort() : port;
            Path folder = Files.createTempDirectory("buergerterminal-broker");
            Path config = Files.createDirectories(folder.resolve("conf"));
            Files.writeString(config.resolve("config.xml"), config(free));
            EmbeddedHiveMQ broker =
                    EmbeddedHiveMQ.builder()
                            .withConfigurationFolder(config)
                            .withDataFolder(Files.createDirectories(folder.resolve("data")))
                            .withExtensionsFolder(
                                    Files.createDirectories(folder.resolve("extensions")))
                            .withoutLoggingBootstrap()
                            .build();
            broker.start().get(START_SECONDS, TimeUnit.SECONDS);
            return new EmbeddedBroker(broker, folder, URI.create("tcp://127.0.0.1:" + free));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the broker needs a temporary folder", unwritable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker started", stop);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("the embedded broker does not start", failed);
        }
    }

    /// `tcp://127.0.0.1:port`
    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        try {
            broker.stop().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failed) {
            LoggerFactory.getLogger(EmbeddedBroker.class).warn("the broker did not stop", failed);
        }
        try (var files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException left) {
            LoggerFactory.getLogger(EmbeddedBroker.class).warn("left behind: {}", folder, left);
        }
    }

    private static String config(int port) {
        return """
        <?xml version="1.0"?>
        <hivemq>
          <listeners>
            <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
          </listeners>
          <persistence><mode>in-memory</mode></persistence>
          <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
        </hivemq>
        """
                .formatted(port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
