package de.buergerterminal.device;

/// How a document is to be printed. Colour and both sides are wishes: a printer that cannot do it
/// prints in black on one side. Copies are not: what cannot be copied is not printed.
///
/// @param copies 1 to 99
public record PrintTicket(int copies, boolean bothSides, boolean colour) {
    public PrintTicket {
        if (copies < 1 || copies > 99) throw new IllegalArgumentException("1 to 99 copies");
    }

    /// One copy, one side, black.
    public static PrintTicket plain() {
        return new PrintTicket(1, false, false);
    }
}
