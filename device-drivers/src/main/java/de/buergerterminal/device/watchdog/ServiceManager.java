package de.buergerterminal.device.watchdog;

import de.buergerterminal.device.kernel.Kernel;
import de.buergerterminal.device.kernel.KernelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Tells systemd how the service is, after sd_notify(3): datagrams of `NAME=value` lines to the
/// socket that `$NOTIFY_SOCKET` names. The unit needs `Type=notify` and `NotifyAccess=main`.
///
/// A method throws where the datagram could not be handed over; the program goes on without.
public final class ServiceManager {
    private static final int LONGEST_STATUS = 200;

    private final Kernel kernel;
    private final String socket;
    private final Optional<Duration> watchdog;

    private ServiceManager(Kernel kernel, String socket, Optional<Duration> watchdog) {
        this.kernel = kernel;
        this.socket = socket;
        this.watchdog = watchdog;
    }

    /// @param environment of this process
    /// @param pid of this process
    /// @return empty where no service manager wants to hear of us
    public static Optional<ServiceManager> in(
            Map<String, String> environment, long pid, Kernel kernel) {
        return Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
                .filter(it -> it.startsWith("/") || it.startsWith("@"))
                .map(it -> new ServiceManager(kernel, it, watchdog(environment, pid)));
    }

    /// `$WATCHDOG_USEC`, unless `$WATCHDOG_PID` says that another process is meant.
    private static Optional<Duration> watchdog(Map<String, String> environment, long pid) {
        var micros = environment.getOrDefault("WATCHDOG_USEC", "");
        var meant = environment.getOrDefault("WATCHDOG_PID", String.valueOf(pid));
        if (!micros.matches("[1-9][0-9]{0,17}") || !meant.equals(String.valueOf(pid))) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(Math.multiplyExact(clipped(micros), 1_000L)));
    }

    /// A hundred days are as good as for ever.
    private static long clipped(String micros) {
        return Math.min(Long.parseLong(micros), Duration.ofDays(100).toNanos() / 1_000);
    }

    /// How long systemd waits for a sign of life before it restarts the service; empty when it does
    /// not watch.
    public Optional<Duration> watchdog() {
        return watchdog;
    }

    /// The service is up: `READY=1`.
    public void ready() throws KernelException {
        tell("READY=1");
    }

    /// What `systemctl status` shows: one line, cut after 200 characters.
    public void status(String line) throws KernelException {
        var clean = line.replaceAll("\\p{Cntrl}+", " ");
        tell("STATUS=" + clean.substring(0, Math.min(clean.length(), LONGEST_STATUS)));
    }

    /// A sign of life: `WATCHDOG=1`.
    public void alive() throws KernelException {
        tell("WATCHDOG=1");
    }

    /// A wanted end has begun: `STOPPING=1`.
    public void stopping() throws KernelException {
        tell("STOPPING=1");
    }

    private void tell(String state) throws KernelException {
        kernel.send(socket, state.getBytes(StandardCharsets.UTF_8));
    }
}
