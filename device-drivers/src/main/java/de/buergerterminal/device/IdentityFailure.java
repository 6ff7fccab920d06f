package de.buergerterminal.device;

/// Why an identification or a PIN change could not be done, as far as it makes a difference to the
/// person who must act. [IdentityTexts] says it in words.
public enum IdentityFailure {
    CARD_REMOVED,
    CARD_UNREADABLE,
    CARD_REFUSED,
    ONLINE_FUNCTION_OFF,
    PUK_USED_UP,
    NEW_PIN_DIFFERS,
    NEW_PIN_LENGTH,
    PIN_NOT_CHANGED,
    TOO_SLOW,
    READER_CANNOT_ASK,
    NO_NETWORK,
    SERVICE_UNREACHABLE,
    SERVICE_FAULTY,
    SERVICE_ADDRESS_WRONG,
    CONNECTION_UNSAFE,
    CERTIFICATE_REFUSED,
    TEST_CARD,
    PROGRAM_BUSY,
    PROGRAM_REFUSED,
    PROGRAM_FAULTY,
    PROGRAM_VANISHED,
    UNKNOWN
}
