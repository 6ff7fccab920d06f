package de.buergerterminal.backend.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/// One real MQTT 5 broker for all tests of this JVM: it takes seconds to start.
final class TestBroker {
    private static final URI ADDRESS = start();

    private TestBroker() {}

    static URI address() {
        return ADDRESS;
    }

    private static URI start() {
        try {
            for (String loud : new String[] {"com.hivemq", "io.netty", "jetbrains", "oshi"}) {
                ((Logger) LoggerFactory.getLogger(loud)).setLevel(Level.ERROR);
            }
            int port = freePort();
            Path folder = Files.createTempDirectory("test-broker");
            Path config = Files.createDirectories(folder.resolve("conf"));
            Files.writeString(config.resolve("config.xml"), config(port));
            EmbeddedHiveMQ broker =
                    EmbeddedHiveMQ.builder()
                            .withConfigurationFolder(config)
                            .withDataFolder(Files.createDirectories(folder.resolve("data")))
                            .withExtensionsFolder(
                                    Files.createDirectories(folder.resolve("extensions")))
                            .withoutLoggingBootstrap()
                            .build();
            broker.start().get(5, TimeUnit.MINUTES);
            return URI.create("tcp://127.0.0.1:" + port);
        } catch (Exception failed) {
            throw new IllegalStateException("the test broker does not start", failed);
        }
    }

    private static String config(int port) {
        return """
        <?xml version="1.0"?>
        <hivemq>
          <listeners>
            <tcp-listener>
              <port>%d</port><bind-address>127.0.0.1</bind-address>
            </tcp-listener>
          </listeners>
          <persistence><mode>in-memory</mode></persistence>
          <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
        </hivemq>
        """
                .formatted(port);
    }

    /// Below the ports that systems give to whoever asks for any, so that nobody takes it before
    /// the broker does.
    static int freePort() {
        for (int tries = 0; tries < 100; tries++) {
            int port = 10_000 + new Random().nextInt(20_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException _) {
                // taken
            }
        }
        throw new IllegalStateException("no free port");
    }
}
