package de.buergerterminal.device;

import java.net.URI;
import java.util.Optional;

/// How a PIN change or an identification ended.
public sealed interface IdentityOutcome {
    /// The card has the new PIN.
    record PinChanged() implements IdentityOutcome {}

    /// The card was read and the office's eID server has the data; the terminal never sees them.
    ///
    /// @param refreshAddress to be opened in the session that began the identification
    record Identified(URI refreshAddress) implements IdentityOutcome {
        /// The address carries the session.
        @Override
        public String toString() {
            return "Identified";
        }
    }

    /// The citizen stopped it, on the screen or at the reader. The card is as it was.
    record Cancelled() implements IdentityOutcome {}

    /// It could not be done; the card's PIN is as it was.
    ///
    /// @param code the identification program's own word for it, for staff; may be empty
    /// @param refreshAddress where the session learns of the failure, if the program names a place
    record Failed(IdentityFailure failure, String code, Optional<URI> refreshAddress)
            implements IdentityOutcome {
        @Override
        public String toString() {
            return "Failed[" + failure + ", " + code + "]";
        }
    }

    /// The connection broke after the new PIN was sent: the card has the old PIN or the new one.
    record Unclear(Fault fault) implements IdentityOutcome {}

    /// Never began.
    record Unavailable(Fault fault) implements IdentityOutcome {}
}
