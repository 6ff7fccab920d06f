package de.buergerterminal.provisioning.fleet;

import static java.util.stream.Collectors.joining;

import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.backend.outbox.OutboxCondition;
import de.buergerterminal.backend.telemetry.Alarm;
import de.buergerterminal.backend.telemetry.DeviceReport;
import de.buergerterminal.backend.telemetry.Heartbeat;
import de.buergerterminal.backend.telemetry.KioskMessage.Abilities;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmRaised;
import de.buergerterminal.backend.telemetry.KioskMessage.Beat;
import de.buergerterminal.backend.telemetry.KioskMessage.DeviceIs;
import de.buergerterminal.backend.telemetry.Severity;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.FaultTexts;
import de.buergerterminal.provisioning.fleet.TerminalCard.AlarmLine;
import de.buergerterminal.provisioning.fleet.TerminalCard.DeviceLine;
import de.buergerterminal.provisioning.fleet.TerminalCard.ServiceLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Puts facts into words: the impact on citizens first, devices second. Pure.
final class FleetCards {
    /// What a terminal cannot do and is not meant to; nobody has to come for it.
    private static final Set<String> BY_DESIGN = Set.of("NOT_OFFERED", "IDENTIFICATION");

    private final FleetSettings settings;
    private final FleetTexts texts;

