package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.outbox.PaymentEvent.AskedToTakeBack;
import de.buergerterminal.backend.outbox.PaymentEvent.Authorised;
import de.buergerterminal.backend.outbox.PaymentEvent.CannotBeAsked;
import de.buergerterminal.backend.outbox.PaymentEvent.EndedPaid;
import de.buergerterminal.backend.outbox.PaymentEvent.EndedTakenBack;
import de.buergerterminal.backend.outbox.PaymentEvent.EndedUnheard;
import de.buergerterminal.backend.outbox.PaymentEvent.EndedUnpaid;
import de.buergerterminal.backend.outbox.PaymentEvent.RemembersNothing;
import de.buergerterminal.backend.outbox.PaymentEvent.RemembersPaid;
import de.buergerterminal.backend.outbox.PaymentEvent.RemembersUnpaid;
import de.buergerterminal.backend.outbox.PaymentEvent.StaffCalled;
import de.buergerterminal.backend.outbox.PaymentState.Held;
import de.buergerterminal.backend.outbox.PaymentState.Intended;
import de.buergerterminal.backend.outbox.PaymentState.Settled;

/// The vending rule as a pure state machine, the same while a citizen pays and after a crash: money
/// moves exactly when the request is booked. Whoever carries out a [Move] makes its state durable
/// first and acts then; [PaymentBook] does.
///
/// | after the payment, the terminal's memory says | nothing held | held |
/// |---|---|---|
/// | unpaid, or the payment before the intent | not paid | not paid, request removed |
/// | this payment (new number, same amount) | take it back | booked |
/// | this amount under a number that is not the held one | take it back | staff decide |
/// | another amount | staff decide | staff decide |
/// | nothing, as before the intent | not paid | staff decide |
/// | nothing, though it knew one before; no answer | ask again | ask again |
///
/// The receipt on paper comes after the last state: it carries the citizen's secret, which is never
/// on a disk, so it cannot be printed by a restarted terminal. The request is booked all the same.
public final class PaymentSaga {
    private PaymentSaga() {}

    /// @param to must be durable before `then` is done; equal to the state before if nothing
    ///   changes
    public record Move(PaymentState to, Then then) {}

    /// What to do towards the world.
    public sealed interface Then {
        /// Tell the terminal that the goods were issued: now the money moves.
        record Issue() implements Then {}

        /// Tell the terminal that they were not: it gives the money back.
        record DoNotIssue() implements Then {}

        /// Ask for the terminal's memory, now or later; the end is not known.
        record AskTheTerminal() implements Then {}

        /// The money stands without a request; answer with `AskedToTakeBack`.
        record TakeBack(int receiptNumber) implements Then {}

        /// Only a person can find out; answer with `StaffCalled`. Called before it is settled, so
        /// that a crash in between calls them twice and not never.
        ///
        /// @param notReversed money is known to stand without a request
        record CallStaff(boolean notReversed) implements Then {}

        record Finished(PaymentOutcome outcome) implements Then {}
    }

    public static Move next(PaymentIntent intent, PaymentState state, PaymentEvent event) {
        return switch (state) {
            case Intended intended -> nothingHeld(intent, intended, event);
            case Held held -> held(intent, held, event);
            case Settled(var outcome) ->
                    new Move(
                            state,
                            event instanceof Authorised
                                    ? new Then.DoNotIssue()
                                    : new Then.Finished(outcome));
        };
    }

    private static Move nothingHeld(PaymentIntent intent, Intended state, PaymentEvent event) {
        return switch (event) {
            case Authorised(var number, var cents) ->
                    cents == intent.cents()
                            ? new Move(new Held(number), new Then.Issue())
                            : new Move(state, new Then.DoNotIssue());
            case EndedTakenBack _ -> settle(PaymentOutcome.REVERSED);
            case EndedUnpaid _, RemembersUnpaid _ -> settle(PaymentOutcome.NOT_PAID);
            case EndedPaid _, EndedUnheard _, CannotBeAsked _ -> ask(state);
            case RemembersNothing _ ->
                    knewNone(intent) ? settle(PaymentOutcome.NOT_PAID) : ask(state);
            case RemembersPaid it when isOlder(it, intent) -> settle(PaymentOutcome.NOT_PAID);
            case RemembersPaid(var number, var cents) ->
                    cents == intent.cents()
                            ? new Move(state, new Then.TakeBack(number))
                            : callStaff(state);
            case AskedToTakeBack(var confirmed) ->
                    confirmed
                            ? settle(PaymentOutcome.REVERSED)
                            : new Move(state, new Then.CallStaff(true));
            case StaffCalled _ -> settle(PaymentOutcome.LEFT_TO_STAFF);
        };
    }

    private static Move held(PaymentIntent intent, Held state, PaymentEvent event) {
        return switch (event) {
            case Authorised(var number, var cents) ->
                    new Move(
                            state,
                            isThis(number, cents, intent, state)
                                    ? new Then.Issue()
                                    : new Then.DoNotIssue());
            case EndedPaid(var number, var cents) ->
                    isThis(number, cents, intent, state)
                            ? settle(PaymentOutcome.BOOKED)
                            : ask(state);
            case EndedTakenBack _ -> settle(PaymentOutcome.REVERSED);
            // It was told that the goods are issued, so "unpaid" is not to be believed unasked.
            case EndedUnpaid _, EndedUnheard _, CannotBeAsked _, AskedToTakeBack _ -> ask(state);
            case RemembersUnpaid _ -> settle(PaymentOutcome.NOT_PAID);
            case RemembersNothing _ -> knewNone(intent) ? callStaff(state) : ask(state);
            case RemembersPaid it when isOlder(it, intent) -> settle(PaymentOutcome.NOT_PAID);
            case RemembersPaid(var number, var cents) ->
                    isThis(number, cents, intent, state)
                            ? settle(PaymentOutcome.BOOKED)
                            : callStaff(state);
            case StaffCalled _ -> settle(PaymentOutcome.LEFT_TO_STAFF);
        };
    }

    private static Move settle(PaymentOutcome outcome) {
        return new Move(new Settled(outcome), new Then.Finished(outcome));
    }

    private static Move ask(PaymentState state) {
        return new Move(state, new Then.AskTheTerminal());
    }

    private static Move callStaff(PaymentState state) {
        return new Move(state, new Then.CallStaff(false));
    }

    private static boolean isThis(int number, long cents, PaymentIntent intent, Held state) {
        return number == state.receiptNumber() && cents == intent.cents();
    }

    private static boolean isOlder(RemembersPaid last, PaymentIntent intent) {
        return last.receiptNumber() == intent.lastReceiptNumberSeen();
    }

    private static boolean knewNone(PaymentIntent intent) {
        return intent.lastReceiptNumberSeen() == 0;
    }
}
