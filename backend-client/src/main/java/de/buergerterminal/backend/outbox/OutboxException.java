package de.buergerterminal.backend.outbox;

/// The outbox could not keep its promise; the message is one sentence that says what to do. After
/// it nothing may be confirmed to a citizen.
public final class OutboxException extends Exception {
    private static final long serialVersionUID = 1L;

    OutboxException(String message) {
        super(message);
    }

    OutboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
