package de.buergerterminal.backend.catalogue;

/// How surely the office must know who asks: the levels of assurance of eIDAS, weakest first
/// (Regulation (EU) No 910/2014, article 8; in German Vertrauensniveau). What the law of a service
/// demands is the town's decision.
public enum Identification {
    /// Whatever the citizen writes is taken as it is.
    NONE,
    /// niedrig
    LOW,
    /// substanziell
    SUBSTANTIAL,
    /// hoch; the online ID card with its PIN is of this level.
    HIGH;

    /// Whether somebody identified like this may ask for what demands `other`.
    public boolean meets(Identification other) {
        return compareTo(other) >= 0;
    }
}
