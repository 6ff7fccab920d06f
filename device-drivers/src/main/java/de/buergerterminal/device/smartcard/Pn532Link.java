package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.CardReader.CardEvent;
import de.buergerterminal.device.DeviceException;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.smartcard.Pn532Frame.Heard;
import de.buergerterminal.device.supervision.Condition;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One PN532 on an open serial line (NXP UM0701-02, chapter 7). It says nothing unasked, so cards
/// are looked for several times a second.
final class Pn532Link implements CardLink {
    private static final Duration ACK_LIMIT = Duration.ofMillis(250);
    private static final Duration ANSWER_LIMIT = Duration.ofMillis(800);
    private static final Duration CARD_LIMIT = Duration.ofSeconds(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(120);
    private static final int TRIES = 3;

    /// Long enough for the chip's oscillator to start (section 7.2.11).
    private static final byte[] WAKE_UP = {0x55, 0x55, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private static final int DIAGNOSE = 0x00;
    private static final int GET_FIRMWARE_VERSION = 0x02;
    private static final int SAM_CONFIGURATION = 0x14;
    private static final int RF_CONFIGURATION = 0x32;
    private static final int IN_DATA_EXCHANGE = 0x40;
    private static final int IN_LIST_PASSIVE_TARGET = 0x4A;
    private static final byte PN532 = 0x32;
    private static final byte NORMAL_MODE = 0x01;
    private static final byte CARD_STILL_THERE = 0x06;

    private final Line line;
    private final CardNews news;
    private final Pn532Framing framing = new Pn532Framing();
    private Optional<Pn532Target> card = Optional.empty();

    private Pn532Link(Line line, CardNews news) {
        this.line = line;
        this.news = news;
    }

    static Pn532Link connect(Line line, CardNews news) throws IOException {
        var link = new Pn532Link(line, news);
        link.greet();
        return link;
    }

    private void greet() throws IOException {
        line.send(WAKE_UP);
        ask(ANSWER_LIMIT, SAM_CONFIGURATION, NORMAL_MODE);
        var version = ask(ANSWER_LIMIT, GET_FIRMWARE_VERSION);
        if (version.length < 4 || version[0] != PN532) {
            throw new LineException(FaultCode.WRONG_MODEL, "this chip is no PN532");
        }
        // Item 5: how often to look; else it would look for ever (section 7.3.1).
        ask(ANSWER_LIMIT, RF_CONFIGURATION, (byte) 0x05, (byte) 0xFF, (byte) 0x01, (byte) 0x02);
    }

    @Override
    public Condition serve() throws IOException {
        news.round();
        try {
            look();
        } catch (IOException lost) {
            if (card.isPresent()) cardWent();
            throw lost;
        }
        pause();
        return new Condition.Fine();
    }

    private void look() throws IOException {
        if (card.isPresent() && stillThere(card.get())) return;
        var found = list();
        if (card.isPresent() && (found.isEmpty() || !found.get().uid().equals(card.get().uid())))
            cardWent();
        if (card.isPresent() || found.isEmpty()) return;
        card = found;
        news.came(
                found.get().isRead()
                        ? MembershipCards.event(found.get().uid())
                        : new CardEvent.NotReadHere(CardEvent.Reason.OTHER_KIND));
    }

    /// Without disturbing a conversation with the card; storage cards have none.
    private boolean stillThere(Pn532Target target) throws IOException {
        if (!target.isChipCard()) return false;
        var answer = ask(ANSWER_LIMIT, DIAGNOSE, CARD_STILL_THERE);
        return answer.length > 0 && answer[0] == 0;
    }

    private Optional<Pn532Target> list() throws IOException {
        try {
            return Pn532Target.in(
                    ask(ANSWER_LIMIT, IN_LIST_PASSIVE_TARGET, (byte) 0x01, (byte) 0x00));
        } catch (IllegalArgumentException senseless) {
            throw new LineException(
                    FaultCode.MALFORMED_DATA, String.valueOf(senseless.getMessage()));
        }
    }

    private void cardWent() {
        card = Optional.empty();
        news.went();
    }

    /// @throws DeviceException when there is no card, it was pulled, or it is not read here
    @Override
    public byte[] exchange(byte[] command) throws IOException, DeviceException {
        var target = card.orElse(null);
        if (target == null) throw new DeviceException(Fault.of(FaultCode.CARD_REMOVED));
        if (!target.isRead() || MembershipCards.forbids(command)) {
            throw new DeviceException(Fault.of(FaultCode.CARD_NOT_READ_HERE));
        }
        if (!target.isChipCard() || command.length < 4 || command.length > Pn532Frame.LONGEST - 3) {
            throw new DeviceException(
                    new Fault(FaultCode.UNSUPPORTED, "command of " + command.length + " bytes"));
        }
        var parameters = new byte[command.length + 1];
        parameters[0] = 0x01;
        System.arraycopy(command, 0, parameters, 1, command.length);
        byte[] answer;
        try {
            answer = ask(CARD_LIMIT, IN_DATA_EXCHANGE, parameters);
        } catch (IOException lost) {
            cardWent();
            throw lost;
        }
        if (answer.length < 1 || answer[0] != 0) {
            throw new DeviceException(
                    new Fault(
                            FaultCode.CARD_REMOVED,
                            "PN532 status %02X".formatted(answer.length < 1 ? 0 : answer[0])));
        }
        return Arrays.copyOfRange(answer, 1, answer.length);
    }

    /// Sends a command, again where it was not taken, and answers what stands behind `D5` and code.
    private byte[] ask(Duration limit, int code, byte... parameters) throws IOException {
        var frame = Pn532Frame.of(Pn532Frame.content(Pn532Frame.TO_CHIP, code, parameters));
        for (var attempt = 0; attempt < TRIES; attempt++) {
            line.send(frame);
            if (hear(ACK_LIMIT) instanceof Heard.Ack) return answer(limit, code);
        }
        throw new LineException(FaultCode.NO_ANSWER, "PN532 does not acknowledge");
    }

    private byte[] answer(Duration limit, int code) throws IOException {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            switch (hear(limit)) {
                case Heard.Content it when isAnswerTo(code, it.bytes()) -> {
                    return Arrays.copyOfRange(it.bytes(), 2, it.bytes().length);
                }
                // The chip then says its answer again.
                case Heard.Broken _ -> line.send(Pn532Frame.nack());
                case Heard.Refused _ ->
                        throw new LineException(
                                FaultCode.UNSUPPORTED,
                                "PN532 refuses command %02X".formatted(code));
                case null -> {
                    // An acknowledgement from us ends the command.
                    line.send(Pn532Frame.ack());
                    throw new LineException(
                            FaultCode.NO_ANSWER, "PN532 is silent on %02X".formatted(code));
                }
                case Heard.Content _, Heard.Ack _, Heard.Nack _ -> {}
            }
        }
        throw new LineException(FaultCode.MALFORMED_DATA, "PN532 answers %02X".formatted(code));
    }

    private static boolean isAnswerTo(int code, byte[] content) {
        return content.length >= 2
                && content[0] == Pn532Frame.FROM_CHIP
                && (content[1] & 0xFF) == code + 1;
    }

    private @Nullable Heard hear(Duration limit) throws IOException {
        var end = System.nanoTime() + limit.toNanos();
        while (true) {
            var left = end - System.nanoTime();
            if (left <= 0) return null;
            var octet = line.receive(Duration.ofNanos(left));
            var heard = octet == Line.NOTHING ? null : framing.accept(octet);
            if (heard != null) return heard;
        }
    }

    private static void pause() throws LineException {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LineException(FaultCode.DISCONNECTED, "interrupted");
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
