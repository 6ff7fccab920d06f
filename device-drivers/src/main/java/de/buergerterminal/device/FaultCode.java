package de.buergerterminal.device;

/// The one table of everything that can be wrong with a device. Cause and cure in German and
/// English stand in `faults_de.properties` and `faults_en.properties` beside this class; a test
/// keeps them complete. `component` says where it is wrong, `acts` who can mend it, `retry` whether
/// trying again makes sense by itself. The hundreds are families: 1 connection, 2 mechanics and
/// supplies, 3 payment, 4 cards, 5 housing. `docs/faults.md` shows the whole table.
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
    UNSTABLE_CONNECTION("DEV-110", Acts.STAFF, Retry.BACKOFF),
    LINE_BLOCKED("DEV-111", Acts.STAFF, Retry.BACKOFF),
    DRIVER_DEFECT("DEV-112", Acts.TECHNICIAN, Retry.BACKOFF),
    PAPER_LOW("DEV-201", Acts.STAFF, Retry.NONE),
    PAPER_OUT("DEV-202", Acts.STAFF, Retry.AFTER_ACTION),
    COVER_OPEN("DEV-203", Acts.STAFF, Retry.AFTER_ACTION),
    PAPER_JAM("DEV-204", Acts.STAFF, Retry.AFTER_ACTION),
    CUTTER_ERROR("DEV-205", Acts.STAFF, Retry.AFTER_ACTION),
    HARDWARE_ERROR("DEV-206", Acts.TECHNICIAN, Retry.BACKOFF),
    PAPER_NEARLY_OUT("DEV-207", Acts.STAFF, Retry.NONE),
    NOTHING_CONFIRMED("DEV-208", Acts.TECHNICIAN, Retry.BACKOFF),
    TRAY_EMPTY("DEV-230", Acts.STAFF, Retry.AFTER_ACTION),
    TRAY_LOW("DEV-231", Acts.STAFF, Retry.NONE),
    TRAY_MISSING("DEV-232", Acts.STAFF, Retry.AFTER_ACTION),
    OUTPUT_FULL("DEV-233", Acts.STAFF, Retry.AFTER_ACTION),
    TONER_LOW("DEV-234", Acts.STAFF, Retry.NONE),
    TONER_EMPTY("DEV-235", Acts.STAFF, Retry.AFTER_ACTION),
    WASTE_TONER_FULL("DEV-236", Acts.STAFF, Retry.AFTER_ACTION),
    PRINTER_STOPPED("DEV-237", Acts.STAFF, Retry.AFTER_ACTION),
    JOBS_NOT_ACCEPTED("DEV-238", Acts.STAFF, Retry.AFTER_ACTION),
    DOCUMENT_REFUSED("DEV-239", Acts.TECHNICIAN, Retry.NONE),
    JOB_BROKEN_OFF("DEV-240", Acts.STAFF, Retry.NOW),
    CERTIFICATE_REFUSED("DEV-241", Acts.TECHNICIAN, Retry.BACKOFF),
    NOT_REGISTERED("DEV-301", Acts.TECHNICIAN, Retry.BACKOFF),
    TERMINAL_NOT_READY("DEV-302", Acts.STAFF, Retry.BACKOFF),
    TERMINAL_LOCKED("DEV-303", Acts.TECHNICIAN, Retry.BACKOFF),
    PAYMENT_UNCLEAR("DEV-304", Acts.STAFF, Retry.AFTER_ACTION),
    SLIP_NOT_PRINTABLE("DEV-305", Acts.STAFF, Retry.AFTER_ACTION),
    SERVICE_NOT_RUNNING("DEV-401", Acts.TECHNICIAN, Retry.BACKOFF),
    CARD_REMOVED("DEV-402", Acts.CITIZEN, Retry.AFTER_ACTION),
    NO_IDENTITY_READER("DEV-403", Acts.STAFF, Retry.BACKOFF),
    CARD_NOT_READ_HERE("DEV-404", Acts.CITIZEN, Retry.AFTER_ACTION),
    TAMPER("DEV-501", Acts.STAFF, Retry.NONE),
    CONTACT_FLAPPING("DEV-502", Acts.TECHNICIAN, Retry.NONE),
    LINE_IN_USE("DEV-503", Acts.TECHNICIAN, Retry.BACKOFF),
    LOCKER_STUCK("DEV-504", Acts.STAFF, Retry.AFTER_ACTION),
    LOCKER_LEFT_OPEN("DEV-505", Acts.STAFF, Retry.AFTER_ACTION),
    SETTING_REFUSED("DEV-601", Acts.TECHNICIAN, Retry.NONE),
    NOT_EXCLUSIVE("DEV-602", Acts.TECHNICIAN, Retry.BACKOFF);

    /// Where it is wrong.
    public enum Component {
        CONNECTION,
        SETTINGS,
        SOFTWARE,
        DEVICE,
        PAPER,
        TONER,
        COVER,
        CUTTER,
        PAYMENT,
        CARD,
        HOUSING
    }

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

    public Component component() {
        return switch (this) {
            case PERMISSION_DENIED,
                    WRONG_SETTINGS,
                    WRONG_MODEL,
                    UNSUPPORTED,
                    NOTHING_CONFIRMED,
                    NOT_REGISTERED,
                    JOBS_NOT_ACCEPTED,
                    DOCUMENT_REFUSED,
                    CERTIFICATE_REFUSED,
                    LINE_IN_USE,
                    SETTING_REFUSED,
                    NOT_EXCLUSIVE ->
                    Component.SETTINGS;
            case DRIVER_DEFECT, SERVICE_NOT_RUNNING -> Component.SOFTWARE;
            case BUSY, CONTACT_FLAPPING, LOCKER_STUCK -> Component.DEVICE;
            case PAPER_NEARLY_OUT,
                    PAPER_LOW,
                    PAPER_OUT,
                    PAPER_JAM,
                    TRAY_EMPTY,
                    TRAY_LOW,
                    TRAY_MISSING,
                    OUTPUT_FULL ->
                    Component.PAPER;
            case TONER_LOW, TONER_EMPTY, WASTE_TONER_FULL -> Component.TONER;
            case COVER_OPEN, LOCKER_LEFT_OPEN -> Component.COVER;
            case CUTTER_ERROR -> Component.CUTTER;
            default -> componentOfFamily();
        };
    }

    private Component componentOfFamily() {
        return switch (code.charAt(4)) {
            case '1' -> Component.CONNECTION;
            case '2' -> Component.DEVICE;
            case '3' -> Component.PAYMENT;
            case '4' -> Component.CARD;
            default -> Component.HOUSING;
        };
    }

    public Acts acts() {
        return acts;
    }

    public Retry retry() {
        return retry;
    }
}
