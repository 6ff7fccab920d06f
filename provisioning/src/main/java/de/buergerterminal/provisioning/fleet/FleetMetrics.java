package de.buergerterminal.provisioning.fleet;

import de.buergerterminal.backend.telemetry.LinkStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The fleet as Prometheus text, version 0.0.4.
final class FleetMetrics {
    private FleetMetrics() {}

    static String text(List<TerminalCard> cards, LinkStatus link, Instant now) {
        var out = new StringBuilder();
        head(out, "kiosk_up", "1 if the terminal speaks.");
        each(cards, it -> line(out, "kiosk_up", labels(it), it.current() ? 1 : 0));
        head(out, "kiosk_last_seen_seconds", "Seconds since the last heartbeat.");
        each(
                cards,
                it -> {
                    if (it.seen().isEmpty()) return;
                    long age = Duration.between(Instant.parse(it.seen()), now).toSeconds();
                    line(out, "kiosk_last_seen_seconds", labels(it), age);
                });
        head(out, "kiosk_outbox_waiting", "Submissions not yet delivered.");
        each(cards, it -> line(out, "kiosk_outbox_waiting", labels(it), it.outboxWaiting()));
        head(out, "kiosk_alarm_active", "1 for each standing alarm.");
        each(
                cards,
                it ->
                        it.alarms()
                                .forEach(alarm ->
                                        line(
                                                out,
                                                "kiosk_alarm_active",
                                                labels(it)
                                                        + ",code=\""
                                                        + escaped(alarm.code())
                                                        + "\",severity=\""
                                                        + escaped(alarm.severity())
                                                        + "\"",
                                                1)));
        head(out, "fleet_broker_up", "1 if the broker can be heard.");
        out.append("fleet_broker_up ").append(link.connected() ? 1 : 0).append('\n');
        return out.toString();
    }

    private static void each(List<TerminalCard> cards, Consumer<TerminalCard> write) {
        cards.forEach(write);
    }

    private static void head(StringBuilder out, String name, String help) {
        out.append("# HELP %s %s\n# TYPE %s gauge\n".formatted(name, help, name));
    }

    private static void line(StringBuilder out, String name, String labels, long value) {
        out.append(String.format(Locale.ROOT, "%s{%s} %d\n", name, labels, value));
    }

    private static String labels(TerminalCard card) {
        return "kiosk=\"%s\",site=\"%s\"".formatted(escaped(card.kiosk()), escaped(card.site()));
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
