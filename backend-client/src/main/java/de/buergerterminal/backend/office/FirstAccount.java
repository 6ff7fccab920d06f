package de.buergerterminal.backend.office;

/// The case worker's account of a fresh office.
///
/// @param password to be told once and kept nowhere
public record FirstAccount(String name, String password) {
    private static final String NAME = "sachbearbeitung";

    static FirstAccount in(Accounts accounts) {
        return new FirstAccount(NAME, accounts.issue(NAME, DeskRole.CASE_WORKER));
    }

    /// A secret: never in a log.
    @Override
    public String toString() {
        return "FirstAccount[" + name + "]";
    }
}
