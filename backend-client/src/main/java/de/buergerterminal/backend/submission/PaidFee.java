package de.buergerterminal.backend.submission;

import java.time.Instant;

/// The payment's facts as they travel inside the sealed metadata (`paymentInformation`).
///
/// @param cents amount paid, 1 to 99,999,999
/// @param terminalId TID of the payment terminal, 8 digits
/// @param receiptNumber the terminal's receipt number
/// @param traceNumber the terminal's trace number
/// @param cardName for example `girocard`
public record PaidFee(
        long cents,
        String terminalId,
        int receiptNumber,
        int traceNumber,
        String cardName,
        Instant at) {}
