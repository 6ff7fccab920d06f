package de.buergerterminal.device;

/// The one table of everything that can be wrong with a device. Cause and cure in German and
/// English stand in `faults_de.properties` and `faults_en.properties` beside this class; a test
/// keeps them complete. `acts` says who can mend it, `retry` whether trying again makes sense by
/// itself.
public enum FaultCode {
    NOT_FOUND("DEV-101", Acts.TECHNICIAN, Retry.BACKOFF),
    PERMISSION_DENIED("DEV-102", Acts.TECHNICIAN, Retry.BACKOFF),
    DISCONNECTED("DEV-103", Acts.STAFF, Retry.BACKOFF),
    NO_ANSWER("DEV-104", Acts.STAFF, Retry.BACKOFF),
    MALFORMED_DATA("DEV-105", Acts.TECHNICIAN, Retry.BACKOFF),
    WRONG_SETTINGS("DEV-106", Acts.TECHNICIAN, Retry.NONE),
    WRONG_MODEL("DEV-107", Acts.TECHNICIAN, Retry.BACKOFF),
    UNSUPPORTED("DEV-108", Acts.TECHNICIAN, Retry.NONE),
    BUSY("DEV-109", Acts.NOBODY, Retry.NOW),
    PAPER_LOW("DEV-201", Acts.STAFF, Retry.NONE),
    PAPER_OUT("DEV-202", Acts.STAFF, Retry.AFTER_ACTION),
    COVER_OPEN("DEV-203", Acts.STAFF, Retry.AFTER_ACTION),
    PAPER_JAM("DEV-204", Acts.STAFF, Retry.AFTER_ACTION),
    CUTTER_ERROR("DEV-205", Acts.STAFF, Retry.AFTER_ACTION),
    HARDWARE_ERROR("DEV-206", Acts.TECHNICIAN, Retry.BACKOFF),
    PAPER_NEARLY_OUT("DEV-207", Acts.STAFF, Retry.NONE),
    NOTHING_CONFIRMED("DEV-208", Acts.TECHNICIAN, Retry.BACKOFF),
    NOT_REGISTERED("DEV-301", Acts.TECHNICIAN, Retry.BACKOFF),
    TERMINAL_NOT_READY("DEV-302", Acts.STAFF, Retry.BACKOFF),
    TERMINAL_LOCKED("DEV-303", Acts.TECHNICIAN, Retry.BACKOFF),
    PAYMENT_UNCLEAR("DEV-304", Acts.STAFF, Retry.AFTER_ACTION),
    SERVICE_NOT_RUNNING("DEV-401", Acts.TECHNICIAN, Retry.BACKOFF),
    CARD_REMOVED("DEV-402", Acts.CITIZEN, Retry.AFTER_ACTION),
    TAMPER("DEV-501", Acts.STAFF, Retry.NONE);

    /// Who can mend it.
    public enum Acts {
        NOBODY,
        CITIZEN,
        STAFF,
        TECHNICIAN
    }

    /// Whether trying again makes sense.
    public enum Retry {
        NONE,
        NOW,
        AFTER_ACTION,
        BACKOFF
    }

    private final String code;
    private final Acts acts;
    private final Retry retry;

    FaultCode(String code, Acts acts, Retry retry) {
        this.code = code;
        this.acts = acts;
        this.retry = retry;
    }

    /// The short code on screens and in staff's table, for example `DEV-202`.
    public String code() {
        return code;
    }

    public Acts acts() {
        return acts;
    }

    public Retry retry() {
        return retry;
    }
}
