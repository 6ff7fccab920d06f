package de.buergerterminal.provisioning.fleet;

import de.buergerterminal.provisioning.fleet.TerminalCard.AlarmLine;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is worth saying aloud about a changed card: a new alarm, another presence, another offer to
/// citizens. A heartbeat is not.
final class News {
    private News() {}

    /// One sentence, or empty.
    static String between(@Nullable TerminalCard before, TerminalCard now, FleetTexts texts) {
        if (before == null) return texts.of("news.new", now.name());
        var known = before.alarms().stream().map(AlarmLine::code).collect(Collectors.toSet());
        var fresh = now.alarms().stream().filter(it -> !known.contains(it.code())).findFirst();
        if (fresh.isPresent()) return texts.of("news.alarm", now.name(), fresh.get().text());
        if (!before.presence().equals(now.presence()) || !before.advice().equals(now.advice())) {
            return texts.of("news.presence", now.name(), now.presenceText(), now.advice());
        }
        return "";
    }
}
