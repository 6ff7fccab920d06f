package de.buergerterminal.device.line;

import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import java.io.IOException;

/// A line could not be opened, was lost, or carried what makes no sense; says so as a [Fault].
public final class LineException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Fault fault;

    public LineException(FaultCode code, String detail) {
        super(code.code() + " " + code + ": " + detail);
        this.fault = new Fault(code, detail);
    }

    public LineException(FaultCode code, String detail, Throwable cause) {
        this(code, detail);
        initCause(cause);
    }

    public Fault fault() {
        return fault;
    }

    /// The fault behind any failure of a line; one that says nothing else means the line was lost.
    public static Fault faultOf(IOException failure) {
        if (failure instanceof LineException it) return it.fault();
        return new Fault(FaultCode.DISCONNECTED, failure.getClass().getSimpleName());
    }
}
