package de.buergerterminal.device.eid;

import de.buergerterminal.device.SecretKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What the program says, one record per message of its SDK; names as there.
sealed interface EidMessage {
    record AboutProgram(String name, String version) implements EidMessage {}

    /// @param available empty where the message only tells of a refusal
    /// @param error why a wanted level was refused, else empty
    record ApiLevel(List<Integer> available, int current, String error) implements EidMessage {
        public ApiLevel {
            available = List.copyOf(available);
        }
    }

    record Reader(ReaderState reader) implements EidMessage {}

    record ReaderList(List<ReaderState> readers) implements EidMessage {
        public ReaderList {
            readers = List.copyOf(readers);
        }
    }

    /// @param workflow `AUTH`, `CHANGE_PIN` or empty
    /// @param waitingAt the message the workflow waits at, or empty
    record Status(String workflow, OptionalInt percent, String waitingAt) implements EidMessage {}

    /// A workflow begins.
    record Started(Workflow workflow) implements EidMessage {}

    /// The program does not begin the workflow.
    record NotStarted(Workflow workflow, String error) implements EidMessage {}

    /// @param minor last part of the result, such as `cancellationByUser`; empty for success
    /// @param reason a failure code, from 1.26.3 on
    /// @param url refresh address or communication error address
    record AuthEnded(boolean success, String minor, String reason, Optional<String> url)
            implements EidMessage {
        /// The address carries the session.
        @Override
        public String toString() {
            return "AuthEnded[" + success + ", " + minor + ", " + reason + "]";
        }
    }

    /// @param reason a failure code, from 1.26.4 on
    record ChangePinEnded(boolean success, String reason) implements EidMessage {}

    /// @param error why the last `SET_ACCESS_RIGHTS` was refused, else empty
    /// @param effective what the office would read now
    record AccessRights(
            Set<String> effective,
            Set<String> required,
            Set<String> optional,
            String transactionInfo,
            String error)
            implements EidMessage {
        public AccessRights {
            effective = Set.copyOf(effective);
            required = Set.copyOf(required);
            optional = Set.copyOf(optional);
        }

        @Override
        public String toString() {
            return "AccessRights";
        }
    }

    record Certificate(String subjectName, String subjectUrl, String purpose)
            implements EidMessage {}

    record InsertCard(String error) implements EidMessage {}

    /// `ENTER_PIN`, `ENTER_NEW_PIN`, `ENTER_CAN` or `ENTER_PUK`.
    ///
    /// @param error why the last entry was refused for its form, else empty
    record Enter(SecretKind kind, Optional<ReaderState> reader, String error)
            implements EidMessage {}

    record Pause(String cause) implements EidMessage {}

    /// `BAD_STATE`, `UNKNOWN_COMMAND`, `INVALID` or `INTERNAL_ERROR`.
    record Complaint(Kind kind, String error) implements EidMessage {
        enum Kind {
            BAD_STATE,
            UNKNOWN_COMMAND,
            INVALID,
            INTERNAL_ERROR
        }
    }

    /// A message of a later version; not an error.
    record Unknown(String name) implements EidMessage {}

    enum Workflow {
        AUTH,
        CHANGE_PIN
    }
}
