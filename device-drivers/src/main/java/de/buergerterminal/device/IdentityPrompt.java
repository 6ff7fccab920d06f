package de.buergerterminal.device;

import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the citizen has to do, or to wait for, next. A later prompt replaces an earlier one.
public sealed interface IdentityPrompt {
    /// Lay the ID card on the reader and leave it there.
    record LayCard() implements IdentityPrompt {}

    /// The card on the reader has no online function, or none that this reader understands.
    record WrongCard() implements IdentityPrompt {}

    /// The card lies badly; after it was moved, [IdentityReader#goOn].
    record MoveCard() implements IdentityPrompt {}

    /// The card is being read; leave it there.
    ///
    /// @param percent 0 to 100, as the identification program counts
    record Reading(int percent) implements IdentityPrompt {}

    /// Type something: on the reader's own keypad, or on the screen and hand it to
    /// [IdentityReader#enter].
    ///
    /// @param atKeypad whether the reader asks; then nothing may be typed on the screen
    /// @param triesLeft how many wrong PINs the card still forgives, where it says so
    /// @param refused whether what was typed last had the wrong form; no try was used up
    record Enter(SecretKind kind, boolean atKeypad, OptionalInt triesLeft, boolean refused)
            implements IdentityPrompt {}

    /// An office wants to read these data; agree with [IdentityReader#agree] or abort.
    ///
    /// @param recipient who reads, as the authorisation certificate names it
    /// @param recipientUrl its web address, may be empty
    /// @param purpose what for, as the certificate says, may be empty
    /// @param required names of rights such as `FamilyName`, which cannot be left out
    /// @param optional names of rights the citizen may leave out
    /// @param transaction a text of the office about this very transaction, may be empty
    record Consent(
            String recipient,
            String recipientUrl,
            String purpose,
            SortedSet<String> required,
            SortedSet<String> optional,
            String transaction)
            implements IdentityPrompt {
        public Consent {
            required = new TreeSet<>(required);
            optional = new TreeSet<>(optional);
        }

        /// Says what somebody is about to do: never in a log.
        @Override
        public String toString() {
            return "Consent";
        }
    }
}
