package de.buergerterminal.device;

/// What a device is to the people around it; the word is used in commands, topics and
/// configuration.
public enum DeviceKind {
    RECEIPT_PRINTER("receipt-printer"),
    DOCUMENT_PRINTER("document-printer"),
    CODE_SCANNER("code-scanner"),
    PAYMENT_TERMINAL("payment-terminal"),
    CARD_READER("card-reader"),
    IDENTITY_READER("identity-reader"),
    PRESENCE_SENSOR("presence-sensor"),
    STATUS_LIGHT("status-light"),
    DOOR_CONTACT("door-contact"),
    LOCKER_LOCK("locker-lock"),
    STAFF_CALL("staff-call");

    private final String word;

    DeviceKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
