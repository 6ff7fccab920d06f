package de.buergerterminal.device.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.simulator.SimulatedWires;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of the outputs when the program ends, as a process of its own.
class CrashTest {
    /// Killed outright, it has no chance to do anything; the lamp, active-low here, shows which way
    /// it ended: told to end, the program itself takes it to off, which is high.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Timeout(120)
    void theLampIsDarkHoweverTheProgramEnds(boolean killed) throws Exception {
        List<Boolean> levels = new CopyOnWriteArrayList<>();
        try (var wires = SimulatedWires.at(0)) {
            wires.follow("light", levels::add);
            var child = child(wires.wire("light?active=low").toString());
            try {
                await(() -> levels.equals(List.of(true, false)));
                if (killed) child.destroyForcibly();
                else child.destroy();
                assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
                await(() -> !wires.isRead("light"));
            } finally {
                child.destroyForcibly();
            }
        }
        assertThat(levels)
                .isEqualTo(killed ? List.of(true, false) : List.of(true, false, true, false));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Timeout(120)
    void currentEndsWithTheProgram(boolean killed) throws Exception {
        try (var wires = SimulatedWires.at(0)) {
            var child = child(wires.wire("light").toString());
            try {
                await(() -> wires.isOn("light"));
                if (killed) child.destroyForcibly();
                else child.destroy();
                await(() -> !wires.isOn("light"));
            } finally {
                child.destroyForcibly();
            }
        }
    }

    private static Process child(String wire) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashMain.class.getName(),
                        wire)
                .inheritIO()
                .start();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (var i = 0; i < 4_000 && !condition.getAsBoolean(); i++) Thread.sleep(10);
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
