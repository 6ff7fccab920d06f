package de.buergerterminal.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.backend.submission.SealedSubmission;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A paid request between authorisation and confirmation.
class HeldRequestsTest {
    private static final SealedSubmission PAID = OutboxTest.sealed(7);
    private static final CaseReference NUMBER = PAID.reference();

    @TempDir Path folder;

    @Test
    void aHeldRequestIsDurableButNobodySeesIt() throws Exception {
        try (var outbox = open()) {
            outbox.appendHeld(PAID);
        }
        try (var outbox = open()) {
            assertThat(outbox.heldReceiptNumber(NUMBER)).contains(7);
            assertThat(outbox.waiting()).isZero();
            assertThat(outbox.holds(NUMBER)).isFalse();
            assertThat(outbox.store().waiting()).isEmpty();
        }
    }

    @Test
    void aReleasedRequestIsDeliveredLikeAnyOther() throws Exception {
        try (var outbox = open()) {
            outbox.appendHeld(PAID);
            outbox.release(NUMBER);
            outbox.release(NUMBER);
            outbox.discard(NUMBER);
            assertThat(outbox.heldReceiptNumber(NUMBER)).isEmpty();
            assertThat(outbox.holdsPaid(NUMBER, 7)).isTrue();
            assertThat(outbox.store().waiting()).containsExactly(NUMBER);
            assertThat(outbox.store().find(NUMBER).orElseThrow().content()).contains(PAID);
        }
    }

    @Test
    void aDiscardedRequestIsGone() throws Exception {
        try (var outbox = open()) {
            outbox.appendHeld(PAID);
            outbox.discard(NUMBER);
            assertThat(outbox.heldReceiptNumber(NUMBER)).isEmpty();
            assertThatThrownBy(() -> outbox.release(NUMBER)).isInstanceOf(OutboxException.class);
        }
    }

    @Test
    void noRequestReplacesAHeldOne() throws Exception {
        try (var outbox = open()) {
            outbox.appendHeld(PAID);
            assertThatThrownBy(() -> outbox.append(PAID)).isInstanceOf(OutboxException.class);
            assertThatThrownBy(() -> outbox.appendHeld(PAID)).isInstanceOf(OutboxException.class);
            assertThat(outbox.heldReceiptNumber(NUMBER)).contains(7);
        }
    }

    private Outbox open() throws OutboxException {
        return Outbox.open(folder, Clock.systemUTC());
    }
}
