package de.buergerterminal.device.simulator;

import de.buergerterminal.device.zvt.Apdu;
import de.buergerterminal.device.zvt.ApduParser;
import de.buergerterminal.device.zvt.SerialFraming;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/// Lets a simulated terminal speak on a serial line: blocks with check sums and acknowledgements on
/// one side, the terminal's own TCP port on the other. One thread does everything, in turns of
/// about 50 ms at most.
final class SerialAdapter implements AutoCloseable {
    private static final int TRIES = 3;
    private static final int TURNS_UNTIL_REPEAT = 100;

    private final DeviceEnd end;
    private final int terminalPort;
    private volatile boolean closed;
    private volatile boolean garbles;

    private SerialAdapter(DeviceEnd end, int terminalPort) {
        this.end = end;
        this.terminalPort = terminalPort;
    }

    static SerialAdapter between(DeviceEnd end, int terminalPort) {
        var adapter = new SerialAdapter(end, terminalPort);
        Thread.ofPlatform().daemon(true).name("simulated-serial-terminal").start(adapter::run);
        return adapter;
    }

    /// Every block of the terminal arrives broken the first time.
    void garble() {
        garbles = true;
    }

    private void run() {
        while (!closed) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), terminalPort)) {
                socket.setTcpNoDelay(true);
                carry(socket);
            } catch (IOException _) {
                if (!pause()) return;
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(50);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private void carry(Socket socket) throws IOException {
        var framing = new SerialFraming();
        var parser = new ApduParser();
        List<Apdu> waiting = new ArrayList<>();
        var tries = 0;
        var turns = 0;
        var buffer = new byte[4096];
        while (!closed) {
            var count = end.read(buffer);
            for (var i = 0; i < count; i++) {
                switch (framing.accept(buffer[i] & 0xFF)) {
                    case null -> {}
                    case SerialFraming.Event.Block(Apdu apdu) -> {
                        end.write(new byte[] {SerialFraming.ACK});
                        socket.getOutputStream().write(apdu.encoded());
                    }
                    case SerialFraming.Event.BrokenBlock _ ->
                            end.write(new byte[] {SerialFraming.NAK});
                    case SerialFraming.Event.Acknowledged _ -> {
                        if (!waiting.isEmpty()) waiting.removeFirst();
                        tries = 0;
                    }
                    case SerialFraming.Event.NotAcknowledged _ -> turns = TURNS_UNTIL_REPEAT;
                }
            }
            waiting.addAll(arrived(socket, parser));
            if (waiting.isEmpty()) continue;
            if (tries == 0 || ++turns > TURNS_UNTIL_REPEAT) {
                if (++tries > TRIES) throw new IOException("the till does not acknowledge");
                end.write(blockOf(waiting.getFirst(), tries));
                turns = 0;
            }
        }
    }

    private byte[] blockOf(Apdu apdu, int attempt) {
        var block = SerialFraming.block(apdu);
        if (garbles && attempt == 1) block[block.length - 1] ^= 0x55;
        return block;
    }

    private static List<Apdu> arrived(Socket socket, ApduParser parser) throws IOException {
        // What the terminal says within a moment after the till has spoken.
        socket.setSoTimeout(5);
        var buffer = new byte[4096];
        try {
            var count = socket.getInputStream().read(buffer);
            if (count < 0) throw new IOException("the terminal hung up");
            return parser.accept(buffer, count);
        } catch (SocketTimeoutException _) {
            return List.of();
        }
    }

    @Override
    public void close() {
        closed = true;
        end.close();
    }
}
