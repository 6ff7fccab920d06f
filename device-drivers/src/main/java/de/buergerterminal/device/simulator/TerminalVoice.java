package de.buergerterminal.device.simulator;

import de.buergerterminal.device.zvt.Apdu;
import de.buergerterminal.device.zvt.Bytes;
import de.buergerterminal.device.zvt.ControlField;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a terminal says while it is master, each waiting for the till's answer.
final class TerminalVoice {
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final TerminalWire wire;
    private boolean abortWanted;

    TerminalVoice(TerminalWire wire) {
        this.wire = wire;
    }

    TerminalWire wire() {
        return wire;
    }

    /// The positive answer to a command, with which the terminal becomes master.
    void accept() throws IOException {
        abortWanted = false;
        wire.send(Apdu.positive());
    }

    void refuse(int errorId) throws IOException {
        wire.send(Apdu.refusal(errorId));
    }

    void say(int status) throws IOException {
        ask(Apdu.of(ControlField.INTERMEDIATE_STATUS, status));
    }

    void tell(Bytes status) throws IOException {
        ask(new Apdu(ControlField.STATUS_INFORMATION, status));
    }

    void complete(Bytes data) throws IOException {
        ask(new Apdu(ControlField.COMPLETION, data));
    }

    void abort(int code) throws IOException {
        ask(Apdu.of(ControlField.ABORT_BY_TERMINAL, code));
    }

    /// Whether the till has asked to stop since the command was accepted.
    boolean abortWanted() {
        return abortWanted;
    }

    void tillWantsAbort() throws IOException {
        abortWanted = true;
        wire.send(Apdu.positive());
    }

    /// Sends and waits for the till's answer; null if none comes within five seconds.
    @Nullable Apdu ask(Apdu message) throws IOException {
        return ask(message, ANSWER);
    }

    @Nullable Apdu ask(Apdu message, Duration limit) throws IOException {
        wire.send(message);
        var answer = wire.receive(limit);
        while (answer != null && !answer.isAnswer()) {
            if (answer.control() == ControlField.ABORT_BY_TILL) tillWantsAbort();
            answer = wire.receive(limit);
        }
        return answer;
    }

    static boolean isPositive(@Nullable Apdu answer) {
        return answer != null && answer.isPositive();
    }

    static void pause(Duration length) throws IOException {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopped) {
            throw new EOFException(stopped.getMessage());
        }
    }
}
