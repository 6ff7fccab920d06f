package de.buergerterminal.device.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TcpLineTest {
    /// Column 6 of the kernel's table of connections: `02` is the timer that probes the other end,
    /// behind it the hundredths of a second until it does.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aLineThatIsQuietIsProbedByTheKernelAfterTenSeconds() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var _ = open(server.getLocalPort())) {
            var timers =
                    connections().stream()
                            .map(it -> it.strip().split("\\s+"))
                            .filter(it -> it[2].endsWith(":%04X".formatted(server.getLocalPort())))
                            .map(it -> it[5].split(":"))
                            .toList();
            assertThat(timers).hasSize(1);
            assertThat(timers.getFirst()[0]).isEqualTo("02");
            assertThat(Integer.parseInt(timers.getFirst()[1], 16)).isLessThanOrEqualTo(1_000);
        }
    }

    private static Line open(int port) throws IOException {
        var uri = URI.create("zvt+tcp://127.0.0.1:" + port);
        return LinePort.of(DeviceUri.of(uri, "zvt")).open();
    }

    private static List<String> connections() throws IOException {
        var lines = new ArrayList<String>();
        for (var table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
            // A machine without IPv6 has only the first.
            if (Files.exists(table)) lines.addAll(Files.readAllLines(table));
        }
        return lines;
    }
}
