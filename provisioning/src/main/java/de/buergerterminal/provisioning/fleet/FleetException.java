package de.buergerterminal.provisioning.fleet;

/// The console cannot start; the message is one sentence for whoever started it.
public final class FleetException extends Exception {
    private static final long serialVersionUID = 1L;

    public FleetException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public FleetException(String sentence) {
        super(sentence);
    }
}
