package de.buergerterminal.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.kiosk.session.SessionEffect.AbortPayment;
import de.buergerterminal.kiosk.session.SessionEffect.ForgetCitizen;
import de.buergerterminal.kiosk.session.SessionEffect.Pay;
import de.buergerterminal.kiosk.session.SessionEffect.StartScanning;
import de.buergerterminal.kiosk.session.SessionEffect.StopScanning;
import de.buergerterminal.kiosk.session.SessionEvent.CancelConfirmed;
import de.buergerterminal.kiosk.session.SessionEvent.IdleSecondPassed;
import de.buergerterminal.kiosk.session.SessionEvent.IdleWarningDue;
import de.buergerterminal.kiosk.session.SessionEvent.OfferChanged;
import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.OutOfService;
import de.buergerterminal.kiosk.session.SessionState.Paying;
import de.buergerterminal.kiosk.session.SessionState.ScanningCase;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever people and devices do, in any order.
class RandomVisitsTest {
    @Property(tries = 400)
    void devicesAreOnlyBusyInTheStatesThatWaitForThem(
            @ForAll("anything") List<SessionEvent> events) {
        SessionState state = new Attract(Look.DEFAULT);
        var offer = Samples.EVERYTHING;
        boolean scanning = false;
        int running = 0;
        for (SessionEvent event : events) {
            if (event instanceof OfferChanged it) offer = it.offer();
            var step = SessionRules.on(state, event, new Surroundings(offer, Samples.TODAY));
            var before = EveryStateHandlesEveryEventTest.base(state);
            state = step.next();
            var now = EveryStateHandlesEveryEventTest.base(state);
            for (SessionEffect effect : step.effects()) {
                if (effect instanceof StartScanning) scanning = true;
                if (effect instanceof StopScanning) scanning = false;
                if (effect instanceof Pay) running++;
                if (effect instanceof AbortPayment) assertThat(running).isEqualTo(1);
            }
            if (before instanceof Paying && !(now instanceof Paying)) running--;
            assertThat(scanning).isEqualTo(now instanceof ScanningCase);
            assertThat(running).isEqualTo(now instanceof Paying ? 1 : 0);
            assertThat(EveryStateHandlesEveryEventTest.overlays(state)).isLessThanOrEqualTo(2);
        }
    }

    @Property(tries = 200)
    void whoeverWalksAwayIsForgotten(@ForAll("anything") List<SessionEvent> events) {
        SessionState state = walk(new Attract(Look.DEFAULT), events);
        var outcome =
                List.of(
                        new SessionEvent.PaymentLeftUnclear(),
                        new SessionEvent.PaymentPrepared(
                                Optional.of(SessionState.PaymentFailed.Reason.TERMINAL_NOT_READY)),
                        new SessionEvent.RequestNotFiled(),
                        new SessionEvent.ReceiptNotPrinted("DEV-202"),
                        new SessionEvent.CodeNotOurs());
        state = walk(state, outcome);
        state = walk(state, List.of(new IdleWarningDue()));
        for (int second = 0; second < 20; second++) {
            state = walk(state, List.of(new IdleSecondPassed()));
        }
        assertThat(state).isInstanceOfAny(Attract.class, OutOfService.class);
        assertThat(state.look()).isEqualTo(Look.DEFAULT);
    }

    @Property(tries = 200)
    void leavingAlwaysForgetsOrWaitsForMoney(@ForAll("anything") List<SessionEvent> events) {
        SessionState state = walk(new Attract(Look.DEFAULT), events);
        var step =
                SessionRules.on(
                        new SessionState.ConfirmingCancel(state),
                        new CancelConfirmed(),
                        Samples.OPEN);
        if (step.next() instanceof Attract
                && !(EveryStateHandlesEveryEventTest.base(state) instanceof Attract)) {
            assertThat(step.effects()).contains(new ForgetCitizen());
        }
    }

    private static SessionState walk(SessionState from, List<? extends SessionEvent> events) {
        SessionState state = from;
        for (SessionEvent event : events) {
            state = SessionRules.on(state, event, Samples.OPEN).next();
        }
        return state;
    }

    /// Mostly ways forward, so that the walks come far.
    @Provide
    Arbitrary<List<SessionEvent>> anything() {
        Arbitrary<SessionEvent> any = Arbitraries.of(Samples.events());
        Arbitrary<SessionEvent> forward =
                Arbitraries.of(
                        new SessionEvent.NextPressed(),
                        new SessionEvent.ServiceChosen(Samples.PAID.id()),
                        new SessionEvent.ServiceChosen(Samples.FREE.id()),
                        new SessionEvent.Answered(Samples.NAME, Samples.CANARY),
                        new SessionEvent.Answered(Samples.MOVED, "false"),
                        new SessionEvent.PaymentPrepared(Optional.empty()));
        return Arbitraries.oneOf(any, forward).list().ofMaxSize(60);
    }
}
