package de.buergerterminal.device.line;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.FaultCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// One `.line` file beside a test: heads such as `# does: pay 2600` and `# ends: paid`, then a
/// transcript (see [ReplayLine]).
public record Recording(String name, String transcript) {
    /// All recordings beside the test, one of which is known to be there.
    public static List<Recording> beside(Class<?> test, String known) {
        try {
            var place = Objects.requireNonNull(test.getResource(known), known);
            try (Stream<Path> files = Files.list(Path.of(place.toURI()).getParent())) {
                return files.filter(it -> it.toString().endsWith(".line"))
                        .sorted()
                        .map(it -> new Recording(it.getFileName().toString(), text(it)))
                        .toList();
            }
        } catch (IOException | URISyntaxException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// What stands behind `# word: `; a recording without it says nothing a test could hold to.
    public String head(String word) {
        return head(word, "");
    }

    public String head(String word, String otherwise) {
        var begin = "# " + word + ": ";
        var found =
                transcript
                        .lines()
                        .filter(it -> it.startsWith(begin))
                        .map(it -> it.substring(begin.length()).strip())
                        .findFirst()
                        .orElse(otherwise);
        assertThat(found).as(name + ": " + begin).isNotEmpty();
        return found;
    }

    public boolean drivesTheDevice() {
        return transcript.lines().anyMatch(it -> it.startsWith(">"));
    }

    /// The same device, which expects another last byte of what the driver says last.
    public Recording expectingAnotherByte() {
        var lines = transcript.lines().toList();
        var last = lines.size() - 1;
        while (!lines.get(last).startsWith(">")) last--;
        var sent = lines.get(last).replaceAll("\\s*#.*", "");
        var octet = Integer.parseInt(sent.substring(sent.length() - 2), 16) ^ 1;
        var changed = sent.substring(0, sent.length() - 2) + "%02X".formatted(octet);
        return new Recording(
                name,
                Stream.of(
                                lines.subList(0, last),
                                List.of(changed),
                                lines.subList(last + 1, lines.size()))
                        .flatMap(List::stream)
                        .reduce("", (all, line) -> all + line + "\n"));
    }

    /// Nobody is there a second time.
    public static LinePort once(ReplayLine line) {
        var taken = new AtomicBoolean();
        return () -> {
            if (taken.compareAndSet(false, true)) return line;
            throw new LineException(FaultCode.NOT_FOUND, "the recording has been played");
        };
    }

    /// A test's name.
    @Override
    public String toString() {
        return name;
    }
}
