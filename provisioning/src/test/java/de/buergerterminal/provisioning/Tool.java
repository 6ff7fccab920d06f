package de.buergerterminal.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The packaged command line, run as a technician runs it: as a process, with what it prints.
public final class Tool implements AutoCloseable {
    private static final Path SCRIPT = Path.of("target/dist/bin/buergerterminal");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();

    private Tool(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    public static Tool start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    public static Tool start(Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(SCRIPT.toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("DISPLAY");
        builder.environment().putAll(environment);
        return new Tool(builder.start());
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException ended) {
            lines.add("(the output ended: " + ended.getMessage() + ")");
        }
    }

    /// The first line that matches, waited for.
    public String line(String regex) throws InterruptedException {
        return next(regex, LIMIT)
                .orElseThrow(() -> new AssertionError("never said " + regex + ", but: " + seen));
    }

    public boolean hasSaid(String regex, Duration within) throws InterruptedException {
        return next(regex, within).isPresent();
    }

    private Optional<String> next(String regex, Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < end) {
            String line = lines.poll(100, TimeUnit.MILLISECONDS);
            if (line == null) continue;
            seen.add(line);
            if (line.matches(regex)) return Optional.of(line);
        }
        return Optional.empty();
    }

    public void type(String line) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
    }

    /// Exit code after everything it had to say.
    public int exitCode() throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .as("ended in time; it said %s %s", seen, lines)
                .isTrue();
        return process.exitValue();
    }

    public List<String> everythingSaid() {
        lines.drainTo(seen);
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        process.destroy();
        if (process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join().isAlive()) {
            process.destroyForcibly();
        }
    }
}
