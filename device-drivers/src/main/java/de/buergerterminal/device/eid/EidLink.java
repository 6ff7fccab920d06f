package de.buergerterminal.device.eid;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.IdentityOutcome;
import de.buergerterminal.device.IdentityPrompt;
import de.buergerterminal.device.TracedFrame.Direction;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.LineException;
import de.buergerterminal.device.supervision.Condition;
import de.buergerterminal.device.supervision.Link;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One connection to the program, on the device's thread: greeting, heartbeat, and the conversation
/// that [EidRules] decides.
final class EidLink implements Link {
    private static final Duration ROUND = Duration.ofMillis(100);
    private static final List<Integer> LEVELS = List.of(3, 2, 1);
    private static final int MOST_READERS = 32;

    /// What one conversation is told.
    record Conversation(Consumer<IdentityPrompt> prompts, Consumer<IdentityOutcome> outcome) {}

    private final ProgramSocket socket;
    private final EidRules rules;
    private final EidLimits limits;
    private final FrameTrace trace;
    private final Map<String, ReaderState> readers = new LinkedHashMap<>();
    private final AtomicReference<@Nullable Conversation> conversation = new AtomicReference<>();
    private volatile EidState state = new EidState.Idle();
    private EidMessage.AboutProgram program = new EidMessage.AboutProgram("", "");
    private int level;
    private long stateSince = System.nanoTime();
    private long lastHeard = System.nanoTime();
    private long lastAsked = System.nanoTime();

    private EidLink(ProgramSocket socket, EidRules rules, EidLimits limits, FrameTrace trace) {
        this.socket = socket;
        this.rules = rules;
        this.limits = limits;
        this.trace = trace;
    }

    /// @param trace is told the names of the messages, nothing else of them
    static EidLink connect(URI at, EidRules rules, EidLimits limits, FrameTrace trace)
            throws LineException {
        var link = new EidLink(ProgramSocket.open(at, limits.greeting()), rules, limits, trace);
        try {
            link.greet();
            return link;
        } catch (LineException failed) {
            link.close();
            throw failed;
        }
    }

    private void greet() throws LineException {
        send(new EidCommand.GetInfo());
        send(new EidCommand.GetApiLevel());
        var offered = awaitLevel();
        var wanted = LEVELS.stream().filter(offered.available()::contains).findFirst();
        if (wanted.isEmpty()) {
            throw new LineException(
                    FaultCode.WRONG_MODEL,
                    "AusweisApp %s speaks API levels %s, this terminal %s"
                            .formatted(program.version(), offered.available(), LEVELS));
        }
        level = wanted.get();
        if (level != offered.current()) {
            send(new EidCommand.SetApiLevel(level));
            // A refusal names the level that stays in force.
            level = awaitLevel().current();
        }
        send(new EidCommand.GetReaderList());
    }

    private EidMessage.ApiLevel awaitLevel() throws LineException {
        var end = System.nanoTime() + limits.greeting().toNanos();
        while (true) {
            var left = end - System.nanoTime();
            var frame = left <= 0 ? null : socket.receive(Duration.ofNanos(left));
            if (frame == null) {
                throw new LineException(FaultCode.NO_ANSWER, "AusweisApp does not greet");
            }
            var message = hear(frame);
            if (message instanceof EidMessage.ApiLevel it) return it;
        }
    }

    @Override
    public Condition serve() throws IOException {
        try {
            listen();
            return condition();
        } catch (LineException lost) {
            lose(lost.fault());
            throw lost;
        }
    }

    private void listen() throws LineException {
        var frame = socket.receive(ROUND);
        if (frame != null) follow(new EidEvent.Said(hear(frame)));
        var now = System.nanoTime();
        if (now - stateSince > limits.of(state.patience()).toNanos()) {
            follow(new EidEvent.Overdue());
        }
        if (now - lastHeard > limits.heartbeat().plus(limits.answer()).toNanos()) {
            throw new LineException(FaultCode.NO_ANSWER, "AusweisApp is silent");
        }
        if (now - Math.max(lastAsked, lastHeard) > limits.heartbeat().toNanos()) {
            lastAsked = now;
            send(new EidCommand.GetReaderList());
        }
    }

    /// Notes what every state needs to know.
    private EidMessage hear(String frame) throws LineException {
        lastHeard = System.nanoTime();
        var message = EidMessages.parse(frame);
        trace.add(Direction.RECEIVED, frame.length(), message.getClass().getSimpleName());
        switch (message) {
            case EidMessage.AboutProgram it -> program = it;
            case EidMessage.Reader it -> note(it.reader());
            case EidMessage.ReaderList it -> {
                readers.clear();
                it.readers().forEach(this::note);
            }
            default -> {}
        }
        return message;
    }

    private void note(ReaderState reader) {
        if (!reader.attached()) readers.remove(reader.name());
        else if (readers.size() < MOST_READERS) readers.put(reader.name(), reader);
    }

    private Condition condition() {
        var choice = rules.choice();
        if (readers.keySet().stream().anyMatch(choice::takes)) return new Condition.Fine();
        return new Condition.CannotServe(
                new Fault(
                        FaultCode.NO_IDENTITY_READER,
                        "AusweisApp sees no reader '%s' among %d"
                                .formatted(choice.pattern(), readers.size())));
    }

    boolean isIdle() {
        return state instanceof EidState.Idle;
    }

    String program() {
        return "%s %s, API level %d".formatted(program.name(), program.version(), level);
    }

    List<ReaderState> readers() {
        return List.copyOf(readers.values());
    }

    /// @return false when another conversation runs
    boolean begin(EidState.Task task, Conversation with) throws IOException {
        if (!isIdle()) return false;
        conversation.set(with);
        follow(new EidEvent.Begun(task));
        return true;
    }

    void follow(EidEvent event) throws LineException {
        var step = rules.on(state, event);
        if (!step.next().equals(state) || step.prompt().isPresent()) {
            stateSince = System.nanoTime();
        }
        state = step.next();
        var told = conversation.get();
        if (told != null) step.prompt().ifPresent(told.prompts());
        try {
            for (var command : step.commands()) send(command);
        } catch (LineException lost) {
            lose(lost.fault());
            throw lost;
        }
        step.outcome().ifPresent(this::end);
        if (step.hangUp()) {
            throw new LineException(FaultCode.NO_ANSWER, "AusweisApp does not cancel");
        }
    }

    private void end(IdentityOutcome outcome) {
        var told = conversation.getAndSet(null);
        if (told != null) told.outcome().accept(outcome);
    }

    private void send(EidCommand command) throws LineException {
        var frame = command.frame();
        trace.add(Direction.SENT, frame.length(), command.word());
        socket.send(frame);
        if (command instanceof EidCommand.Tell it) {
            it.secret().close();
            socket.coverUp(frame);
        }
    }

    /// Tells the running conversation that the program is gone.
    private void lose(Fault fault) {
        var step = rules.on(state, new EidEvent.Lost(fault));
        state = step.next();
        step.outcome().ifPresent(this::end);
    }

    @Override
    public void close() {
        socket.close();
        lose(new Fault(FaultCode.DISCONNECTED, "closed"));
    }
}
