package de.buergerterminal.device.simulator;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.line.Line;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A ZVT card terminal on loopback TCP or a serial line, to the bytes: what a till can hear from a
/// real one in vending role (PA00P015 rev 13.08). The ledger [#payments] says whether money moved.
/// Misfortunes are verbs and may be called from any thread at any time.
///
/// Longer than usual: one short method for each thing that may happen to a terminal.
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
        CARD_REMOVED,
        STRANGE_COMMAND,
        UNKNOWN_BITMAP
    }

    private final BlockingQueue<Gesture> gestures = new LinkedBlockingQueue<>();
    private final TerminalMemory memory = new TerminalMemory();
    private final SerialWire.Trouble serialTrouble = new SerialWire.Trouble();
    private final Map<Integer, String> ownTexts = new HashMap<>();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private final URI driverUri;
    private final TerminalLines lines;

    private volatile @Nullable Duration cardComesAfter;
    private volatile Duration hostDelay = Duration.ZERO;
    private volatile Duration repeatDelay = Duration.ZERO;
    private volatile Duration cardTimeout = Duration.ofSeconds(60);
    private volatile RawWire.Cut cut = RawWire.Cut.WHOLE;
    private volatile boolean silent;
    private volatile boolean insistsOnPrinter;
    private volatile boolean slipsAreShort;
    private volatile boolean endsDayByItself;
    private volatile int declineWith;
    private volatile int terminalStatus;
    private volatile int registrationStatus = 0x10;
    private volatile int wish = -1;
    private final AtomicInteger daysEnded = new AtomicInteger();
    private volatile int strangeCommandAnswer = -1;
    private volatile List<String> shown = List.of();
    private Misfortune next = Misfortune.NONE;

    private SimulatedPaymentTerminal(URI uri) throws IOException {
        if ("tcp".equals(uri.getScheme())) {
            lines = TerminalLines.onTcp(Math.max(0, uri.getPort()), this::converse);
            driverUri = URI.create("zvt+tcp://127.0.0.1:" + lines.port() + "?password=000000");
        } else {
            lines = TerminalLines.onSerial(DeviceEnd.at(uri), this::converse);
            driverUri = URI.create("zvt+serial://" + uri.getPath() + "?password=000000");
        }
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
            return new SimulatedPaymentTerminal(uri);
        } catch (IOException taken) {
            throw new ConfigurationException(uri + ": " + taken.getMessage() + ".");
        }
    }

    private void converse(Strand strand, boolean framed) throws IOException {
        TerminalWire wire =
                framed
                        ? new SerialWire(strand, serialTrouble, () -> silent)
                        : new RawWire(strand, cut, () -> silent);
        new TerminalConversation(this, memory, wire).run();
    }

    /// The TCP port; 0 on a serial line.
    public int port() {
        return lines.port();
    }

    /// The address to give to the driver.
    public URI driverUri() {
        return driverUri;
    }

    /// A line into this terminal that needs no port and is cut after so many bytes of either side.
    ///
    /// @param framed whether in acknowledged blocks, as on a serial line
    public Line lineCutAfter(long tillBytes, long terminalBytes, boolean framed) {
        var line = new MemoryLine(tillBytes, terminalBytes);
        lines.serveMemory(line, framed);
        return line;
    }

    /// Every payment this terminal authorised, in order.
    public List<CardPayment> payments() {
        return memory.payments();
    }

    /// How often the day was ended, on command or by itself.
    public int daysEnded() {
        return daysEnded.get();
    }

    /// What the till last put on the terminal's display.
    public List<String> shown() {
        return shown;
    }

    /// Waits for the next payment that was not waited for yet to ask for its card.
    ///
    /// @return whether one did in time
    public boolean awaitPayment(Duration limit) throws InterruptedException {
        return begun.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// As [#awaitPayment], for the end of a payment, however it ends.
    public boolean awaitEndOfPayment(Duration limit) throws InterruptedException {
        return ended.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    // ---- the citizen and the bank

    /// A citizen inserts a card that the bank accepts, now or when the next payment asks for it.
    public void presentCard() {
        gestures.add(Gesture.CARD);
    }

    /// From now on every payment gets its card after `delay` by itself.
    public void presentCardsAutomatically(Duration delay) {
        cardComesAfter = delay;
    }

    /// From now on nobody presents a card but by [#presentCard].
    public void waitForCards() {
        cardComesAfter = null;
    }

    /// The citizen presses the red key.
    public void citizenCancels() {
        gestures.add(Gesture.CANCEL_KEY);
    }

    /// The next citizen takes the card out while the bank is asked.
    public void removeNextCardEarly() {
        strike(Misfortune.CARD_REMOVED);
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

    /// The bank takes its time.
    public void slowHost(Duration delay) {
        hostDelay = delay;
    }

    // ---- the terminal itself

    /// @param status what status enquiries say from now on, for example DF; 00 unlocks
    public void lock(int status) {
        terminalStatus = status;
    }

    /// The merchant journal is full: no payment until an end of day.
    public void fillJournal() {
        lock(0xB1);
    }

    /// The schedule says that the day is over: the terminal wants its end of day from the till.
    public void wantEndOfDay() {
        lock(0xF0);
    }

    /// The schedule says that the day is over: it is ended within the next status enquiry.
    public void endDayByItself() {
        endsDayByItself = true;
    }

    /// Another terminal stands in its place: ledger and last transaction are gone.
    public void forgetEverything() {
        memory.forget();
    }

    /// Asks for something in the container of its next status (tag 1F13): 00 or 02 a diagnosis, 01
    /// an end of day; -1 for nothing.
    public void wish(int action) {
        wish = action;
    }

    /// What the completion of the next registration asks for: 10 vending machine mode, 01
    /// initialisation, 02 diagnosis necessary.
    public void registerWithStatus(int status) {
        registrationStatus = status;
    }

    /// From now on payments are begun only if the till says that its printer is ready.
    public void insistOnPrinter() {
        insistsOnPrinter = true;
    }

    /// Sends a text of its own with an intermediate status, for example in the citizen's language.
    public synchronized void sayInOwnWords(int status, String text) {
        ownTexts.put(status, text);
    }

    /// Slips of two lines, for tests that pass every byte of them.
    public void keepSlipsShort() {
        slipsAreShort = true;
    }

    /// Sends a command, tags and a bitmap nobody knows in the middle of the next payment.
    public void sayStrangeThings() {
        strike(Misfortune.STRANGE_COMMAND);
    }

    /// Adds a bitmap nobody knows to the next authorisation.
    public void addUnknownBitmap() {
        strike(Misfortune.UNKNOWN_BITMAP);
    }

    /// How the till answered the strange command: its control field, or -1 if it was never said.
    public int answerToStrangeThings() {
        return strangeCommandAnswer;
    }

    /// Pause before `04 0F` is repeated after `84 9C`; 2 seconds at a real terminal, zero here.
    public void repeatAfter(Duration delay) {
        repeatDelay = delay;
    }

    // ---- the line

    /// Hears everything and answers nothing, to no connection.
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

    public void answerAgain() {
        silent = false;
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

    /// The line dies in mid-air and nobody listens any more; the memory survives.
    public void powerOff() {
        lines.powerOff();
    }

    public void powerOn() {
        lines.powerOn();
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

    /// Sends every byte in a segment of its own; counts from the next connection on.
    public void trickle() {
        cut = RawWire.Cut.BYTE_BY_BYTE;
    }

    /// Sends messages in one piece where it may; counts from the next connection on.
    public void glueMessages() {
        cut = RawWire.Cut.GLUED;
    }

    /// On a serial line, breaks every block of the terminal once: it must be asked for again.
    public void garbleSerialBlocks() {
        serialTrouble.garblesFirstTry = true;
    }

    /// On a serial line, sends every block twice, as if the acknowledgement had been lost.
    public void doubleSerialBlocks() {
        serialTrouble.sendsTwice = true;
    }

    /// On a serial line, answers so many blocks of the till by NAK.
    public void refuseSerialBlocks(int count) {
        serialTrouble.blocksToRefuse.set(count);
    }

    /// On a serial line, does not hear so many blocks of the till.
    public void missSerialBlocks(int count) {
        serialTrouble.blocksToIgnore.set(count);
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

    // ---- what the conversation asks

    void paymentBegins() {
        begun.release();
    }

    void paymentHasEnded() {
        ended.release();
    }

    void strangeThingsWereAnswered(int control) {
        strangeCommandAnswer = control;
    }

    void dayEnded() {
        daysEnded.incrementAndGet();
    }

    void shows(List<String> text) {
        shown = List.copyOf(text);
    }

    boolean takeOwnEndOfDay() {
        var due = endsDayByItself;
        endsDayByItself = false;
        return due;
    }

    int takeDecline() {
        var code = declineWith;
        declineWith = 0;
        return code;
    }

    synchronized @Nullable String ownTextFor(int status) {
        return ownTexts.get(status);
    }

    int terminalStatus() {
        return terminalStatus;
    }

    int registrationStatus() {
        return registrationStatus;
    }

    int wish() {
        return wish;
    }

    boolean isSilent() {
        return silent;
    }

    boolean insistsOnPrinter() {
        return insistsOnPrinter;
    }

    boolean slipsAreShort() {
        return slipsAreShort;
    }

    @Nullable Duration cardComesAfter() {
        return cardComesAfter;
    }

    Duration hostDelay() {
        return hostDelay;
    }

    Duration repeatDelay() {
        return repeatDelay;
    }

    Duration cardTimeout() {
        return cardTimeout;
    }

    BlockingQueue<Gesture> gestures() {
        return gestures;
    }

    @Override
    public void close() {
        lines.close();
    }
}
