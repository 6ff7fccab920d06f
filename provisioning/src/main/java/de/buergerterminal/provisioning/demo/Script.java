package de.buergerterminal.provisioning.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Words that make things happen to a simulated device, from a file or typed.
final class Script {
    private final Map<String, Verb> verbs = new LinkedHashMap<>();
    private final PrintWriter out;

    Script(List<Verb> list, PrintWriter out) {
        list.forEach(verb -> verbs.put(verb.name(), verb));
        this.out = out;
    }

    void run(Path file) throws IOException, InterruptedException {
        for (String line : Files.readAllLines(file)) {
            carryOut(line);
        }
    }

    void carryOut(String line) throws InterruptedException {
        String[] parts = line.strip().split("\\s+", 2);
        String word = parts[0];
        String value = parts.length > 1 ? parts[1] : "";
        if (word.isEmpty() || word.startsWith("#")) return;
        if (word.equals("wait") && value.matches("[0-9]{1,4}")) {
            Thread.sleep(Long.parseLong(value) * 1000);
            return;
        }
        out.println(answerTo(word, value));
        out.flush();
    }

    private String answerTo(String word, String value) {
        Verb verb = verbs.get(word);
        if (verb == null) {
            return "Known words: wait SECONDS, " + String.join(", ", verbs.keySet()) + ", quit.";
        }
        try {
            verb.deed().run(value);
            return "Done: " + word + ".";
        } catch (Exception failed) {
            return word + " failed: " + failed.getMessage();
        }
    }
}
