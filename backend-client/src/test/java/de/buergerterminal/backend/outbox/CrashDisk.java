package de.buergerterminal.backend.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A mounted `crashfs.py`: a real file system under a real process that forgets, at the word "cut",
/// everything that was not synced.
final class CrashDisk implements AutoCloseable {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    final Path mount;
    final Path backing;
    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;

    /// @param folder an empty one
    CrashDisk(Path folder, int seed) throws IOException {
        mount = Files.createDirectories(folder.resolve("mount"));
        backing = Files.createDirectories(folder.resolve("backing"));
        Path program = folder.resolve("crashfs.py");
        try (var source = CrashDisk.class.getResourceAsStream("crashfs.py")) {
            Files.copy(source, program);
        }
        process =
                new ProcessBuilder(
                                PYTHON.toString(),
                                program.toString(),
                                backing.toString(),
                                mount.toString(),
                                String.valueOf(seed))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        answers = process.inputReader(UTF_8);
        commands = process.outputWriter(UTF_8);
        assertThat(answers.readLine()).isEqualTo("mounted");
    }

    static void assumePossible() throws IOException, InterruptedException {
        assumeTrue(
                Files.isWritable(Path.of("/dev/fuse")),
                "cutting the power of a real store needs /dev/fuse and root");
        Process asked =
                new ProcessBuilder(PYTHON.toString(), "-c", "import fusepy")
                        .redirectErrorStream(true)
                        .start();
        assumeTrue(
                asked.waitFor(2, TimeUnit.MINUTES) && asked.exitValue() == 0,
                "cutting the power of a real store needs the Debian package python3-fusepy");
    }

    /// @param word a command of `crashfs.py`
    void command(String word) throws IOException {
        commands.write(word + "\n");
        commands.flush();
        assertThat(answers.readLine()).isEqualTo(word);
    }

    @Override
    public void close() throws IOException {
        try {
            process.destroyForcibly().waitFor(2, TimeUnit.MINUTES);
            Process unmount = new ProcessBuilder("umount", "-l", mount.toString()).start();
            unmount.waitFor(2, TimeUnit.MINUTES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
