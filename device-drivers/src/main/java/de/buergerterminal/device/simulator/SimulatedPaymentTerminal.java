package de.buergerterminal.device.simulator;

import de.buergerterminal.device.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// A ZVT card terminal on loopback TCP, to the bytes: what a till can hear from a real one in
/// vending role (PA00P015 rev 13.08). The ledger [#payments] says whether money moved. Misfortunes
/// are verbs and may be called from any thread at any time.
public final class SimulatedPaymentTerminal implements AutoCloseable {
    /// What happens at the terminal, in the order it happens there.
    enum Gesture {
        CARD,
        CANCEL_KEY
    }

    /// Misfortunes that strike once, at the next payment.
    enum Misfortune {
        NONE,
        LINE_CUT_AFTER_AUTHORISATION,
        LINE_CUT_BEFORE_SLIPS,
        LINE_CUT_AFTER_CONFIRMATION,
        SILENCE_DURING_PAYMENT,
        SILENCE_AFTER_CONFIRMATION,
        POWER_LOSS_DURING_PAYMENT,
        POWER_LOSS_AFTER_CONFIRMATION,
        WRONG_PIN_FIRST,
        STRANGE_COMMAND
    }

    private final InetSocketAddress address;
    private final BlockingQueue<Gesture> gestures = new LinkedBlockingQueue<>();
    private final TerminalMemory memory = new TerminalMemory();
    private @Nullable ServerSocket server;
    private @Nullable Socket connection;
    private @Nullable SerialAdapter serial;

    volatile @Nullable Duration cardComesAfter;
    volatile Duration hostDelay = Duration.ZERO;
    volatile Duration repeatDelay = Duration.ZERO;
    volatile Duration cardTimeout = Duration.ofSeconds(60);
    volatile TerminalWire.Cut cut = TerminalWire.Cut.WHOLE;
    private volatile boolean silent;
    private volatile int declineWith;
    private volatile int terminalStatus;
    private volatile int strangeCommandAnswer = -1;
    private Misfortune next = Misfortune.NONE;

