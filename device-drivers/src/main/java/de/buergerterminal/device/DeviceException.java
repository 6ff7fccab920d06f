package de.buergerterminal.device;

/// A device could not do what was asked; carries the fault for the person who must act.
public final class DeviceException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Fault fault;

    public DeviceException(Fault fault) {
        super(fault.code().code() + " " + fault.code() + " " + fault.detail());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
