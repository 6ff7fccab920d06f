package de.buergerterminal.device;

/// What is wrong: a code from the one table, and a technical detail for the technician.
///
/// The detail names lines, bytes and settings; it never carries a citizen's data or card data.
public record Fault(FaultCode code, String detail) {
    public static Fault of(FaultCode code) {
        return new Fault(code, "");
    }
}
