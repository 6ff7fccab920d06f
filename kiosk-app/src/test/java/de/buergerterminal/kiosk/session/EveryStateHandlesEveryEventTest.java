package de.buergerterminal.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.kiosk.session.SessionEffect.ForgetCitizen;
import de.buergerterminal.kiosk.session.SessionEvent.PaymentSucceeded;
import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.ConfirmingCancel;
import de.buergerterminal.kiosk.session.SessionState.OutOfService;
import de.buergerterminal.kiosk.session.SessionState.Paying;
import de.buergerterminal.kiosk.session.SessionState.ShowingHelp;
import de.buergerterminal.kiosk.session.SessionState.WarningIdle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EveryStateHandlesEveryEventTest {
    private static final List<Surroundings> WORLDS = List.of(Samples.OPEN, Samples.CLOSED);

    @Test
    void theTableHasEveryStateAndEveryEvent() {
        assertThat(kindsOf(Samples.states())).isEqualTo(leavesOf(SessionState.class));
        assertThat(kindsOf(Samples.events())).isEqualTo(leavesOf(SessionEvent.class));
    }

    @Test
    void noCombinationThrowsAndNothingHappensBehindTheCitizensBack() {
        for (SessionState state : Samples.states()) {
            for (SessionEvent event : Samples.events()) {
                for (Surroundings world : WORLDS) {
                    check(state, event, SessionRules.on(state, event, world));
                }
            }
        }
    }

    private static void check(SessionState state, SessionEvent event, Step step) {
        String cell = state + " + " + event + " -> " + step.next();
        assertThat(overlays(step.next())).as(cell).isLessThanOrEqualTo(2);
        if (step.next() instanceof ShowingHelp help) {
            assertThat(overlays(help.beneath())).as(cell).isZero();
        }
        if (step.next() instanceof ConfirmingCancel question) {
            assertThat(overlays(question.beneath())).as(cell).isZero();
        }
        if (isRest(step.next()) && hasCitizen(state)) {
            assertThat(step.effects()).as(cell).contains(new ForgetCitizen());
        }
        if (isRest(step.next()) && !isRest(base(state))) {
            assertThat(step.next().look()).as(cell).isEqualTo(Look.DEFAULT);
        }
        boolean leavesPayment =
                base(state) instanceof Paying && !(base(step.next()) instanceof Paying);
        if (leavesPayment) {
            assertThat(event)
                    .as(cell)
                    .isInstanceOfAny(
                            PaymentSucceeded.class,
                            SessionEvent.PaymentEndedWithoutMoney.class,
                            SessionEvent.PaymentLeftUnclear.class);
        }
        boolean printsNow =
                step.effects().stream().anyMatch(SessionEffect.PrintQuestion.class::isInstance);
        if (printsNow) {
            assertThat(event).as(cell).isInstanceOf(SessionEvent.PrintQuestionPressed.class);
            assertThat(isPrintingTheQuestion(state)).as(cell).isFalse();
            assertThat(isPrintingTheQuestion(step.next())).as(cell).isTrue();
        }
        if (isPrintingTheQuestion(state) && !isPrintingTheQuestion(step.next())) {
            assertThat(event)
                    .as(cell)
                    .isInstanceOfAny(
                            SessionEvent.QuestionPrinted.class,
                            SessionEvent.QuestionNotPrinted.class);
        }
        boolean paysNow = step.effects().stream().anyMatch(SessionEffect.Pay.class::isInstance);
        assertThat(paysNow).as(cell).isEqualTo(startsPaying(state, step));
        assertThat(step.toString()).as(cell).doesNotContain(Samples.CANARY);
    }

    private static boolean isPrintingTheQuestion(SessionState state) {
        return base(state) instanceof SessionState.ShowingCase it
                && it.slip() instanceof SessionState.ShowingCase.Slip.Printing;
    }

    private static boolean startsPaying(SessionState state, Step step) {
        return base(step.next()) instanceof Paying && !(base(state) instanceof Paying);
    }

    private static boolean isRest(SessionState state) {
        return state instanceof Attract;
    }

    /// States in which something of a citizen is at hand.
    private static boolean hasCitizen(SessionState state) {
        return !(base(state) instanceof Attract || base(state) instanceof OutOfService);
    }

    static SessionState base(SessionState state) {
        return switch (state) {
            case ShowingHelp it -> base(it.beneath());
            case ConfirmingCancel it -> base(it.beneath());
            case WarningIdle it -> base(it.beneath());
            default -> state;
        };
    }

    static int overlays(SessionState state) {
        return switch (state) {
            case ShowingHelp it -> 1 + overlays(it.beneath());
            case ConfirmingCancel it -> 1 + overlays(it.beneath());
            case WarningIdle it -> 1 + overlays(it.beneath());
            default -> 0;
        };
    }

    private static Set<Class<?>> kindsOf(List<?> values) {
        return values.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    private static Set<Class<?>> leavesOf(Class<?> sealed) {
        if (!sealed.isSealed()) return Set.of(sealed);
        var leaves = new HashSet<Class<?>>();
        Arrays.stream(sealed.getPermittedSubclasses()).forEach(it -> leaves.addAll(leavesOf(it)));
        return leaves;
    }
}
