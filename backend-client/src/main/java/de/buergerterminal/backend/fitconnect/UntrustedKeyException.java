package de.buergerterminal.backend.fitconnect;

/// A published key that must not be used, with the one reason why.
final class UntrustedKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    enum Reason {
        WRONG_USE("its key_ops do not allow this use"),
        WRONG_ALGORITHM("its alg is another one"),
        TOO_SHORT("its modulus has fewer than 4096 bit"),
        WRONG_EXPONENT("its exponent is not 65537"),
        WRONG_KEY_ID("its kid is not the one asked for"),
        NO_CERTIFICATE("it comes without certificate"),
        UNREADABLE("its numbers or certificates cannot be read"),
        CERTIFICATE_OF_ANOTHER_KEY("its certificate belongs to another key"),
        NOT_YET_VALID("its certificate is not valid yet"),
        EXPIRED("its certificate has expired"),
        ENDS_TOO_SOON("its certificate ends before a waiting request could be delivered"),
        NOT_ANCHORED("no configured trust anchor vouches for its certificate"),
        REVOKED("its certificate was revoked");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Reason reason;

    UntrustedKeyException(Reason reason) {
        super("the published key is refused: " + reason.sentence);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
