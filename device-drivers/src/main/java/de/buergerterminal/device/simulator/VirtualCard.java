package de.buergerterminal.device.simulator;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.HexFormat;

/// A card in the virtual reader of vsmartcard (`vpcd`, TCP port 35963 of the computer pcscd runs
/// on), a DESFire unless another answer to reset is given. Answers its UID and refuses everything
/// else with `6D 00`. Closing it pulls the card.
public final class VirtualCard implements AutoCloseable {
    public static final int FIRST_READER_PORT = 35_963;

    /// The answer to reset of a DESFire, as many library cards are.
    public static final String DESFIRE = "3B8180018080";

    private static final byte[] GET_UID = HexFormat.of().parseHex("FFCA000000");
    private static final int ASK_ATR = 4;

    private final Socket reader;
    private final String uid;
    private final String atr;

    private VirtualCard(Socket reader, String uid, String atr) {
        this.reader = reader;
        this.uid = uid;
        this.atr = atr;
    }

    /// Puts a card into the reader; its UID as hex digits.
    public static VirtualCard insert(int readerPort, String uid) throws IOException {
        return insert(readerPort, uid, DESFIRE);
    }

    /// @param atr the card's answer to reset, as hex digits
    public static VirtualCard insert(int readerPort, String uid, String atr) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), readerPort);
        socket.setTcpNoDelay(true);
        var card = new VirtualCard(socket, uid, atr);
        Thread.ofVirtual().name("virtual-card").start(card::live);
        return card;
    }

    private void live() {
        try {
            var in = new DataInputStream(reader.getInputStream());
            while (true) {
                var message = in.readNBytes(in.readUnsignedShort());
                // One byte is the reader speaking (power off, power on, reset, ask ATR), more an
                // APDU.
                if (message.length == 1) {
                    if (message[0] == ASK_ATR) send(HexFormat.of().parseHex(atr));
                } else if (Arrays.equals(message, GET_UID)) {
                    send(HexFormat.of().parseHex(uid + "9000"));
                } else {
                    send(HexFormat.of().parseHex("6D00"));
                }
            }
        } catch (IOException _) {
            // Pulled, or the reader is gone.
        }
    }

    private void send(byte[] content) throws IOException {
        var whole = new byte[content.length + 2];
        whole[0] = (byte) (content.length >> 8);
        whole[1] = (byte) content.length;
        System.arraycopy(content, 0, whole, 2, content.length);
        // In one write: two would meet Nagle's delay at the other end.
        reader.getOutputStream().write(whole);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
