package de.buergerterminal.provisioning.doctor;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `buergerterminal doctor <device> --at <uri> [action]`.
@Command(
        name = "doctor",
        description =
                "Drives one device and says in words whether it works, and what to do if not.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "DEVICE",
        subcommands = {
            ReceiptPrinterCheck.class,
            DocumentPrinterCheck.class,
            PaymentTerminalCheck.class,
            CodeScannerCheck.class,
            CardReaderCheck.class,
            IdentityReaderCheck.class,
            PresenceSensorCheck.class,
            StatusLightCheck.class,
            DoorContactCheck.class,
            StaffCallCheck.class,
            LockerCheck.class
        })
public final class DoctorCommand implements Runnable {
    @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "Name a device, for example 'receipt-printer'.");
        }
    }
}
