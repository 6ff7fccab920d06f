package de.buergerterminal.provisioning.fleet;

import java.util.List;

/// One terminal in words, ready for the page and for checks.
///
/// @param seen ISO 8601 time of the last heartbeat, or empty
/// @param seenText the same as a clock time for people
/// @param advice one sentence on what citizens meet there now
public record TerminalCard(
        String kiosk,
        String name,
        String site,
        String level,
        String presence,
        String presenceText,
        String advice,
        boolean current,
        List<ServiceLine> services,
        List<DeviceLine> devices,
        List<AlarmLine> alarms,
        String seen,
        String seenText,
        int outboxWaiting,
        String outboxText,
        String app) {
    public TerminalCard {
        services = List.copyOf(services);
        devices = List.copyOf(devices);
        alarms = List.copyOf(alarms);
    }

    /// @param level `ok`, `warn` (works with a restriction) or `fail`
    public record ServiceLine(
            String id, String name, String level, String levelText, String ability, String text) {}

    /// @param cure what to do, or empty
    public record DeviceLine(
            String id,
            String kind,
            String name,
            String level,
            String levelText,
            List<String> codes,
            String text,
            String cure) {
        public DeviceLine {
            codes = List.copyOf(codes);
        }
    }

    public record AlarmLine(
            String code,
            String severity,
            String severityText,
            String level,
            String text,
            String cure,
            String since,
            String sinceText,
            int times) {}
}
