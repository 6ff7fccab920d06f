package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.submission.CaseReference;
import java.time.Instant;

/// Written before a payment terminal is asked for money, so that after a crash it is known that
/// there may be a payment to settle.
///
/// @param cents 1 to 99,999,999
/// @param lastReceiptNumberSeen the terminal's receipt number before this payment, 0 if none
public record PaymentIntent(
        CaseReference reference, long cents, int lastReceiptNumberSeen, Instant at) {}
