package de.buergerterminal.kiosk;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.kernel.Kernel;
import de.buergerterminal.device.kernel.KernelException;
import de.buergerterminal.device.watchdog.HardwareWatchdog;
import de.buergerterminal.device.watchdog.Liveness;
import de.buergerterminal.device.watchdog.ServiceManager;
import de.buergerterminal.device.watchdog.Watchkeeper;
import de.buergerterminal.kiosk.session.SessionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Those who watch the terminal: systemd, and the watchdog of the machine where the terminal itself
/// feeds it. Both get their sign of life only while screen and session answer.
final class Watch implements AutoCloseable {
    /// How long screen or session may leave a question unanswered before they count as stuck.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration HARDWARE_PATIENCE = Duration.ofSeconds(10);

    private final Watchkeeper keeper;
    private final Optional<ServiceManager> manager;

    private Watch(Watchkeeper keeper, Optional<ServiceManager> manager) {
        this.keeper = keeper;
        this.manager = manager;
    }

    /// Says that the terminal is ready, and begins to feed.
    ///
    /// @param hardware the file of the machine's watchdog; empty where systemd has it
    /// @throws ConfigurationException the machine's watchdog cannot be armed
    static Watch begin(
            Liveness alive,
            Optional<Path> hardware,
            Map<String, String> environment,
            Kernel kernel) {
        var armed = hardware.map(it -> armed(it, kernel));
        var pid = ProcessHandle.current().pid();
        return new Watch(
                Watchkeeper.start(environment, kernel, armed, alive::everybodyAnswers),
                ServiceManager.in(environment, pid, kernel));
    }

    private static HardwareWatchdog armed(Path device, Kernel kernel) {
        try {
            return HardwareWatchdog.arm(kernel, device, HARDWARE_PATIENCE);
        } catch (KernelException refused) {
            throw new ConfigurationException(
                    "watchdog: "
                            + device
                            + " cannot be used ("
                            + refused.getMessage()
                            + "); check path and permissions, or remove it where systemd has it.");
        }
    }

    /// What `systemctl status` says, in words; returns at once.
    void tell(SessionState state) {
        manager.ifPresent(it -> {
            try {
                it.status(words(state));
            } catch (KernelException gone) {
                // The watchkeeper, which writes to the same socket, has said so.
            }
        });
    }

    private static String words(SessionState state) {
        return switch (state) {
            case SessionState.Attract _ -> "Ready; nobody is here.";
            case SessionState.OutOfService it -> "Out of service: " + it.missing() + ".";
            case SessionState.PaymentUnclear _ -> "A payment is unclear; staff were called.";
            default -> "Somebody is being served.";
        };
    }

    /// A wanted end: says so, and leaves the machine running.
    @Override
    public void close() {
        keeper.close();
    }
}
