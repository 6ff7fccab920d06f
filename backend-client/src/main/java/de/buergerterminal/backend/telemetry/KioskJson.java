package de.buergerterminal.backend.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.backend.outbox.OutboxCondition;
import de.buergerterminal.backend.telemetry.KioskMessage.Abilities;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmCleared;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmRaised;
import de.buergerterminal.backend.telemetry.KioskMessage.Beat;
import de.buergerterminal.backend.telemetry.KioskMessage.DeviceGone;
import de.buergerterminal.backend.telemetry.KioskMessage.DeviceIs;
import de.buergerterminal.backend.telemetry.KioskMessage.InventoryIs;
import de.buergerterminal.backend.telemetry.KioskMessage.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// The payloads of topic tree version 1, written and read. Reading trusts nobody: any byte string
/// either becomes a message that keeps all rules of its type or one [IllegalArgumentException].
final class KioskJson {
    /// Largest payload ever read; the longest one a terminal writes is below 12 KiB.
    static final int LARGEST = 16 * 1024;

    private static final byte[] NOTHING = {};
    private static final JsonMapper MAPPER = mapper();

    private KioskJson() {}

    private static JsonMapper mapper() {
        var mapper =
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                        .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(5)
                                .maxStringLength(256)
                                .maxNumberLength(24)
                                .build());
        return mapper;
    }

    static byte[] write(KioskMessage message) {
        var json = MAPPER.createObjectNode().put("v", 1);
        switch (message) {
            case State it ->
                    json.put("state", it.state().word())
                            .put("session", it.session())
                            .put("boot", it.boot())
                            .put("since", text(it.since()))
                            .put("app", it.app());
            case Beat it -> beat(stamped(json, it.stamp()), it.heartbeat());
            case DeviceIs it -> device(json, it.stamp(), it.report());
            case Abilities it -> {
                var services = stamped(json, it.stamp()).putObject("services");
                new TreeMap<>(it.services()).forEach(services::put);
            }
            case AlarmRaised it -> alarm(json, it.stamp(), it.alarm());
            case InventoryIs it ->
                    stamped(json, it.stamp())
                            .put("model", it.inventory().model())
                            .put("serial", it.inventory().serial())
                            .put("os", it.inventory().os())
                            .put("java", it.inventory().java());
            case DeviceGone _, AlarmCleared _ -> {
                return NOTHING;
            }
        }
        return bytes(json);
    }

    private static void beat(ObjectNode json, Heartbeat heartbeat) {
        var machine = heartbeat.machine();
        json.put("up", machine.up().toSeconds())
                .put("ui", heartbeat.ui().word())
                .put("sess_active", heartbeat.sessionActive());
        machine.cpu().ifPresent(it -> json.put("cpu", it));
        machine.memory().ifPresent(it -> json.put("mem", it));
        machine.disk().ifPresent(it -> json.put("disk", it));
        machine.temperature().ifPresent(it -> json.put("temp", it));
        json.put("outbox", heartbeat.outboxWaiting())
                .put("outbox_is", heartbeat.outbox().name().toLowerCase(Locale.ROOT));
    }

    private static void device(ObjectNode json, Stamp stamp, DeviceReport report) {
        json.put("kind", report.kind()).put("status", report.status().word());
        var codes = json.putArray("codes");
        report.codes().forEach(codes::add);
        json.put("since", text(report.since()));
        stamped(json, stamp);
    }

    private static void alarm(ObjectNode json, Stamp stamp, Alarm alarm) {
        json.put("sev", alarm.severity().word())
                .put("since", text(alarm.since()))
                .put("n", alarm.times());
        var args = json.putObject("args");
        new TreeMap<>(alarm.args()).forEach(args::put);
        stamped(json, stamp);
    }

    private static ObjectNode stamped(ObjectNode json, Stamp stamp) {
        return json.put("boot", stamp.boot()).put("seq", stamp.seq()).put("ts", text(stamp.at()));
    }

    static byte[] bytes(ObjectNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values can be written", impossible);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// The message on that topic.
    ///
    /// @throws IllegalArgumentException not a topic of a terminal's own words, or not its payload;
    ///   the message names the rule, never the content
    static KioskMessage read(String topic, byte[] payload) {
        if (payload.length > LARGEST) throw new IllegalArgumentException("payload too large");
        String[] part = topic.split("/", -1);
        if (part.length < 4 || part.length > 5 || !topic.startsWith("kiosk/1/")) {
            throw new IllegalArgumentException("not a topic of the tree");
        }
        String kiosk = part[2];
        String name = part.length == 5 ? part[4] : "";
        if (payload.length == 0) return removed(part[3], kiosk, name);
        JsonNode json = parse(payload);
        if (number(json, "v", 1, 1) != 1) throw new IllegalArgumentException("not version 1");
        return switch (part[3] + (part.length == 5 ? "/" : "")) {
            case "state" -> state(kiosk, json);
            case "hb" -> new Beat(kiosk, stamp(json), heartbeat(json));
            case "dev/" -> new DeviceIs(kiosk, stamp(json), report(name, json));
            case "cap" -> new Abilities(kiosk, stamp(json), words(json, "services", 200));
            case "alarm/" -> new AlarmRaised(kiosk, stamp(json), alarm(name, json));
            case "info" -> new InventoryIs(kiosk, stamp(json), inventory(json));
            default -> throw new IllegalArgumentException("not a topic of a terminal's own words");
        };
    }

    private static KioskMessage removed(String kind, String kiosk, String name) {
        return switch (kind) {
            case "alarm" -> new AlarmCleared(kiosk, name);
            case "dev" -> new DeviceGone(kiosk, name);
            default -> throw new IllegalArgumentException("only alarms and devices are removed");
        };
    }

    /// @throws IllegalArgumentException not one JSON object
    static JsonNode parse(byte[] payload) {
        try {
            JsonNode json = MAPPER.readTree(payload);
            if (json == null || !json.isObject()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            return json;
        } catch (IOException broken) {
            // The parser's own message quotes the input; it may not travel further.
            throw new IllegalArgumentException("not JSON within the limits");
        }
    }

    private static State state(String kiosk, JsonNode json) {
        return new State(
                kiosk,
                word(KioskState.class, json, "state"),
                string(json, "session"),
                number(json, "boot", 0, Long.MAX_VALUE),
                instant(json, "since"),
                string(json, "app"));
    }

    private static Stamp stamp(JsonNode json) {
        return new Stamp(
                number(json, "boot", 0, Long.MAX_VALUE),
                number(json, "seq", 0, Long.MAX_VALUE),
                instant(json, "ts"));
    }

    private static Heartbeat heartbeat(JsonNode json) {
        var machine =
                new Machine(
                        Duration.ofSeconds(number(json, "up", 0, 1L << 40)),
                        figure(json, "cpu"),
                        figure(json, "mem"),
                        figure(json, "disk"),
                        figure(json, "temp"));
        return new Heartbeat(
                word(Heartbeat.Ui.class, json, "ui"),
                json.path("sess_active").asBoolean(),
                (int) number(json, "outbox", 0, Integer.MAX_VALUE),
                // A terminal of an older release does not say.
                json.has("outbox_is")
                        ? word(OutboxCondition.class, json, "outbox_is")
                        : OutboxCondition.SOUND,
                machine);
    }

    private static DeviceReport report(String id, JsonNode json) {
        List<String> codes = new ArrayList<>();
        json.path("codes").forEach(code -> codes.add(string(code)));
        return new DeviceReport(
                id,
                string(json, "kind"),
                word(DeviceReport.Status.class, json, "status"),
                codes,
                instant(json, "since"));
    }

    private static Alarm alarm(String code, JsonNode json) {
        return new Alarm(
                code,
                word(Severity.class, json, "sev"),
                instant(json, "since"),
                (int) number(json, "n", 1, Integer.MAX_VALUE),
                words(json, "args", 16));
    }

    private static Inventory inventory(JsonNode json) {
        return new Inventory(
                string(json, "model"),
                string(json, "serial"),
                string(json, "os"),
                string(json, "java"));
    }

    private static Map<String, String> words(JsonNode json, String name, int most) {
        JsonNode object = json.path(name);
        if (!object.isObject() || object.size() > most) {
            throw new IllegalArgumentException(name + " must be an object of up to " + most);
        }
        var words = new LinkedHashMap<String, String>();
        object.properties().forEach(it -> words.put(it.getKey(), string(it.getValue())));
        return words;
    }

    static String string(JsonNode json, String name) {
        return string(json.path(name));
    }

    private static String string(JsonNode value) {
        if (!value.isTextual()) throw new IllegalArgumentException("a word is missing");
        return value.textValue();
    }

    private static long number(JsonNode json, String name, long least, long most) {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(name + " must be a whole number");
        }
        long number = value.longValue();
        if (number < least || number > most) {
            throw new IllegalArgumentException(name + " is out of range");
        }
        return number;
    }

    private static OptionalDouble figure(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    static Instant instant(JsonNode json, String name) {
        try {
            return Instant.parse(string(json, name));
        } catch (java.time.DateTimeException wrong) {
            throw new IllegalArgumentException(name + " must be a UTC time such as …T10:00:00Z");
        }
    }

    private static <E extends Enum<E>> E word(Class<E> words, JsonNode json, String name) {
        String word = string(json, name);
        for (E each : words.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(word)) return each;
        }
        throw new IllegalArgumentException(name + " is not a word of the vocabulary");
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
