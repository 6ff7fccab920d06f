package de.buergerterminal.kiosk.session;

import de.buergerterminal.kiosk.journal.Fact;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.journal.JournalEvent;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.session.SessionEvent.CodeScanned;
import de.buergerterminal.kiosk.session.SessionEvent.IdleSecondPassed;
import de.buergerterminal.kiosk.session.SessionEvent.IdleWarningDue;
import de.buergerterminal.kiosk.session.SessionEvent.OfferChanged;
import de.buergerterminal.kiosk.session.SessionEvent.StillHere;
import de.buergerterminal.kiosk.session.SessionEvent.Touch;
import de.buergerterminal.kiosk.session.SessionState.WarningIdle;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Runs the rules: one queue, one thread named `session`. Whatever fails in a rule, an effect or an
/// observer is journaled and never ends the loop.
public final class SessionLoop implements AutoCloseable {
    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    /// What people see until the session starts.
    public static final SessionState BEFORE_START =
            new SessionState.OutOfService(Look.DEFAULT, Offer.Missing.STARTING);

    private final EventQueue queue = new EventQueue();
    private final List<Consumer<SessionState>> observers = new CopyOnWriteArrayList<>();
    private final AtomicLong dropped = new AtomicLong();
    private final Duration usualIdle;
    private final AlarmClock alarms;
    private final Clock clock;
    private final Journal journal;
    private volatile SessionState state = BEFORE_START;
    private volatile Thread thread = Thread.ofPlatform().unstarted(() -> {});
    private Offer offer =
            new Offer(List.of(), new Offer.Availability.NotNow(Offer.Missing.STARTING), false);
    private Runnable cancelAlarm = () -> {};
    private long alarmNumber;

    /// @param usualIdle without a touch for so long we ask whether somebody is there
    public SessionLoop(Duration usualIdle, AlarmClock alarms, Clock clock, Journal journal) {
        this.usualIdle = usualIdle;
        this.alarms = alarms;
        this.clock = clock;
        this.journal = journal;
    }

    /// Starts the thread; call once. Begins at the screen while nobody is here, as the offer
    /// decides; events posted before come first. `effects` is called on the thread and must return
    /// at once.
    public void start(Offer first, Consumer<SessionEffect> effects) {
        offer = first;
        state = Leaving.rest(first);
        observers.forEach(observer -> tell(observer, state));
        rearm();
        thread = Thread.ofPlatform().name("session").daemon().start(() -> run(effects));
    }

    /// From any thread; never blocks. Under a flood, touches, codes and sensor events beyond the
    /// bound are dropped and counted; outcomes never are.
    public void post(SessionEvent event) {
        if (!queue.offer(event) && dropped.getAndIncrement() == 0) {
            journal.record(JournalEvent.EVENTS_DROPPED, new Fact.Kind(event.getClass()));
        }
    }

    /// Each new state, on the session thread; must return at once. Who registers before `start`
    /// sees the first one too.
    public void observe(Consumer<SessionState> observer) {
        observers.add(observer);
    }

    /// Runs a small task in the loop's turn, so that somebody can see that it still answers. The
    /// queue does not bound these: ask again only after the last one was answered.
    public void answer(Runnable task) {
        queue.add(() -> {
            task.run();
            return Optional.empty();
        });
    }

    /// The present state, for heartbeats and tests.
    public SessionState state() {
        return state;
    }

    /// How many events were dropped since the start.
    public long droppedEvents() {
        return dropped.get();
    }

    private void run(Consumer<SessionEffect> effects) {
        try {
            while (true) {
                handle(queue.take(), effects);
            }
        } catch (InterruptedException closed) {
            cancelAlarm.run();
        }
    }

    private void handle(SessionEvent heard, Consumer<SessionEffect> effects) {
        var today = LocalDate.ofInstant(clock.instant(), GERMANY);
        // Fees begin on a day: what is shown today costs what it costs today.
        SessionEvent event =
                heard instanceof OfferChanged it
                        ? new OfferChanged(it.offer().pricedOn(today))
                        : heard;
        offer = event instanceof OfferChanged it ? it.offer() : offer.pricedOn(today);
        var before = state;
        Step step = decide(before, event, today);
        state = step.next();
        if (!state.equals(before)) observers.forEach(observer -> tell(observer, step.next()));
        if (deservesNewLimit(before, event)) rearm();
        step.effects().forEach(effect -> carryOut(effect, effects));
    }

    private Step decide(SessionState before, SessionEvent event, LocalDate today) {
        var around = new Surroundings(offer, today);
        try {
            return SessionRules.on(before, event, around);
        } catch (RuntimeException broken) {
            journal.record(
                    JournalEvent.RULE_BROKE,
                    new Fact.Kind(before.getClass()),
                    new Fact.Kind(event.getClass()),
                    new Fact.Cause(broken));
            return Leaving.from(before, around);
        }
    }

    private void tell(Consumer<SessionState> observer, SessionState next) {
        try {
            observer.accept(next);
        } catch (RuntimeException broken) {
            journal.record(
                    JournalEvent.OBSERVER_BROKE,
                    new Fact.Kind(next.getClass()),
                    new Fact.Cause(broken));
        }
    }

    private void carryOut(SessionEffect effect, Consumer<SessionEffect> effects) {
        try {
            effects.accept(effect);
        } catch (RuntimeException broken) {
            journal.record(
                    JournalEvent.EFFECT_BROKE,
                    new Fact.Kind(effect.getClass()),
                    new Fact.Cause(broken));
            SessionEffect.outcomeIfBroken(effect).ifPresent(this::post);
        }
    }

    private boolean deservesNewLimit(SessionState before, SessionEvent event) {
        return state.getClass() != before.getClass()
                || event instanceof Touch
                || event instanceof StillHere
                || event instanceof CodeScanned
                || event instanceof IdleSecondPassed
                || event instanceof IdleWarningDue;
    }

    private void rearm() {
        cancelAlarm.run();
        long number = ++alarmNumber;
        cancelAlarm =
                state instanceof WarningIdle
                        ? alarm(number, ONE_SECOND, new IdleSecondPassed())
                        : IdleLimit.of(state, usualIdle)
                                .map(limit -> alarm(number, limit, new IdleWarningDue()))
                                .orElse(() -> {});
    }

    /// A touch that came before the alarm's turn makes it stale.
    private Runnable alarm(long number, Duration delay, SessionEvent event) {
        return alarms.wakeAfter(
                delay,
                () ->
                        queue.add(() ->
                                number == alarmNumber ? Optional.of(event) : Optional.empty()));
    }

    /// Ends the loop; events after this are ignored.
    @Override
    public void close() {
        thread.interrupt();
    }
}
