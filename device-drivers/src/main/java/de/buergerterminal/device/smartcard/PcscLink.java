package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.CardReader.CardEvent;
import de.buergerterminal.device.DeviceException;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.TracedFrame.Direction;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.TerminalFactory;
import jnasmartcardio.Smartcardio;
import org.jspecify.annotations.Nullable;

/// One reader in use, on one connection to the daemon.
final class PcscLink implements CardLink {
    private static final int ROUND_MILLIS = 200;

    /// PC/SC part 3, supplemental document: get data, the card's UID.
    private static final byte[] GET_UID = {(byte) 0xFF, (byte) 0xCA, 0x00, 0x00, 0x00};

    private static final int SUCCESS = 0x9000;
    private static final int LONGEST_UID = 10;

    /// The daemon's context is not for two threads at a time.
    private final Thread device = Thread.currentThread();

    private final CardTerminals context;
    private final CardTerminal reader;
    private final MembershipCards ours;
    private final CardNews news;
    private final FrameTrace trace;
    private @Nullable Card card;
    private boolean readable;

    private PcscLink(
            CardTerminals context,
            CardTerminal reader,
            MembershipCards ours,
            CardNews news,
            FrameTrace trace) {
        this.context = context;
        this.reader = reader;
        this.ours = ours;
        this.news = news;
        this.trace = trace;
    }

    static PcscLink connect(ReaderName name, MembershipCards ours, CardNews news, FrameTrace trace)
            throws LineException {
        var context = openContext();
        var connected = false;
        try {
            var readers = context.list();
            for (var reader : readers) {
                if (!name.matches(reader.getName())) continue;
                connected = true;
                return new PcscLink(context, reader, ours, news, trace);
            }
            throw new LineException(
                    FaultCode.NOT_FOUND,
                    "no reader '%s' among %d connected".formatted(name.pattern(), readers.size()));
        } catch (CardException | RuntimeException failed) {
            throw lost(failed);
        } finally {
            if (!connected) giveBack(context);
        }
    }

    /// Its own for each connection: one that was opened before the daemon ended is of no use.
    private static CardTerminals openContext() throws LineException {
        try {
            return TerminalFactory.getInstance("PC/SC", null, new Smartcardio()).terminals();
        } catch (NoSuchAlgorithmException | RuntimeException failed) {
            throw lost(failed);
        } catch (LinkageError missing) {
            throw new LineException(
                    FaultCode.SERVICE_NOT_RUNNING, "the PC/SC library is not installed", missing);
        }
    }

    /// The daemon has two hundred for all programs together, and the library gives one back only
    /// when the garbage collector finds it.
    private static void giveBack(CardTerminals context) {
        try {
            if (context instanceof Smartcardio.JnaCardTerminals it) it.close();
        } catch (CardException | RuntimeException _) {
            // The daemon has ended, and the context with it.
        }
    }

    @Override
    public Condition serve() throws IOException {
        news.round();
        try {
            if (card == null) {
                if (reader.waitForCardPresent(ROUND_MILLIS)) cardCame();
            } else if (reader.waitForCardAbsent(ROUND_MILLIS)) {
                cardWent();
            }
            return new Condition.Fine();
        } catch (CardException | RuntimeException failed) {
            if (card != null) cardWent();
            throw lost(failed);
        }
    }

    private void cardCame() throws CardException {
        try {
            // Shared, so that an identification program may use the same reader.
            card = reader.connect("*");
        } catch (CardException shyOrGone) {
            // Pulled too early, or no answer to reset: there is nothing to tell anybody yet. While
            // it stays inside, wait; another try at once would only spin.
            var _ = reader.waitForCardAbsent(ROUND_MILLIS);
            return;
        }
        readable = ours.isRead(card.getATR().getBytes());
        trace.note(readable ? "a card came" : "a card came that is not read here");
        news.came(
                readable
                        ? MembershipCards.event(uid())
                        : new CardEvent.NotReadHere(CardEvent.Reason.OTHER_KIND));
    }

    /// Empty where the card has none, as most contact cards.
    private String uid() {
        try {
            var answer = exchange(GET_UID);
            var size = answer.length - 2;
            var status = (answer[size] & 0xFF) << 8 | (answer[size + 1] & 0xFF);
            if (status != SUCCESS || size > LONGEST_UID) return "";
            return HexFormat.of().withUpperCase().formatHex(answer, 0, size);
        } catch (DeviceException _) {
            return "";
        }
    }

    /// @throws DeviceException when there is no card, it was pulled, or the command is no APDU
    @Override
    public byte[] exchange(byte[] command) throws DeviceException {
        if (card == null) throw new DeviceException(Fault.of(FaultCode.CARD_REMOVED));
        if (!readable || MembershipCards.forbids(command)) {
            throw new DeviceException(Fault.of(FaultCode.CARD_NOT_READ_HERE));
        }
        try {
            var apdu = new CommandAPDU(command);
            trace.add(Direction.SENT, command.length, ApduTrace.command(command, 0));
            var answer = card.getBasicChannel().transmit(apdu).getBytes();
            trace.add(Direction.RECEIVED, answer.length, ApduTrace.answer(answer, 0));
            return answer;
        } catch (IllegalArgumentException notAnApdu) {
            throw new DeviceException(
                    new Fault(
                            FaultCode.UNSUPPORTED,
                            "not a command APDU: " + command.length + " bytes"));
        } catch (CardException | IllegalStateException pulled) {
            throw new DeviceException(new Fault(FaultCode.CARD_REMOVED, causeOf(pulled)));
        }
    }

    private void cardWent() {
        release();
        trace.note("the card went");
        news.went();
    }

    private void release() {
        var gone = card;
        card = null;
        readable = false;
        if (gone == null) return;
        try {
            gone.disconnect(false);
        } catch (CardException | RuntimeException _) {
            // The card or the daemon is gone; there is nothing left to release.
        }
    }

    private static LineException lost(Exception failed) {
        var cause = causeOf(failed);
        var code =
                cause.contains("NO_SERVICE") || cause.contains("SERVICE_STOPPED")
                        ? FaultCode.SERVICE_NOT_RUNNING
                        : cause.contains("READERS_AVAILABLE")
                                ? FaultCode.NOT_FOUND
                                : FaultCode.DISCONNECTED;
        return new LineException(code, cause, failed);
    }

    /// The PC/SC error, which the library hides one or two causes deep.
    private static String causeOf(Throwable failed) {
        Throwable deepest = failed;
        for (int i = 0; i < 5 && deepest.getCause() != null; i++) deepest = deepest.getCause();
        return String.valueOf(deepest.getMessage());
    }

    /// Any other thread leaves it to the device's, whose round ends within 200 ms.
    @Override
    public void close() {
        if (!Thread.currentThread().equals(device)) return;
        release();
        giveBack(context);
    }
}
