package de.buergerterminal.device.zvt;

import de.buergerterminal.device.Authorisation;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongPredicate;

/// Decides what became of a payment whose end nobody saw, from what the terminal remembers as its
/// last transaction. Pure.
sealed interface Settlement {
    /// The payment stands at the terminal.
    record Booked(int receiptNumber) implements Settlement {}

    /// No money moved, or the terminal took it back.
    record NotBooked() implements Settlement {}

    record Undecided(String reason) implements Settlement {}

    /// @param authorised what `04 0F` said, if it was seen
    /// @param receiptBefore receipt number of the last transaction before this payment, if any
    /// @param remembered the terminal's last transaction, if it tells one
    static Settlement of(
            long amountCents,
            OptionalInt receiptBefore,
            Optional<Authorisation> authorised,
            Optional<StatusInformation> remembered) {
        return of(it -> it == amountCents, receiptBefore, authorised, remembered);
    }

    /// As above, where more than one amount may have been booked.
    static Settlement of(
            LongPredicate expectedCents,
            OptionalInt receiptBefore,
            Optional<Authorisation> authorised,
            Optional<StatusInformation> remembered) {
        if (remembered.isEmpty()) {
            boolean emptyAsBefore = authorised.isEmpty() && receiptBefore.isEmpty();
            return emptyAsBefore
                    ? new NotBooked()
                    : new Undecided("the terminal does not tell its last transaction");
        }
        StatusInformation last = remembered.get();
        if (!last.isSuccess()) return new NotBooked();
        if (last.receiptNumber().isEmpty()) return new Undecided("no receipt number");
        int receipt = last.receiptNumber().getAsInt();
        if (receiptBefore.equals(OptionalInt.of(receipt))) return new NotBooked();
        boolean sameAmount =
                last.amountCents().isPresent()
                        && expectedCents.test(last.amountCents().getAsLong());
        if (authorised.isEmpty()) {
            // Without a receipt number to compare, an older payment might be taken for this one.
            return sameAmount && receiptBefore.isPresent()
                    ? new Booked(receipt)
                    : new Undecided("last transaction may be another one");
        }
        if (last.originalTrace().equals(OptionalInt.of(authorised.get().traceNumber()))) {
            return new NotBooked();
        }
        boolean same =
                receipt == authorised.get().receiptNumber()
                        && (sameAmount || last.amountCents().isEmpty())
                        && last.traceNumber().orElse(authorised.get().traceNumber())
                                == authorised.get().traceNumber();
        return same ? new Booked(receipt) : new Undecided("last transaction is another one");
    }
}
