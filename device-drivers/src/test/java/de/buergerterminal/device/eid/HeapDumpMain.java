package de.buergerterminal.device.eid;

import com.sun.management.HotSpotDiagnosticMXBean;
import de.buergerterminal.device.Secret;
import de.buergerterminal.device.SecretKind;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/// Runs in a small JVM of its own for [SecretInTheHeapTest]: sends a PUK through the real socket
/// and looks for it in a dump of everything on the heap, garbage included. The digits exist as
/// numbers here, never as text.
final class HeapDumpMain {
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var digits = new SecureRandom().ints(10, 0, 10).toArray();
        var plain = new SecureRandom().ints(10, 0, 10).toArray();
        var careless = new StringBuilder();
        for (var digit : plain) careless.append(digit);
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon(true).start(() -> swallow(server));
            var at = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/");
            try (var socket = ProgramSocket.open(at, Duration.ofSeconds(20))) {
                var secret = new Secret();
                for (var digit : digits) secret.append(digit);
                var frame = new EidCommand.Tell(SecretKind.PUK, secret).frame();
                socket.send(frame);
                secret.close();
                socket.coverUp(frame);
                var dump = folder.resolve("heap.hprof");
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .dumpHeap(dump.toString(), false);
                System.out.println("> careless text found: " + contains(dump, plain));
                System.out.println("> secret found: " + contains(dump, digits));
                Files.delete(dump);
            }
        }
        System.out.println("> length of the careless text: " + careless.length());
        System.exit(0);
    }

    /// What a client sends is masked, so the bytes that arrive here are no text either.
    private static void swallow(ServerSocket server) {
        try (var client = server.accept()) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    client.getInputStream(), StandardCharsets.ISO_8859_1));
            var key = "";
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                if (line.startsWith("Sec-WebSocket-Key:")) key = line.substring(18).strip();
            }
            var sha =
                    MessageDigest.getInstance("SHA-1")
                            .digest(
                                    (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                            .getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream()
                    .write(
                            ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection:"
                                            + " Upgrade\r\nSec-WebSocket-Accept: "
                                            + Base64.getEncoder().encodeToString(sha)
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            var ended = in.read();
            while (ended >= 0) ended = in.read();
        } catch (Exception gone) {
            System.out.println("server: " + gone);
        }
    }

    /// As one byte per digit or two.
    private static boolean contains(Path dump, int[] digits) throws IOException {
        var single = 0;
        var wide = 0;
        var previous = -1;
        try (var in = new BufferedInputStream(Files.newInputStream(dump), 1 << 16)) {
            for (var next = in.read(); next >= 0; next = in.read()) {
                single =
                        next == '0' + digits[single] ? single + 1 : next == '0' + digits[0] ? 1 : 0;
                if (single == digits.length) return true;
                if (next != 0) {
                    var fits = previous == 0 && next == '0' + digits[wide];
                    wide = fits ? wide + 1 : 0;
                    if (wide == digits.length) return true;
                }
                previous = next;
            }
        }
        return false;
    }

    private HeapDumpMain() {}
}
