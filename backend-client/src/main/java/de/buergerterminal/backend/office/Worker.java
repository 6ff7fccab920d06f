package de.buergerterminal.backend.office;

/// Somebody who may see the inbox.
record Worker(String name, DeskRole role) {
    /// Whoever comes where nobody asks.
    static final Worker DEMONSTRATION = new Worker("Vorführung", DeskRole.CASE_WORKER);
}
