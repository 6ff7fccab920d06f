package de.buergerterminal.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A test's main class in namespaces of its own: its daemons find no network but loopback, see no
/// other process, and are gone with it, however it ends.
public final class Apart {
    private Apart() {}

    /// Runs as root. What it says to a test begins with `> `.
    ///
    /// @param prepare shell command run before, such as a mount
    /// @param folder where its output is kept
    /// @return everything it said
    public static String run(
            Class<?> main,
            String prepare,
            List<String> options,
            Path folder,
            Duration limit,
            String... arguments)
            throws Exception {
        Path output = folder.resolve("output.txt");
        var command =
                new ArrayList<>(
                        List.of(
                                "unshare",
                                "-n",
                                "-m",
                                "-p",
                                "-f",
                                "--kill-child",
                                "--mount-proc",
                                "sh",
                                "-c",
                                "ip link set lo up && " + prepare + " && exec \"$0\" \"$@\"",
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
