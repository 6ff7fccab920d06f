package de.buergerterminal.device.simulator;

import de.buergerterminal.device.smartcard.Pn532Frame;
import de.buergerterminal.device.smartcard.Pn532Framing;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/// A PN532 at the device's end of a serial line: sleeps until it is woken, acknowledges, answers,
/// and finds the card that lies on it (NXP UM0701-02).
public final class SimulatedPn532 implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();
    private static final int NACK_REPEATS = 2;

    private final DeviceEnd end;
    private final Pn532Framing framing = new Pn532Framing();
    private final Thread ears;
    private volatile boolean closed;
    private volatile String target = "";
    private volatile boolean silent;
    private final AtomicInteger garbled = new AtomicInteger();
    private boolean awake;
    private byte[] lastAnswer = {};

    private SimulatedPn532(DeviceEnd end) {
        this.end = end;
        this.ears =
                Thread.ofPlatform().daemon(true).name("simulated-pn532").unstarted(this::listen);
    }

    /// @param uri `pty:/path/of/link` or `tcp://127.0.0.1:PORT`, where port 0 takes a free one
    public static SimulatedPn532 at(URI uri) throws IOException {
        var module = new SimulatedPn532(DeviceEnd.at(uri));
        module.ears.start();
        return module;
    }

    /// The TCP port; 0 on a pseudo-terminal.
    public int port() {
        return end instanceof TcpEnd tcp ? tcp.port() : 0;
    }

    /// A storage card (MIFARE Classic 1K).
    public void layStorageCard(String uid) {
        target = "01 01 0004 08".replace(" ", "") + lengthOf(uid) + uid;
    }

    /// A DESFire, as many library cards are.
    public void layDesfire(String uid) {
        target = "01 01 0344 20".replace(" ", "") + lengthOf(uid) + uid + "067577810280";
    }

    /// A chip card of another kind, as payment cards are.
    public void layPaymentCard(String uid) {
        target = "01 01 0004 20".replace(" ", "") + lengthOf(uid) + uid + "0A788091028073C8211000";
    }

    public void takeCard() {
        target = "";
    }

    public void goSilent() {
        silent = true;
    }

    public void answerAgain() {
        silent = false;
    }

    /// The next answers arrive with a wrong sum, each of them twice.
    public void garble(int answers) {
        garbled.set(answers * NACK_REPEATS);
    }

    /// Puts bytes on the line as they are.
    public void emit(byte[] bytes) {
        end.write(bytes);
    }

    public void unplug() {
        end.unplug();
    }

    public void plugIn() throws IOException {
        awake = false;
        end.plugIn();
    }

    private static String lengthOf(String uid) {
        return "%02X".formatted(uid.length() / 2);
    }

    private void listen() {
        var buffer = new byte[512];
        while (!closed) {
            var count = end.read(buffer);
            for (var i = 0; i < count; i++) {
                if (buffer[i] == 0x55) awake = true;
                switch (framing.accept(buffer[i] & 0xFF)) {
                    case Pn532Frame.Heard.Content it when awake && !silent -> obey(it.bytes());
                    case Pn532Frame.Heard.Nack _ -> say(lastAnswer);
                    case null, default -> {}
                }
            }
        }
    }

    private void obey(byte[] command) {
        end.write(Pn532Frame.ack());
        if (command.length < 2 || command[0] != (byte) 0xD4) return;
        var answer =
                switch (command[1]) {
                    case 0x14 -> "";
                    case 0x02 -> "32010607";
                    case 0x32 -> "";
                    case 0x4A -> target.isEmpty() ? "00" : target;
                    case 0x00 -> target.isEmpty() ? "01" : "00";
                    case 0x40 -> exchange(Arrays.copyOfRange(command, 3, command.length));
                    default -> null;
                };
        lastAnswer =
                answer == null
                        ? HEX.parseHex("0000FF01FF7F8100")
                        : Pn532Frame.of(HEX.parseHex("D5%02X".formatted(command[1] + 1) + answer));
        say(lastAnswer);
    }

    /// The card knows one command, get challenge; to all others it says that it does not.
    private String exchange(byte[] apdu) {
        if (target.isEmpty()) return "01";
        return apdu.length > 1 && (apdu[1] & 0xFF) == 0x84
                ? "00" + "A1B2C3D4E5F60718" + "9000"
                : "006D00";
    }

    private void say(byte[] frame) {
        var bytes = frame.clone();
        var broken = garbled.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (broken && bytes.length > 1) bytes[bytes.length - 2] ^= 0x55;
        end.write(bytes);
    }

    @Override
    public void close() {
        closed = true;
        try {
            ears.join(2_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        end.close();
    }
}
