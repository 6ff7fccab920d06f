package de.buergerterminal.device.simulator;

import de.buergerterminal.device.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// A code scanner in serial mode at the device's end of a line, set to the suffix CR, or one that
/// speaks its maker's dialect.
public final class SimulatedCodeScanner implements AutoCloseable {
    private static final Pattern DIALECT =
            Pattern.compile("dialect=(PLAIN|SSI|HONEYWELL|NEWLAND|GM65)");

    private final DeviceEnd end;
    private final ScannerManners manners;
    private final Thread ears;
    private final Deque<byte[]> unsaid = new ArrayDeque<>();
    private String inTheWindow = "";
    private boolean refusing;
    private boolean spoiling;
    private volatile boolean closed;

    private SimulatedCodeScanner(DeviceEnd end, ScannerManners manners) {
        this.end = end;
        this.manners = manners;
        this.ears =
                Thread.ofPlatform().daemon(true).name("simulated-scanner").unstarted(this::listen);
    }

    /// @param uri `pty:/path/of/link` or `tcp://127.0.0.1:PORT`, where port 0 takes a free one, and
    ///   perhaps `?dialect=`, one of `PLAIN`, `SSI`, `HONEYWELL`, `NEWLAND`, `GM65`
    public static SimulatedCodeScanner at(URI uri) throws IOException {
        var scanner = new SimulatedCodeScanner(DeviceEnd.at(uri), manners(uri));
        scanner.ears.start();
        return scanner;
    }

    /// The TCP port; 0 on a pseudo-terminal.
    public int port() {
        return end instanceof TcpEnd tcp ? tcp.port() : 0;
    }

    private static ScannerManners manners(URI uri) {
        if (uri.getQuery() == null) return ScannerManners.plain();
        var named = DIALECT.matcher(uri.getQuery());
        if (!named.matches()) {
            throw new ConfigurationException(
                    uri + ": dialect must be one of PLAIN, SSI, HONEYWELL, NEWLAND, GM65.");
        }
        return named.group(1).equals("PLAIN")
                ? ScannerManners.plain()
                : ScannerManners.of(named.group(1));
    }

    /// Somebody holds a code before the window and pulls the trigger.
    public synchronized void scan(String content) {
        unsaid.clear();
        unsaid.addAll(manners.spoken(content));
        say();
    }

    /// A code lies before the window and is read when the host asks for it.
    public synchronized void layBefore(String content) {
        inTheWindow = content;
    }

    /// Whether every setting is refused as unknown.
    public synchronized void refuseSettings(boolean refuse) {
        refusing = refuse;
    }

    /// One bit of the next code is turned on its way.
    public synchronized void spoilTheNextPiece() {
        spoiling = true;
    }

    private void say() {
        if (manners.waitsForAcknowledgement()) {
            var piece = unsaid.peek();
            if (piece != null) emit(onItsWay(piece));
        } else {
            for (var piece = unsaid.poll(); piece != null; piece = unsaid.poll())
                emit(onItsWay(piece));
        }
    }

    private byte[] onItsWay(byte[] piece) {
        if (!spoiling) return piece;
        spoiling = false;
        var spoilt = piece.clone();
        spoilt[spoilt.length / 2] ^= 1;
        return spoilt;
    }

    private synchronized void hear(int octet) {
        var heard = manners.hear(octet);
        var refused = heard.wish() == ScannerManners.Wish.SET && refusing;
        var answer = refused ? manners.refusal() : heard.answer();
        if (answer.length > 0) emit(answer);
        switch (heard.wish()) {
            case READ -> {
                if (!inTheWindow.isEmpty()) scan(inTheWindow);
            }
            case GO_ON -> {
                unsaid.poll();
                say();
            }
            case SAY_AGAIN -> {
                var piece = unsaid.peek();
                if (piece != null) emit(manners.again(piece));
            }
            case SET, NONE -> {}
        }
    }

    /// Puts bytes on the line as they are: noise, or codes in pieces.
    public void emit(byte[] bytes) {
        end.write(bytes);
    }

    public void unplug() {
        end.unplug();
    }

    public void plugIn() throws IOException {
        end.plugIn();
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

    /// On TCP this also lets the host in.
    private void listen() {
        var bytes = new byte[256];
        while (!closed) {
            var count = end.read(bytes);
            for (var i = 0; i < count; i++) hear(bytes[i] & 0xFF);
        }
    }
}
