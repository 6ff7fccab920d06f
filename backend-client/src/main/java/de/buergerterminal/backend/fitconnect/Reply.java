package de.buergerterminal.backend.fitconnect;

import java.time.Duration;

/// How one exchange with the delivery service ended; the compiler makes the caller look.
public sealed interface Reply<T> {
    record Done<T>(T value) implements Reply<T> {}

    /// Worth another try later; whether the exchange took effect may be unknown.
    ///
    /// @param atLeast how long the service asked us to wait, zero when it did not
    record Retry<T>(Trouble trouble, Duration atLeast, String why) implements Reply<T> {}

    /// The service understood and said no; the same again would get the same answer.
    record Refused<T>(Problem problem) implements Reply<T> {}

    /// The service's event log cannot be true; staff must look.
    record Contradiction<T>(String why) implements Reply<T> {}

    enum Trouble {
        /// No connection, no answer in time, or an answer of somebody else (captive portal).
        UNREACHABLE("check network, firewall, proxy and the addresses in the settings"),
        /// TLS: nobody we trust vouches for the other side. Possibly a man in the middle.
        NOT_TRUSTED("check the terminal's clock, tlsAnchor, and who stands in between"),
        /// The terminal's clock contradicts the service's.
        CLOCK_WRONG("set the terminal's clock and check its time source"),
        /// 401 or 403: this terminal's credentials or rights are wrong, not the request.
        NOT_AUTHORISED("check client id, client secret and the rights of this client"),
        /// 429 or 503: leave it in peace for a while.
        OVERLOADED("wait; the terminal comes back by itself"),
        /// The service failed at this very request.
        FAILED("wait; call the operator of the service if it lasts for an hour");

        private final String remedy;

        Trouble(String remedy) {
            this.remedy = remedy;
        }

        /// What a person can do about it, without capital and full stop.
        public String remedy() {
            return remedy;
        }
    }

    /// A problem document (RFC 9457, `application/problem+json`), tolerant of missing members.
    ///
    /// @param status HTTP status
    /// @param type URI, empty when the answer did not carry one
    record Problem(int status, String type, String title, String detail) {
        /// One line for staff.
        public String sentence() {
            String words = detail.isBlank() ? title : title + ": " + detail;
            return words.isBlank() ? "HTTP status " + status : words + " (" + status + ")";
        }

        /// Whether the service itself says so. A gateway on the way that has lost its route says
        /// "not found" as well, even as a problem document; whoever believes that announces anew
        /// what was delivered. So such words count only with a type of problem.
        public boolean isOfTheService() {
            boolean typed = !type.isBlank() && !type.equals("about:blank");
            boolean anybodysWords = status == 404 || status == 410 || title.isBlank();
            return typed || !anybodysWords;
        }
    }

    interface Step<T, R> {
        Reply<R> apply(T value);
    }

    /// Goes on with `next` if this went well, else stays what it is.
    default <R> Reply<R> then(Step<? super T, R> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Retry<T>(var trouble, var atLeast, var why) -> new Retry<>(trouble, atLeast, why);
            case Refused<T>(var problem) -> new Refused<>(problem);
            case Contradiction<T>(var why) -> new Contradiction<>(why);
        };
    }

    static <T> Reply<T> retry(Trouble trouble, String why) {
        return new Retry<>(trouble, Duration.ZERO, why);
    }
}
