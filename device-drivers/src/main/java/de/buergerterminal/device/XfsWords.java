package de.buergerterminal.device;

/// The words of CEN/XFS4IoT (CWA 17852:2022) for what our devices say, for staff and systems that
/// know them: the device status, the completion code of a command that failed so, and the action of
/// an error event.
public final class XfsWords {
    private XfsWords() {}

    /// Device status. Paper or toner that ran out is a matter of the supply, not of the device,
    /// hence online.
    public static String status(DeviceHealth health) {
        return switch (health) {
            case DeviceHealth.Starting _ -> "Starting";
            case DeviceHealth.Online _, DeviceHealth.Degraded _ -> "Online";
            case DeviceHealth.Offline it -> status(it.fault().code());
        };
    }

    /// Device status while the fault keeps a device from serving.
    public static String status(FaultCode fault) {
        return switch (fault.component()) {
            case CONNECTION -> fault == FaultCode.NOT_FOUND ? "NoDevice" : "Offline";
            case SETTINGS, SOFTWARE, PAYMENT -> "Offline";
            case DEVICE -> fault == FaultCode.BUSY ? "DeviceBusy" : "HardwareError";
            case CUTTER -> "HardwareError";
            case PAPER, TONER -> "Online";
            case COVER, CARD -> "UserError";
            case HOUSING -> "PotentialFraud";
        };
    }

    /// Completion code of a command that this fault ended.
    public static String completion(FaultCode fault) {
        return switch (fault.component()) {
            case CONNECTION ->
                    fault == FaultCode.NO_ANSWER || fault == FaultCode.LINE_BLOCKED
                            ? "TimeOut"
                            : "DeviceNotReady";
            case SETTINGS ->
                    fault == FaultCode.UNSUPPORTED ? "UnsupportedCommand" : "DeviceNotReady";
            case SOFTWARE -> fault == FaultCode.DRIVER_DEFECT ? "InternalError" : "DeviceNotReady";
            case DEVICE -> fault == FaultCode.BUSY ? "DeviceNotReady" : "HardwareError";
            case CUTTER -> "HardwareError";
            case PAPER, TONER, PAYMENT, CARD -> "CommandErrorCode";
            case COVER -> "UserError";
            case HOUSING -> "FraudAttempt";
        };
    }

    /// Action of an error event: what should be done.
    public static String action(FaultCode fault) {
        return switch (fault.component()) {
            case SETTINGS -> "Configuration";
            case SOFTWARE -> "SoftwareError";
            case HOUSING -> "Maintenance";
            default ->
                    switch (fault.acts()) {
                        case NOBODY -> "Suspend";
                        case CITIZEN, STAFF -> "Clear";
                        case TECHNICIAN -> "Maintenance";
                    };
        };
    }
}
