package de.buergerterminal.device.eid;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.Secret;
import java.util.Set;

/// What can happen to a conversation.
sealed interface EidEvent {
    record Begun(EidState.Task task) implements EidEvent {}

    record Said(EidMessage message) implements EidEvent {}

    record Entered(Secret secret) implements EidEvent {}

    record Agreed(Set<String> optional) implements EidEvent {
        public Agreed {
            optional = Set.copyOf(optional);
        }
    }

    record WentOn() implements EidEvent {}

    record Aborted() implements EidEvent {}

    /// Nothing happened for as long as [EidState#patience] allows.
    record Overdue() implements EidEvent {}

    /// The program is gone.
    record Lost(Fault fault) implements EidEvent {}
}
