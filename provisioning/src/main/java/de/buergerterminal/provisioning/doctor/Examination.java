package de.buergerterminal.provisioning.doctor;

import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultTexts;
import de.buergerterminal.provisioning.Main;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One device under examination: started, asked who it is, put through one action, closed.
final class Examination {
    private final PrintWriter out;
    private final DeviceAddress address;

    Examination(PrintWriter out, DeviceAddress address) {
        this.out = out;
        this.address = address;
    }

    interface Action<D> {
        /// @return the command's exit code
        int on(D device) throws Exception;
    }

    /// Runs the action only on a device that works; says the verdict either way.
    <D extends Device> int of(D device, Action<D> action) throws Exception {
        var file = address.recording();
        if (file.isEmpty()) return examined(device, action);
        try (Writer _ = Recording.begin(file.get(), device)) {
            say(
                    "Attention: %s receives every byte unmasked, also what people print, show or"
                            + " pay; use invented data only.",
                    file.get());
            return examined(device, action);
        }
    }

    private <D extends Device> int examined(D device, Action<D> action) throws Exception {
        try (device) {
            DeviceHealth health = firstWordOf(device);
            say(device, health);
            SerialNames.ofThisComputer().adviceOn(address.uri()).ifPresent(it -> say("%s", it));
            return health.usable() ? action.on(device) : Main.REFUSED;
        } finally {
            if (address.trace()) sayTrace(device);
        }
    }

    /// Runs the action even on a device that says it cannot serve, for actions that may mend it;
    /// one that cannot be reached answers them by itself.
    <D extends Device> int ofAny(D device, Action<D> action) throws Exception {
        try (device) {
            say(device, firstWordOf(device));
            return action.on(device);
        } finally {
            if (address.trace()) sayTrace(device);
        }
    }

    private void sayTrace(Device device) {
        var trace = device.trace();
        if (trace.isEmpty()) say("The %s keeps no trace.", device.kind().word());
        trace.forEach(it -> say("  %s", it.line()));
    }

    /// For `status`: the word has been said already.
    static <D> int nothingMore(D device) {
        return Main.DONE;
    }

    private DeviceHealth firstWordOf(Device device) throws InterruptedException {
        var words = new LinkedBlockingQueue<DeviceHealth>();
        device.start(words::add);
        long end = System.nanoTime() + address.limit().toNanos();
        DeviceHealth last = device.health();
        while (!last.usable()) {
            DeviceHealth next = words.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) break;
            last = next;
        }
        return last;
    }

    private void say(Device device, DeviceHealth health) {
        String name = device.kind().word();
        switch (health) {
            case DeviceHealth.Online _ -> say("The %s answers and is ready.", name);
            case DeviceHealth.Degraded it -> {
                say("The %s works, but needs care soon.", name);
                explain(it.fault());
            }
            case DeviceHealth.Offline it -> {
                say("The %s does not work.", name);
                explain(it.fault());
            }
            case DeviceHealth.Starting _ ->
                    say(
                            "The %s did not answer within %d seconds; check cable, power and address.",
                            name, address.limit().toSeconds());
        }
        out.flush();
    }

    void explain(Fault fault) {
        var text = FaultTexts.of(fault.code(), "en");
        say("%s %s", fault.code().code(), text.cause());
        say("What to do: %s", text.cure());
        if (!fault.detail().isEmpty()) say("Detail: %s", fault.detail());
    }

    @SuppressWarnings("AnnotateFormatMethod") // no dependency for one annotation
    void say(String sentence, Object... values) {
        out.println(String.format(Locale.ROOT, sentence, values));
        out.flush();
    }

    /// The future's value, with a limit of our own behind the device's.
    static <T> T await(CompletableFuture<T> future, Duration limit) throws Exception {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(
                    "The device gave no answer within "
                            + limit.toSeconds()
                            + " seconds; switch it off and on, then try again.",
                    late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }
}
