package de.buergerterminal.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.CaseStatus;
import de.buergerterminal.backend.submission.CaseTicket;
import de.buergerterminal.kiosk.journal.Journal;
import de.buergerterminal.kiosk.session.SessionEvent.CodeScanned;
import de.buergerterminal.kiosk.session.SessionEvent.LanguageChosen;
import de.buergerterminal.kiosk.session.SessionEvent.NextPressed;
import de.buergerterminal.kiosk.session.SessionEvent.OfferChanged;
import de.buergerterminal.kiosk.session.SessionEvent.RequestNotFiled;
import de.buergerterminal.kiosk.session.SessionEvent.ServiceChosen;
import de.buergerterminal.kiosk.session.SessionEvent.StillHere;
import de.buergerterminal.kiosk.session.SessionEvent.Touched;
import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.ChoosingService;
import de.buergerterminal.kiosk.session.SessionState.OutOfService;
import de.buergerterminal.kiosk.session.SessionState.ShowingService;
import de.buergerterminal.kiosk.session.SessionState.WarningIdle;
import de.buergerterminal.kiosk.session.SessionState.Welcoming;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionLoopTest {
    private final HandClock alarms = new HandClock();
    private final LinkedBlockingQueue<SessionState> seen = new LinkedBlockingQueue<>();
    private final List<SessionEffect> effects = new ArrayList<>();
    private final SessionLoop loop =
            new SessionLoop(IdleLimit.USUAL, alarms, Clock.systemUTC(), new Journal());

    @AfterEach
    void stop() {
        loop.close();
    }

    @Test
    void observersSeeTheFirstStateAndEachNewOne() throws InterruptedException {
        start();
        assertThat(next()).isEqualTo(new Attract(Look.DEFAULT));
        loop.post(new Touched());
        assertThat(next()).isEqualTo(new Welcoming(Look.DEFAULT));
    }

    @Test
    void whoDoesNothingIsWarnedAndThenForgotten() throws InterruptedException {
        start();
        loop.post(new Touched());
        loop.post(new Touched());
        awaitKind(ChoosingService.class);
        alarms.ring(Duration.ofSeconds(60));
        awaitKind(WarningIdle.class);
        for (int second = 0; second < 19; second++) {
            alarms.ring(Duration.ofSeconds(1));
            awaitKind(WarningIdle.class);
        }
        alarms.ring(Duration.ofSeconds(1));
        awaitKind(Attract.class);
    }

    @Test
    void aPressThatChangesNothingPutsTheWarningOff() throws InterruptedException {
        start();
        loop.post(new Touched());
        loop.post(new Touched());
        awaitKind(ChoosingService.class);
        Runnable before = alarms.next(Duration.ofSeconds(60));
        loop.post(new StillHere());
        alarms.next(Duration.ofSeconds(60));
        before.run();
        loop.post(new ServiceChosen(Samples.FREE.id()));
        assertThat(next()).isInstanceOf(ShowingService.class);
    }

    @Test
    void whoHasLeftIsNotBroughtBackByTheEndOfTheirLastPress() throws InterruptedException {
        start();
        assertThat(next()).isInstanceOf(Attract.class);
        loop.post(new StillHere());
        loop.post(new Touched());
        assertThat(next()).isInstanceOf(Welcoming.class);
    }

    @Test
    void anAlarmThatRangBeforeATouchButWasNotYetHeardIsStale() throws InterruptedException {
        var gate = new CountDownLatch(1);
        start();
        loop.post(new Touched());
        loop.post(new LanguageChosen("de"));
        awaitKind(ChoosingService.class);
        loop.observe(_ -> await(gate));
        loop.post(new SessionEvent.TextSizePressed());
        loop.post(new SessionEvent.TextSizePressed());
        alarms.ring(Duration.ofSeconds(60));
        gate.countDown();
        loop.post(new ServiceChosen(Samples.FREE.id()));
        while (true) {
            var state = next();
            assertThat(state).isNotInstanceOf(WarningIdle.class);
            if (state instanceof ShowingService) return;
        }
    }

    @Test
    void anObserverThatThrowsHarmsNobody() throws InterruptedException {
        loop.observe(_ -> {
            throw new IllegalStateException(Samples.CANARY);
        });
        start();
        loop.post(new Touched());
        awaitKind(Welcoming.class);
    }

    @Test
    void anEffectThatBreaksCountsAsItsFailure() throws InterruptedException {
        loop.observe(seen::add);
        loop.start(
                Samples.EVERYTHING,
                effect -> {
                    throw new IllegalStateException("out of order");
                });
        loop.post(new Touched());
        loop.post(new Touched());
        loop.post(new ServiceChosen(Samples.FREE.id()));
        loop.post(new NextPressed());
        loop.post(new SessionEvent.Answered(Samples.NAME, "Ada"));
        loop.post(new SessionEvent.Answered(Samples.MOVED, "false"));
        loop.post(new NextPressed());
        loop.post(new NextPressed());
        loop.post(new NextPressed());
        awaitKind(SessionState.FilingFailed.class);
    }

    @Test
    void everyEffectThatOwesAnOutcomeHasOneForTheCaseItBreaks() {
        assertThat(SessionEffect.outcomeIfBroken(new SessionEffect.ForgetCitizen())).isEmpty();
        assertThat(
                        SessionEffect.outcomeIfBroken(
                                new SessionEffect.Pay(Samples.draft(Samples.PAID), Look.DEFAULT)))
                .contains(new SessionEvent.PaymentLeftUnclear());
        var ticket = CaseTicket.fresh(CaseReference.of("PB", 2026, "K07", 1), new SecureRandom());
        assertThat(SessionEffect.outcomeIfBroken(new SessionEffect.LookUpCase(ticket.asCode())))
                .as("the code was good")
                .contains(
                        new SessionEvent.CaseFound(
                                ticket.reference().value(), new CaseStatus.Unreachable()));
    }

    @Test
    void aScannerGoneMadCannotGrowTheQueueAndLosesNoOutcome() throws InterruptedException {
        var gate = new CountDownLatch(1);
        loop.observe(_ -> await(gate));
        loop.observe(seen::add);
        var starter = Thread.ofVirtual().start(() -> loop.start(Samples.EVERYTHING, effects::add));
        for (int i = 0; i < 100_000; i++) {
            loop.post(new CodeScanned("x"));
        }
        loop.post(new RequestNotFiled());
        for (int i = 0; i < 100_000; i++) {
            loop.post(new OfferChanged(i % 2 == 0 ? Samples.EVERYTHING : Samples.NOTHING));
        }
        assertThat(loop.droppedEvents()).isEqualTo(100_000 - 16);
        gate.countDown();
        starter.join();
        awaitKind(OutOfService.class);
    }

    private void start() {
        loop.observe(seen::add);
        loop.start(Samples.EVERYTHING, effects::add);
    }

    private SessionState next() throws InterruptedException {
        var state = seen.poll(20, TimeUnit.SECONDS);
        assertThat(state).as("a new state within 20 s").isNotNull();
        return state;
    }

    private void awaitKind(Class<? extends SessionState> kind) throws InterruptedException {
        while (true) {
            if (kind.isInstance(next())) return;
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// An alarm clock that a test rings by hand.
    private static final class HandClock implements AlarmClock {
        private final LinkedBlockingQueue<Pending> set = new LinkedBlockingQueue<>();

        private record Pending(Duration delay, Runnable ring) {}

        @Override
        public Runnable wakeAfter(Duration delay, Runnable ring) {
            var pending = new Pending(delay, ring);
            set.add(pending);
            return () -> set.remove(pending);
        }

        /// Rings the alarm set for that delay, waiting until the loop has set it.
        void ring(Duration delay) throws InterruptedException {
            next(delay).run();
        }

        Runnable next(Duration delay) throws InterruptedException {
            while (true) {
                var pending = set.poll(20, TimeUnit.SECONDS);
                assertThat(pending).as("an alarm set within 20 s").isNotNull();
                if (pending.delay().equals(delay)) return pending.ring();
            }
        }
    }
}