    private SimulatedPaymentTerminal(int port) throws IOException {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), listen(port));
    }

    /// @param uri `tcp://127.0.0.1:PORT`, port 0 takes any free one, see [#port]; or
    ///   `pty:/path/of/link` for a serial line made by the kernel
    public static SimulatedPaymentTerminal at(URI uri) {
        var onTcp = "tcp".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
        if (!onTcp && !"pty".equals(uri.getScheme())) {
            throw new ConfigurationException(
                    uri
                            + ": the simulated payment terminal lives at tcp://127.0.0.1:PORT or pty:/link.");
        }
        try {
            var terminal = new SimulatedPaymentTerminal(onTcp ? Math.max(0, uri.getPort()) : 0);
            if (!onTcp) {
                terminal.serial = SerialAdapter.between(DeviceEnd.at(uri), terminal.port());
            }
            return terminal;
        } catch (IOException taken) {
            throw new ConfigurationException(uri + ": " + taken.getMessage() + ".");
        }
    }

    public int port() {
        return address.getPort();
    }

    /// The address to give to the driver.
    public URI driverUri() {
        return URI.create("zvt+tcp://127.0.0.1:" + port() + "?password=000000");
    }

    private synchronized int listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server = socket;
        Thread.ofPlatform()
                .daemon(true)
                .name("simulated-payment-terminal")
                .start(() -> serve(socket));
        return socket.getLocalPort();
    }

    private void serve(ServerSocket listening) {
        while (!listening.isClosed()) {
            try (var accepted = listening.accept()) {
                synchronized (this) {
                    connection = accepted;
                }
                var wire = new TerminalWire(accepted, cut, () -> silent);
                new TerminalConversation(this, memory, wire).run();
            } catch (IOException _) {
                // The till hung up, or the power is off: a terminal just waits for the next call.
            }
        }
    }

    /// Every payment this terminal authorised, in order.
    public List<CardPayment> payments() {
        return memory.payments();
    }

    /// A citizen inserts a card that the bank accepts, now or when the next payment asks for it.
    public void presentCard() {
        gestures.add(Gesture.CARD);
    }

    /// From now on every payment gets its card after `delay` by itself.
    public void presentCardsAutomatically(Duration delay) {
        cardComesAfter = delay;
    }

    /// The citizen presses the red key.
    public void citizenCancels() {
        gestures.add(Gesture.CANCEL_KEY);
    }

    /// @param resultCode what the bank says to the next card, 01 to FF; see PA00P015 on error
    ///   messages
    public void declineNextCard(int resultCode) {
        declineWith = resultCode;
    }

    /// The next citizen mistypes the PIN once: a status information 37 comes before the final one.
    public void mistypeNextPin() {
        strike(Misfortune.WRONG_PIN_FIRST);
    }

    /// Nobody presents a card any more after this time; the terminal gives up.
    public void waitForCardsAtMost(Duration limit) {
        cardTimeout = limit;
    }

    /// Hears everything and answers nothing.
    public void goSilent() {
        silent = true;
    }

    /// Falls silent in the middle of the next payment and stays so, while the line stays up: it
    /// accepts the payment, asks for the card, and says nothing more, to no connection, until
    /// [#answerAgain]. That payment is forgotten; nothing is authorised.
    public void goSilentDuringNextPayment() {
        strike(Misfortune.SILENCE_DURING_PAYMENT);
    }

    /// As [#goSilentDuringNextPayment], but only after the till has confirmed the goods and the
    /// slips: the payment stands, and the till is never told.
    public void goSilentAfterConfirmation() {
        strike(Misfortune.SILENCE_AFTER_CONFIRMATION);
    }

    /// Loses power in the middle of the next payment, while it asks for the card, and stays off
    /// until [#powerOn]. Nothing is authorised.
    public void losePowerDuringNextPayment() {
        strike(Misfortune.POWER_LOSS_DURING_PAYMENT);
    }

    /// As [#losePowerDuringNextPayment], but only after the till has confirmed the goods and the
    /// slips: the payment stands, and the till is not told before [#powerOn].
    public void losePowerAfterConfirmation() {
        strike(Misfortune.POWER_LOSS_AFTER_CONFIRMATION);
    }

    public void answerAgain() {
        silent = false;
    }

    /// Cuts the line after the next `04 0F` was sent, before an answer can arrive.
    public void vanishAfterAuthorisation() {
        strike(Misfortune.LINE_CUT_AFTER_AUTHORISATION);
    }

    /// Cuts the line after the till's positive answer, before the slips that would make it final:
    /// the terminal takes the payment back.
    public void vanishBeforeSlips() {
        strike(Misfortune.LINE_CUT_BEFORE_SLIPS);
    }

    /// Cuts the line after the till's positive answers to status information and slips, before the
    /// completion: the payment stands.
    public void vanishAfterConfirmation() {
        strike(Misfortune.LINE_CUT_AFTER_CONFIRMATION);
    }

    /// Sends a command nobody knows in the middle of the next payment.
    public void sayStrangeThings() {
        strike(Misfortune.STRANGE_COMMAND);
    }

    /// How the till answered the strange command: its control field, or -1 if it was never said.
    public int answerToStrangeThings() {
        return strangeCommandAnswer;
    }

    void strangeThingsWereAnswered(int control) {
        strangeCommandAnswer = control;
    }

    private synchronized void strike(Misfortune misfortune) {
        next = misfortune;
    }

    /// Whether this misfortune is due; it strikes once.
    synchronized boolean strikes(Misfortune misfortune) {
        if (next != misfortune) return false;
        next = Misfortune.NONE;
        return true;
    }

    /// The bank takes its time.
    public void slowHost(Duration delay) {
        hostDelay = delay;
    }

    /// Pause before `04 0F` is repeated after `84 9C`; 2 seconds at a real terminal, zero here.
    public void repeatAfter(Duration delay) {
        repeatDelay = delay;
    }

    /// Sends every byte in a segment of its own; counts from the next connection on.
    public void trickle() {
        cut = TerminalWire.Cut.BYTE_BY_BYTE;
    }

    /// Sends messages in one piece where it may; counts from the next connection on.
    public void glueMessages() {
        cut = TerminalWire.Cut.GLUED;
    }

    /// On a serial line, breaks every block of the terminal once: it must be asked for again.
    public void garbleSerialBlocks() {
        var adapter = serial;
        if (adapter != null) adapter.garble();
    }

    /// @param status what status enquiries say from now on, for example DF; 00 unlocks
    public void lock(int status) {
        terminalStatus = status;
    }

    int terminalStatus() {
        return terminalStatus;
    }

    int takeDecline() {
        var code = declineWith;
        declineWith = 0;
        return code;
    }

    BlockingQueue<Gesture> gestures() {
        return gestures;
    }

    /// The line dies in mid-air and nobody listens any more; the memory survives.
    public synchronized void powerOff() {
        try {
            if (server != null) server.close();
            if (connection != null) connection.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void powerOn() {
        try {
            var _ = listen(address.getPort());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        powerOff();
        var adapter = serial;
        if (adapter != null) adapter.close();
    }
}
