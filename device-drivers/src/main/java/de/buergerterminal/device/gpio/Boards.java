package de.buergerterminal.device.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.provider.Provider;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.kernel.Linux;
import de.buergerterminal.device.line.LineException;
import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/// Finds the board a wire's address names, and the Pi4J provider that drives it.
final class Boards {
    /// Opens the board anew, each time the device is connected.
    @FunctionalInterface
    interface Opener {
        Board open() throws IOException;
    }

    /// One context for each chip of this computer: building one takes a while.
    private static final ConcurrentHashMap<GpioChip, Context> CHIPS = new ConcurrentHashMap<>();

    private static final Linux LINUX = new Linux();

    /// @throws ConfigurationException when the address is wrong, or names a board this installation
    ///   does not have
    static Opener serving(Wires wires) {
        var provider = wires.settings().word("provider", "chardev", "gpiod");
        var chip = Optional.ofNullable(wires.settings().settings().get("chip"));
        var lines = wires.allLines();
        if (!wires.scheme().equals("gpio")) {
            var kernels = contributed(wires);
            return () -> simulated(GpioChip.find(kernels.reach(wires.uri(), lines), chip));
        }
        if (provider.equals("chardev")) return () -> chardev(GpioChip.find(LINUX, chip));
        if (chip.isPresent() || !lines.stream().allMatch(it -> it.matches("[0-9]{1,5}"))) {
            throw wires.settings().wrong("provider=gpiod takes numbers of lines and no chip.");
        }
        return Boards::gpiod;
    }

    private static KernelProvider contributed(Wires wires) {
        for (var contributed : ServiceLoader.load(KernelProvider.class)) {
            if (contributed.serves(wires.scheme())) return contributed;
        }
        throw wires.settings()
                .wrong(
                        "this installation knows no such wires; use gpio:<number>, or start it"
                                + " with the simulators for gpio+sim.");
    }

    private static Board chardev(GpioChip chip) {
        var context = CHIPS.computeIfAbsent(chip, Boards::contextOf);
        return new Board(context, Optional.of(chip), ChardevInputs.ID, ChardevOutputs.ID, () -> {});
    }

    private static Board simulated(GpioChip chip) {
        var context = contextOf(chip);
        return new Board(
                context,
                Optional.of(chip),
                ChardevInputs.ID,
                ChardevOutputs.ID,
                () -> context.shutdown());
    }

    private static Context contextOf(GpioChip chip) {
        return context(new ChardevInputs(chip), new ChardevOutputs(chip));
    }

    /// Pi4J's own provider over libgpiod 1: kernels with version 1 of the interface, and boards
    /// that Pi4J recognises, only. The library holds one chip in a static field, hence one context.
    private static Board gpiod() throws LineException {
        try {
            return new Board(
                    Gpiod.CONTEXT,
                    Optional.empty(),
                    GpioDDigitalInputProvider.ID,
                    GpioDDigitalOutputProvider.ID,
                    () -> {});
        } catch (RuntimeException | LinkageError refused) {
            throw new LineException(
                    FaultCode.NOT_FOUND, "no GPIO through libgpiod: " + refused.getMessage());
        }
    }

    private static final class Gpiod {
        static final Context CONTEXT =
                context(
                        GpioDDigitalInputProvider.newInstance(),
                        GpioDDigitalOutputProvider.newInstance());
    }

    /// Always explicit: the automatic context silently becomes a mock where no board is found. Its
    /// shutdown hook brings every output to its safe level when the program is told to end.
    private static Context context(Provider<?, ?, ?>... providers) {
        return Pi4J.newContextBuilder().noAutoDetect().enableShutdownHook().add(providers).build();
    }

    private Boards() {}
}
