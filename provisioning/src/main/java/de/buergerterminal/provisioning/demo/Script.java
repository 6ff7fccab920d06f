package de.buergerterminal.provisioning.demo;

import de.buergerterminal.device.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Words that make things happen to a simulated device, from a scenario file or typed: one a line,
/// perhaps with a value behind it; empty lines and lines beginning with `#` say nothing.
final class Script {
    private static final String WAIT = "wait";
    static final String QUIT = "quit";

    private final Map<String, Verb> verbs = new LinkedHashMap<>();
    private final PrintWriter out;

    /// @param place file and line, for complaints
    private record Step(String place, Verb verb, String value) {}

    Script(List<Verb> list, PrintWriter out) {
        var seconds = new Verb.Values("[0-9]{1,4}", "SECONDS");
        Verb.Deed pause = value -> Thread.sleep(Long.parseLong(value) * 1000);
        verbs.put(WAIT, new Verb("", WAIT, "", seconds, pause));
        list.forEach(verb -> verbs.put(verb.name(), verb));
        verbs.put(QUIT, Verb.of("", QUIT, "", () -> {}));
        this.out = out;
    }

    /// A scenario that was read and found to make sense.
    final class Scenario {
        private final List<Step> steps;

        private Scenario(List<Step> steps) {
            this.steps = steps;
        }

        /// Carries out one step after the other and ends at the first that fails.
        Ending run() {
            for (Step step : steps) {
                if (step.verb().name().equals(QUIT)) return Ending.QUIT;
                if (!carryOut(step)) return Ending.FAILED;
            }
            return Ending.DONE;
        }
    }

    enum Ending {
        DONE,
        QUIT,
        FAILED
    }

    /// Reads a whole scenario before anything happens.
    ///
    /// @throws ConfigurationException names file and line of the first mistake
    Scenario read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new ConfigurationException(
                    file + ": the scenario cannot be read; name a text file in UTF-8.");
        }
        List<Step> steps = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!saysNothing(line)) steps.add(step(file + ":" + number, line));
        }
        return new Scenario(steps);
    }

    private static boolean saysNothing(String line) {
        return line.isEmpty() || line.startsWith("#");
    }

    private Step step(String place, String line) {
        String[] parts = line.split("\\s+", 2);
        String value = parts.length > 1 ? parts[1] : "";
        Verb verb = verbs.get(parts[0]);
        if (verb == null) {
            throw new ConfigurationException(
                    "%s: '%s' is no word here; known are %s."
                            .formatted(place, parts[0], knownWords()));
        }
        if (!verb.values().allow(value)) {
            throw new ConfigurationException("%s: write it as '%s'.".formatted(place, usage(verb)));
        }
        return new Step(place, verb, value);
    }

    private static String usage(Verb verb) {
        return (verb.name() + " " + verb.values().words()).strip();
    }

    private String knownWords() {
        return verbs.values().stream().map(Script::usage).collect(Collectors.joining(", "));
    }

    /// One typed line; `quit` is up to the caller.
    void carryOut(String line) {
        if (saysNothing(line.strip())) return;
        if (line.strip().equals("help")) {
            say("Known words: " + knownWords() + ".");
            return;
        }
        try {
            carryOut(step("typed", line.strip()));
        } catch (ConfigurationException wrong) {
            say(String.valueOf(wrong.getMessage()));
        }
    }

    private boolean carryOut(Step step) {
        String word = (step.verb().name() + " " + step.value()).strip();
        try {
            step.verb().deed().run(step.value());
            say("Done: " + word + ".");
            return true;
        } catch (Exception failed) {
            say(step.place() + ": " + word + " failed: " + failed.getMessage());
            return false;
        }
    }

    private void say(String sentence) {
        out.println(sentence);
        out.flush();
    }
}
