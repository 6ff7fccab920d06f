package de.buergerterminal.backend.telemetry;

import java.time.Instant;
import java.util.Map;

/// Something staff should know now.
///
/// @param code for example `PAPER_OUT`; one alarm per terminal and code
/// @param since when it was first raised without having been cleared
/// @param times how often it was raised since then, from 1
/// @param args at most 16 words such as `device` = `receipt-printer`; words only, no sentences
public record Alarm(
        String code, Severity severity, Instant since, int times, Map<String, String> args) {
    public Alarm {
        Vocabulary.CODE.check(code);
        if (times < 1) throw new IllegalArgumentException("an alarm was raised at least once");
        args = Map.copyOf(args);
        if (args.size() > 16) throw new IllegalArgumentException("at most 16 alarm arguments");
        args.forEach((name, word) -> {
            Vocabulary.NAME.check(name);
            Vocabulary.WORD.check(word);
        });
    }
}
