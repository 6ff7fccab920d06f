package de.buergerterminal.backend.office;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Which misfortunes are switched on at the moment.
final class Faults {
    private volatile Duration delay = Duration.ZERO;
    private volatile int failure;
    private volatile @Nullable WrongKey wrongKey;
    private volatile @Nullable String rejection;
    private final AtomicReference<@Nullable Exchange> lostAnswer = new AtomicReference<>();

    void answerAfter(Duration pause) {
        delay = pause;
    }

    void failWith(int status) {
        failure = status;
    }

    void serveWrongKey(WrongKey kind) {
        wrongKey = kind;
    }

    void rejectEverything(String reason) {
        rejection = reason;
    }

    void loseTheAnswerOf(Exchange exchange) {
        lostAnswer.set(exchange);
    }

    void clear() {
        delay = Duration.ZERO;
        failure = 0;
        wrongKey = null;
        rejection = null;
        lostAnswer.set(null);
    }

    Duration delay() {
        return delay;
    }

    /// HTTP status to answer with, or 0.
    int failure() {
        return failure;
    }

    Optional<WrongKey> wrongKey() {
        return Optional.ofNullable(wrongKey);
    }

    Optional<String> rejection() {
        return Optional.ofNullable(rejection);
    }

    /// Whether the answer to this exchange is the one to be lost; true once.
    boolean losesTheAnswerOf(Exchange exchange) {
        return lostAnswer.compareAndSet(exchange, null);
    }
}
