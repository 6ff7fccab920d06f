package de.buergerterminal.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.backend.outbox.PaymentEvent.Authorised;
import de.buergerterminal.backend.outbox.PaymentEvent.EndedPaid;
import de.buergerterminal.backend.outbox.PaymentEvent.EndedTakenBack;
import de.buergerterminal.backend.outbox.PaymentEvent.RemembersPaid;
import de.buergerterminal.backend.outbox.PaymentEvent.StaffCalled;
import de.buergerterminal.backend.outbox.PaymentSaga.Then;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A paid request between authorisation and confirmation.
class HeldRequestsTest {
    private static final SealedSubmission PAID = OutboxTest.sealed(7);
    private static final CaseReference NUMBER = PAID.reference();
    private static final PaymentIntent INTENT = new PaymentIntent(NUMBER, 1300, 6, Instant.EPOCH);

    @TempDir Path folder;

    @Test
    void aHeldRequestIsDurableButNobodySeesIt() throws Exception {
        try (var outbox = open()) {
            hold(outbox);
        }
        try (var outbox = open()) {
            assertThat(outbox.payments().open()).containsExactly(INTENT);
            assertThat(outbox.payments().stateOf(INTENT)).isEqualTo(new PaymentState.Held(7));
            assertThat(outbox.waiting()).isZero();
            assertThat(outbox.holds(NUMBER)).isFalse();
            assertThat(outbox.store().waiting()).isEmpty();
        }
    }

    @Test
    void bookingThePaymentDeliversItsRequestInTheSameStep() throws Exception {
        try (var outbox = open()) {
            hold(outbox);
            assertThat(outbox.payments().happened(INTENT, new EndedPaid(7, 1300)))
                    .isEqualTo(new Then.Finished(PaymentOutcome.BOOKED));
        }
        try (var outbox = open()) {
            assertThat(outbox.payments().open()).isEmpty();
            assertThat(outbox.store().waiting()).containsExactly(NUMBER);
            assertThat(outbox.store().find(NUMBER).orElseThrow().content()).contains(PAID);
            outbox.payments().happened(INTENT, new EndedTakenBack());
            assertThat(outbox.waiting()).as("what is over stays as it is").isEqualTo(1);
        }
    }

    @Test
    void aPaymentThatEndsWithoutMoneyRemovesItsRequest() throws Exception {
        try (var outbox = open()) {
            hold(outbox);
            outbox.payments().happened(INTENT, new EndedTakenBack());
            assertThat(outbox.payments().stateOf(INTENT))
                    .isEqualTo(new PaymentState.Settled(PaymentOutcome.REVERSED));
            assertThat(outbox.store().heldReceiptNumber(NUMBER)).isEmpty();
            assertThat(outbox.waiting()).isZero();
        }
    }

    @Test
    void whatIsLeftToStaffIsKeptButNeverDelivered() throws Exception {
        try (var outbox = open()) {
            hold(outbox);
            assertThat(outbox.payments().happened(INTENT, new RemembersPaid(9, 99)))
                    .isEqualTo(new Then.CallStaff(false));
            outbox.payments().happened(INTENT, new StaffCalled());
            assertThat(outbox.payments().open()).isEmpty();
            assertThat(outbox.store().heldReceiptNumber(NUMBER)).contains(7);
            assertThat(outbox.waiting()).isZero();
        }
    }

    @Test
    void noCiphertextStaysForEverAndNoneGoesWhileItsPaymentIsOpen() throws Exception {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        try (var outbox = open()) {
            hold(outbox);
            outbox.store().forgetBefore(tomorrow);
            assertThat(outbox.store().heldReceiptNumber(NUMBER)).as("payment open").contains(7);
            assertThat(outbox.payments().open()).containsExactly(INTENT);

            outbox.payments().happened(INTENT, new RemembersPaid(9, 99));
            outbox.payments().happened(INTENT, new StaffCalled());
            outbox.store().forgetBefore(Instant.now().minus(Outbox.KEPT_FOR_INQUIRY));
            assertThat(outbox.store().heldReceiptNumber(NUMBER)).as("left to staff").contains(7);
            outbox.store().forgetBefore(tomorrow);
            assertThat(outbox.store().heldReceiptNumber(NUMBER)).as("too old").isEmpty();
        }
    }

    @Test
    void aClockThatIsYearsAheadAtTheStartForgetsNoReplyKey() throws Exception {
        try (var outbox = open()) {
            assertThat(outbox.replyKeys().keep(NUMBER, "key", new byte[] {1, 2})).isTrue();
        }
        var ahead = Clock.offset(Clock.systemUTC(), Duration.ofDays(7_300));
        try (var outbox = Outbox.open(folder, ahead)) {
            assertThat(outbox.replyKeys().find(NUMBER, "key")).contains(new byte[] {1, 2});
            outbox.store().forgetBefore(ahead.instant());
            assertThat(outbox.replyKeys().find(NUMBER, "key")).isEmpty();
        }
    }

    @Test
    void noRequestReplacesAHeldOne() throws Exception {
        try (var outbox = open()) {
            hold(outbox);
            assertThatThrownBy(() -> outbox.append(PAID)).isInstanceOf(OutboxException.class);
            assertThatThrownBy(() -> outbox.appendHeld(PAID)).isInstanceOf(OutboxException.class);
            assertThat(outbox.store().heldReceiptNumber(NUMBER)).contains(7);
        }
    }

    @Test
    void aPaymentThatNeverBeganHasNoState() throws Exception {
        try (var outbox = open()) {
            assertThatThrownBy(() -> outbox.payments().stateOf(INTENT))
                    .isInstanceOf(OutboxException.class);
        }
    }

    private static void hold(Outbox outbox) throws Exception {
        outbox.payments().begin(INTENT);
        assertThat(outbox.payments().stateOf(INTENT)).isEqualTo(new PaymentState.Intended());
        assertThat(outbox.payments().authorised(INTENT, new Authorised(7, 1300), () -> PAID))
                .isEqualTo(new Then.Issue());
    }

    private Outbox open() throws OutboxException {
        return Outbox.open(folder, Clock.systemUTC());
    }
}