    FleetCards(FleetSettings settings, FleetTexts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    /// All terminals, those that need a hand first.
    List<TerminalCard> of(FleetModel model, Instant now) {
        return model.terminals().values().stream()
                .map(it -> card(it, model, now))
                .sorted(
                        Comparator.comparing(Ranked::level)
                                .thenComparing(Ranked::presence)
                                .thenComparing(it -> it.card().site())
                                .thenComparing(it -> it.card().name())
                                .thenComparing(it -> it.card().kiosk()))
                .map(Ranked::card)
                .toList();
    }

    /// Both enums go from most to least urgent.
    private record Ranked(Level level, Presence presence, TerminalCard card) {}

    private Ranked card(TerminalFacts facts, FleetModel model, Instant now) {
        var presence = facts.presence(now, model.silence());
        var place = settings.terminals().get(facts.kiosk());
        var services = facts.abilitiesNow().map(this::services).orElse(List.of());
        var devices = facts.devicesNow().stream().map(DeviceIs::report).map(this::device).toList();
        var alarms =
                facts.alarmsNow().stream()
                        .map(AlarmRaised::alarm)
                        .sorted(Comparator.comparing(Alarm::severity).reversed())
                        .map(this::alarm)
                        .toList();
        var level = level(presence, services, devices, alarms);
        int waiting = facts.beat().map(it -> it.heartbeat().outboxWaiting()).orElse(0);
        var card =
                new TerminalCard(
                        facts.kiosk(),
                        place == null ? facts.kiosk() : place.name(),
                        place == null ? "" : place.site(),
                        level.word(),
                        presence.name().toLowerCase(Locale.ROOT),
                        presenceText(presence, level),
                        advice(presence, services, facts),
                        presence.speaks(),
                        services,
                        devices,
                        alarms,
                        facts.seen().map(Instant::toString).orElse(""),
                        facts.seen().map(this::clock).orElse(texts.of("seen.never")),
                        waiting,
                        outbox(facts.beat().map(Beat::heartbeat)),
                        facts.state().map(it -> it.app()).orElse(""));
        return new Ranked(level, presence, card);
    }

    private String presenceText(Presence presence, Level level) {
        if (presence.speaks() && level == Level.FAIL) return texts.of("presence.HELP");
        if (presence == Presence.READY && level != Level.OK) return texts.of("presence.ATTENTION");
        return texts.of("presence." + presence);
    }

    /// A terminal that calls itself ready but lacks a service is not shown as all well.
    private static Level level(
            Presence presence,
            List<ServiceLine> services,
            List<DeviceLine> devices,
            List<AlarmLine> alarms) {
        if (!presence.speaks() || presence.level() == Level.FAIL) return presence.level();
        boolean noneWorks =
                services.stream().anyMatch(it -> it.level().equals("fail"))
                        && services.stream().allMatch(FleetCards::isOff);
        if (noneWorks) return Level.FAIL;
        if (alarms.stream().anyMatch(it -> it.level().equals("fail"))) return Level.FAIL;
        boolean allWell =
                Stream.of(
                                services.stream()
                                        .map(ServiceLine::level)
                                        .filter(it -> !it.equals("off")),
                                devices.stream().map(DeviceLine::level),
                                alarms.stream().map(AlarmLine::level))
                        .flatMap(it -> it)
                        .allMatch(it -> it.equals("ok"));
        return allWell ? presence.level() : Level.WARN;
    }

    private String advice(Presence presence, List<ServiceLine> services, TerminalFacts facts) {
        if (!presence.speaks()) {
            String since =
                    facts.state().map(it -> clock(facts.seen().orElse(it.since()))).orElse("");
            return texts.of("advice." + presence, since);
        }
        var off = services.stream().filter(FleetCards::isOff).toList();
        int all = services.size();
        if (all == 0) return texts.of("advice.unknown");
        if (off.size() == all) {
            var reasons =
                    off.stream()
                            .filter(it -> it.level().equals("fail"))
                            .map(ServiceLine::text)
                            .distinct()
                            .toList();
            return reasons.size() == 1 && !reasons.getFirst().isEmpty()
                    ? texts.of("advice.closed", reasons.getFirst())
                    : texts.of("advice.none");
        }
        if (off.isEmpty()) {
            boolean fully = services.stream().allMatch(it -> it.level().equals("ok"));
            return texts.of(fully ? "advice.all" : "advice.restricted");
        }
        String names = off.stream().limit(3).map(ServiceLine::name).collect(joining(", "));
        if (off.size() > 3) names += " …";
        return texts.of("advice.some", names, all - off.size(), all);
    }

    private static boolean isOff(ServiceLine service) {
        return service.level().equals("fail") || service.level().equals("off");
    }

    private String outbox(Optional<Heartbeat> heartbeat) {
        int waiting = heartbeat.map(Heartbeat::outboxWaiting).orElse(0);
        String depth =
                texts.of(waiting == 0 ? "outbox.empty" : "outbox." + number(waiting), waiting);
        return heartbeat
                .map(Heartbeat::outbox)
                .filter(it -> it != OutboxCondition.SOUND)
                .map(it -> texts.of("outbox." + it) + " · " + depth)
                .orElse(depth);
    }

    private List<ServiceLine> services(Abilities abilities) {
        var order = new ArrayList<String>();
        settings.catalogue().services().forEach(it -> order.add(it.id().value()));
        var ids = new ArrayList<>(new TreeSet<>(abilities.services().keySet()));
        ids.sort(Comparator.comparingInt(it -> at(order, it)));
        return ids.stream().map(id -> service(id, abilities.services())).toList();
    }

    private static int at(List<String> order, String id) {
        int place = order.indexOf(id);
        return place < 0 ? order.size() : place;
    }

    private ServiceLine service(String id, Map<String, String> abilities) {
        String ability = abilities.getOrDefault(id, "");
        String[] part = ability.split(":", 2);
        boolean off = part[0].equals("off");
        boolean byDesign = off && part.length == 2 && BY_DESIGN.contains(part[1]);
        String level = byDesign ? "off" : off ? "fail" : part.length == 2 ? "warn" : "ok";
        String reason = part.length == 2 ? reason(off ? "missing." : "limited.", part[1]) : "";
        return new ServiceLine(
                id, nameOf(id), level, texts.of("service." + level), ability, reason);
    }

    private String reason(String kind, String code) {
        return texts.find(kind + code).orElse(texts.of(kind + "unknown", code));
    }

    private String nameOf(String id) {
        return name(settings.catalogue(), id).or(() -> texts.find("service.name." + id)).orElse(id);
    }

    private Optional<String> name(ServiceCatalogue catalogue, String id) {
        return catalogue.services().stream()
                .filter(it -> it.id().value().equals(id))
                .map(it -> it.name().in(texts.language()))
                .findFirst();
    }

    private DeviceLine device(DeviceReport report) {
        String level =
                switch (report.status()) {
                    case OK -> "ok";
                    case WARN -> "warn";
                    case FAIL -> "fail";
                    case ABSENT -> "off";
                };
        var causes = report.codes().stream().map(this::cause).toList();
        var cures = report.codes().stream().flatMap(it -> cure(it).stream()).toList();
        return new DeviceLine(
                report.id(),
                report.kind(),
                kind(report.kind()),
                level,
                texts.of("device." + level),
                report.codes(),
                causes.isEmpty() ? texts.of("device.text." + level) : String.join(", ", causes),
                String.join(" ", cures));
    }

    private AlarmLine alarm(Alarm alarm) {
        String what = cause(alarm.code());
        String device = alarm.args().get("device");
        return new AlarmLine(
                alarm.code(),
                alarm.severity().word(),
                texts.of("severity." + alarm.severity().word()),
                alarm.severity() == Severity.CRITICAL ? "fail" : "warn",
                device == null ? what : kind(device) + ": " + what,
                cure(alarm.code()).orElse(""),
                alarm.since().toString(),
                clock(alarm.since()),
                alarm.times());
    }

    private String kind(String kind) {
        return texts.find("kind." + kind).orElse(kind);
    }

    private String cause(String code) {
        return texts.find("fault." + code).orElse(texts.of("fault.unknown", code));
    }

    /// A device's faults are in the one table of the drivers; the rest are the terminal's own.
    private Optional<String> cure(String code) {
        return Stream.of(FaultCode.values())
                .filter(it -> it.name().equals(code))
                .map(it -> FaultTexts.of(it, texts.language()).cure())
                .findFirst()
                .or(() -> texts.find("cure." + code));
    }

    private static String number(int count) {
        return count == 1 ? "one" : "many";
    }

    private String clock(Instant time) {
        return texts.clock(time);
    }
}
