package de.buergerterminal.backend.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides what to answer to a staff command. Only `ping` is carried out; whatever could harm is
/// refused, because nothing here can prove yet who sent it. A repeated id gets the same answer and
/// has no second effect. Used by one thread.
final class CommandDesk {
    /// Commands that a broken-into broker could do harm with; they need a signature.
    private static final Set<String> DANGEROUS = Set.of("reboot", "update", "lock", "collect-logs");

    private static final int REMEMBERED = 256;

    private final String kiosk;
    private final Map<String, List<Reply>> answered =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<Reply>> eldest) {
                    return size() > REMEMBERED;
                }
            };

    CommandDesk(String kiosk) {
        this.kiosk = kiosk;
    }

    record Reply(String topic, String json) {}

    /// The answers to one arrived command, in order.
    ///
    /// @throws IllegalArgumentException not a command that could be answered
    List<Reply> answer(Packet packet, Instant now) {
        if (packet.retained())
            throw new IllegalArgumentException("a retained command is never carried out");
        if (packet.payload().length > KioskJson.LARGEST) {
            throw new IllegalArgumentException("command too large");
        }
        JsonNode command = KioskJson.parse(packet.payload());
        String id = Vocabulary.COMMAND_ID.check(KioskJson.string(command, "id"));
        String name = KioskJson.string(command, "name");
        if (!packet.topic().equals(KioskTopics.root(kiosk) + "cmd/" + name)) {
            throw new IllegalArgumentException("topic and body name different commands");
        }
        Instant expires = KioskJson.instant(command, "expires");
        List<Reply> before = answered.get(id);
        if (before != null) return before;
        List<Reply> replies = decide(id, name, command.has("jws"), now.isAfter(expires));
        answered.put(id, replies);
        return replies;
    }

    private List<Reply> decide(String id, String name, boolean signed, boolean expired) {
        if (expired) return List.of(reply(id, "expired", ""));
        if (name.equals("ping")) return List.of(reply(id, "accepted", ""), reply(id, "done", ""));
        if (DANGEROUS.contains(name) && !signed) return List.of(reply(id, "rejected", "UNSIGNED"));
        return List.of(reply(id, "rejected", "NOT_SUPPORTED"));
    }

    private Reply reply(String id, String status, String code) {
        var json = KioskJson.object().put("id", id).put("status", status);
        if (!code.isEmpty()) json.put("code", code);
        return new Reply(KioskTopics.reply(kiosk, id), json.toString());
    }
}
