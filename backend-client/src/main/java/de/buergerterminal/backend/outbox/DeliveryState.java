package de.buergerterminal.backend.outbox;

import de.buergerterminal.backend.fitconnect.SubmissionService.Announcement;
import java.time.Instant;
import java.util.Optional;

/// How far a submission has come. Each change is one durable step of the store.
///
/// ```
/// Sealed -> Announced -> Uploaded 1 .. n -> Submitted -> Confirmed
///    ^          |            |               |
///    +----------+------------+---------------+   only when the service says that the submission is gone
/// Sealed, Announced, Uploaded -> Refused (service said no) | Expired (office's key ended)
/// ```
sealed interface DeliveryState {
    /// Durable at this terminal, unknown to the service.
    record Sealed() implements DeliveryState {}

    /// The service gave its numbers; whether it has the content is not known.
    record Announced(Announcement numbers, Instant at) implements DeliveryState {}

    /// The first `count` attachments are with the service, in the order of the submission.
    record Uploaded(Announcement numbers, int count, Instant at) implements DeliveryState {}

    /// The service took the content, but its signed event has not been seen yet.
    record Submitted(Announcement numbers, Instant at) implements DeliveryState {}

    /// Proven by the signed event with our authentication tags; the ciphertext is deleted.
    record Confirmed(Announcement numbers, Instant at) implements DeliveryState {}

    /// The service said no for good; the ciphertext stays until staff decide.
    record Refused(Optional<Announcement> numbers, String problem, Instant at)
            implements DeliveryState {}

    /// The office's key ended before delivery; the ciphertext stays until staff decide.
    record Expired(Optional<Announcement> numbers, Instant at) implements DeliveryState {}

    default Optional<Announcement> numbersIfAny() {
        return switch (this) {
            case Sealed _ -> Optional.empty();
            case Announced(var numbers, _) -> Optional.of(numbers);
            case Uploaded(var numbers, _, _) -> Optional.of(numbers);
            case Submitted(var numbers, _) -> Optional.of(numbers);
            case Confirmed(var numbers, _) -> Optional.of(numbers);
            case Refused(var numbers, _, _) -> numbers;
            case Expired(var numbers, _) -> numbers;
        };
    }

    default boolean isWaiting() {
        return switch (this) {
            case Sealed _, Announced _, Uploaded _, Submitted _ -> true;
            case Confirmed _, Refused _, Expired _ -> false;
        };
    }
}
