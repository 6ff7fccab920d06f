package de.buergerterminal.device;

import java.time.LocalDateTime;

/// The facts of an authorised card payment; all that ever leaves the codec.
///
/// @param amountCents 1 to 99,999,999
/// @param receiptNumber the terminal's receipt number, 1 to 9999
/// @param traceNumber the terminal's trace number
/// @param terminalId 8 digits (TID)
/// @param cardName for example `girocard`; never a number of the card
/// @param maskedPan last four digits at most, the rest as `*`; may be empty
/// @param at the terminal's own clock
public record Authorisation(
        long amountCents,
        int receiptNumber,
        int traceNumber,
        String terminalId,
        String cardName,
        String maskedPan,
        LocalDateTime at) {}
