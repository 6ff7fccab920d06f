package de.buergerterminal.device;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Reads ID cards with online function (eID) through an identification program. One conversation at
/// a time: a second one completes at once with `Unavailable(BUSY)`.
///
/// The futures always complete normally. Prompts arrive on the device's thread; the listener must
/// not block. A person who does nothing for three minutes ends the conversation as `TOO_SLOW`.
public interface IdentityReader extends Device {
    /// Sets a new PIN. `LETTER` is the first PIN: the citizen still has the five-digit transport
    /// PIN of the letter. Whatever the card demands on the way (CAN, PUK) is prompted.
    CompletableFuture<IdentityOutcome> changePin(
            PinInHand pinInHand, Consumer<IdentityPrompt> prompts);

    /// Lets an office read the card.
    ///
    /// @param tcTokenUrl where the office's eID server has begun the session (BSI TR-03124); https
    CompletableFuture<IdentityOutcome> identify(URI tcTokenUrl, Consumer<IdentityPrompt> prompts);

    /// What the last [IdentityPrompt.Enter] asked for. Takes the secret over and wipes it, also
    /// when nothing was asked.
    void enter(Secret secret);

    /// Agrees to [IdentityPrompt.Consent].
    ///
    /// @param optional those optional rights the citizen left in
    void agree(Set<String> optional);

    /// The card was moved after [IdentityPrompt.MoveCard].
    void goOn();

    /// Stops the running conversation, at any point; the outcome still arrives through the future.
    /// Does nothing where none runs.
    void abort();

    enum PinInHand {
        /// The six-digit PIN the citizen has chosen before.
        OWN,
        /// The five-digit transport PIN from the letter.
        LETTER
    }
}
