package de.buergerterminal.backend.catalogue;

/// What a service costs.
///
/// @param cents 0 to 99,999,999 euro cents; 0 means free
/// @param basis the fee schedule it comes from
public record Fee(long cents, LocalText basis) {
    public Fee {
        if (cents < 0 || cents > 99_999_999) {
            throw new IllegalArgumentException("fee must be 0 to 99,999,999 cents");
        }
    }

    public boolean isFree() {
        return cents == 0;
    }
}
