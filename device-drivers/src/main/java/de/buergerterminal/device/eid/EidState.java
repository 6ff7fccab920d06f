package de.buergerterminal.device.eid;

import de.buergerterminal.device.IdentityOutcome;
import de.buergerterminal.device.IdentityReader.PinInHand;
import de.buergerterminal.device.SecretKind;
import java.net.URI;
import java.util.Set;

/// Where a conversation stands.
sealed interface EidState {
    record Idle() implements EidState {}

    /// A conversation runs.
    sealed interface Running extends EidState {
        Run run();
    }

    /// The program works: it begins, reads the card or talks to the office.
    record Working(Run run) implements Running {}

    record AwaitingCard(Run run) implements Running {}

    record AwaitingMove(Run run) implements Running {}

    /// The rights are known, the certificate that says who asks is not.
    record AwaitingCertificate(Run run, EidMessage.AccessRights rights) implements Running {}

    record AwaitingConsent(Run run, EidMessage.AccessRights rights) implements Running {}

    /// The citizen has agreed; the program must now say that it understood exactly that.
    record Agreeing(Run run, Set<String> agreed) implements Running {
        public Agreeing {
            agreed = Set.copyOf(agreed);
        }
    }

    /// Somebody types on the screen.
    record AwaitingEntry(Run run, SecretKind kind) implements Running {}

    /// Somebody types at the reader.
    record AtKeypad(Run run, SecretKind kind) implements Running {}

    /// `CANCEL` was sent.
    ///
    /// @param because how it ends unless the program was quicker
    record Cancelling(Run run, IdentityOutcome because) implements Running {}

    /// What the conversation is for.
    sealed interface Task {
        record ChangePin(PinInHand pinInHand) implements Task {}

        record Identify(URI tcTokenUrl) implements Task {
            /// The address carries the session.
            @Override
            public String toString() {
                return "Identify";
            }
        }
    }

    /// @param pinInDoubt whether the new PIN may have reached the card
    record Run(Task task, boolean pinInDoubt) {
        Run withPinInDoubt() {
            return new Run(task, true);
        }
    }

    /// Who is waited for, and hence how long.
    enum Patience {
        ENDLESS,
        PROGRAM,
        PERSON,
        CANCELLING
    }

    default Patience patience() {
        return switch (this) {
            case Idle _ -> Patience.ENDLESS;
            case Working _, AwaitingCertificate _, Agreeing _ -> Patience.PROGRAM;
            case AwaitingCard _, AwaitingMove _, AwaitingConsent _, AwaitingEntry _, AtKeypad _ ->
                    Patience.PERSON;
            case Cancelling _ -> Patience.CANCELLING;
        };
    }
}
