package de.buergerterminal.device.eid;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.SecretKind;
import de.buergerterminal.device.line.LineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the program's messages. Unknown messages and members are tolerated, since the program is
/// updated by itself; what is no message at all, or has a member of a wrong kind, is told.
final class EidMessages {
    /// Characters of one message; the largest real one, `CERTIFICATE`, has a few thousand.
    static final int LONGEST = 65_536;

    private static final int MOST_READERS = 32;
    private static final int MOST_RIGHTS = 64;
    private static final int LONGEST_TEXT = 4_000;
    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxDocumentLength(LONGEST)
                                            .maxNestingDepth(12)
                                            .maxNumberLength(20)
                                            .build())
                            .build());

    private EidMessages() {}

    /// @throws LineException `MALFORMED_DATA`; says what is wrong without repeating any content
    static EidMessage parse(String frame) throws LineException {
        if (frame.length() > LONGEST) throw malformed("a message is too long");
        JsonNode json;
        try {
            json = JSON.readTree(frame);
        } catch (JsonProcessingException broken) {
            // Without the cause: its text repeats the message.
            throw malformed("a message is no JSON");
        }
        if (json == null || !json.isObject()) throw malformed("a message is no JSON object");
        var name = text(json, "msg");
        if (name.isEmpty()) throw malformed("a message has no name");
        return parse(name, json);
    }

    private static EidMessage parse(String name, JsonNode json) throws LineException {
        return switch (name) {
            case "INFO" -> {
                var version = json.path("VersionInfo");
                yield new EidMessage.AboutProgram(
                        text(version, "Name"), text(version, "Implementation-Version"));
            }
            case "API_LEVEL" ->
                    new EidMessage.ApiLevel(
                            numbers(json, "available"), number(json, "current"), error(json));
            case "READER" -> new EidMessage.Reader(reader(json));
            case "READER_LIST" ->
                    // Up to API level 1 the member is called `reader`.
                    new EidMessage.ReaderList(
                            readers(
                                    json.has("readers")
                                            ? json.get("readers")
                                            : json.get("reader")));
            case "STATUS" ->
                    new EidMessage.Status(
                            text(json, "workflow"),
                            optionalNumber(json, "progress"),
                            text(json, "state"));
            case "AUTH" -> auth(json);
            case "CHANGE_PIN" -> changePin(json);
            case "ACCESS_RIGHTS" -> {
                var chat = json.path("chat");
                yield new EidMessage.AccessRights(
                        words(chat, "effective"),
                        words(chat, "required"),
                        words(chat, "optional"),
                        text(json, "transactionInfo"),
                        error(json));
            }
            case "CERTIFICATE" -> {
                var description = json.path("description");
                yield new EidMessage.Certificate(
                        text(description, "subjectName"),
                        text(description, "subjectUrl"),
                        text(description, "purpose"));
            }
            case "INSERT_CARD" -> new EidMessage.InsertCard(error(json));
            case "ENTER_PIN" -> enter(SecretKind.PIN, json);
            case "ENTER_NEW_PIN" -> enter(SecretKind.NEW_PIN, json);
            case "ENTER_CAN" -> enter(SecretKind.CAN, json);
            case "ENTER_PUK" -> enter(SecretKind.PUK, json);
            case "PAUSE" -> new EidMessage.Pause(text(json, "cause"));
            case "BAD_STATE", "UNKNOWN_COMMAND", "INVALID", "INTERNAL_ERROR" ->
                    new EidMessage.Complaint(EidMessage.Complaint.Kind.valueOf(name), error(json));
            default -> new EidMessage.Unknown(name);
        };
    }

    private static EidMessage auth(JsonNode json) throws LineException {
        if (json.has("error")) {
            return new EidMessage.NotStarted(EidMessage.Workflow.AUTH, error(json));
        }
        if (!json.has("result")) return new EidMessage.Started(EidMessage.Workflow.AUTH);
        var result = json.get("result");
        var url = text(json, "url");
        return new EidMessage.AuthEnded(
                text(result, "major").endsWith("#ok"),
                afterHash(text(result, "minor")),
                text(result, "reason"),
                url.isEmpty() ? Optional.empty() : Optional.of(url));
    }

    private static EidMessage changePin(JsonNode json) throws LineException {
        if (json.has("error")) {
            return new EidMessage.NotStarted(EidMessage.Workflow.CHANGE_PIN, error(json));
        }
        if (!json.has("success")) return new EidMessage.Started(EidMessage.Workflow.CHANGE_PIN);
        return new EidMessage.ChangePinEnded(flag(json, "success"), text(json, "reason"));
    }

    private static EidMessage enter(SecretKind kind, JsonNode json) throws LineException {
        var reader = json.get("reader");
        return new EidMessage.Enter(
                kind,
                isAbsent(reader) ? Optional.empty() : Optional.of(reader(reader)),
                error(json));
    }

    private static List<ReaderState> readers(JsonNode list) throws LineException {
        if (isAbsent(list)) return List.of();
        if (!list.isArray() || list.size() > MOST_READERS) throw malformed("readers");
        var readers = new ArrayList<ReaderState>();
        for (var reader : list) readers.add(reader(reader));
        return readers;
    }

    private static ReaderState reader(JsonNode json) throws LineException {
        if (!json.isObject()) throw malformed("reader");
        return new ReaderState(
                text(json, "name"),
                flag(json, "insertable"),
                flag(json, "attached"),
                flag(json, "keypad"),
                card(json.path("card")));
    }

    private static ReaderState.CardState card(JsonNode json) throws LineException {
        if (isAbsent(json)) return new ReaderState.CardState.None();
        if (!json.isObject()) throw malformed("card");
        if (!json.has("retryCounter") && !json.has("deactivated") && !json.has("inoperative")) {
            return new ReaderState.CardState.Unknown();
        }
        return new ReaderState.CardState.IdCard(
                flag(json, "inoperative"),
                flag(json, "deactivated"),
                optionalNumber(json, "retryCounter"));
    }

    private static boolean isAbsent(@Nullable JsonNode json) {
        return json == null || json.isNull() || json.isMissingNode();
    }

    /// What stands behind the `#`, or after the last slash where there is none.
    private static String afterHash(String uri) {
        return uri.substring(Math.max(uri.lastIndexOf('#'), uri.lastIndexOf('/')) + 1);
    }

    /// A complaint without words is still one.
    private static String error(JsonNode json) throws LineException {
        if (!json.has("error")) return "";
        var words = text(json, "error");
        return words.isEmpty() ? "no reason given" : words;
    }

    private static String text(JsonNode json, String member) throws LineException {
        var value = json.get(member);
        if (isAbsent(value)) return "";
        if (!value.isTextual()) throw malformed(member);
        var text = value.textValue();
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    private static boolean flag(JsonNode json, String member) throws LineException {
        var value = json.get(member);
        if (isAbsent(value)) return false;
        if (!value.isBoolean()) throw malformed(member);
        return value.booleanValue();
    }

    private static int number(JsonNode json, String member) throws LineException {
        return optionalNumber(json, member).orElseThrow(() -> malformed(member));
    }

    private static OptionalInt optionalNumber(JsonNode json, String member) throws LineException {
        var value = json.get(member);
        if (isAbsent(value)) return OptionalInt.empty();
        if (!value.isIntegralNumber() || !value.canConvertToInt()) throw malformed(member);
        return OptionalInt.of(value.intValue());
    }

    private static List<Integer> numbers(JsonNode json, String member) throws LineException {
        var numbers = new ArrayList<Integer>();
        for (var value : list(json, member)) {
            if (!value.isIntegralNumber() || !value.canConvertToInt()) throw malformed(member);
            numbers.add(value.intValue());
        }
        return numbers;
    }

    private static Set<String> words(JsonNode json, String member) throws LineException {
        var words = new TreeSet<String>();
        for (var value : list(json, member)) {
            if (!value.isTextual()) throw malformed(member);
            words.add(value.textValue());
        }
        return words;
    }

    private static Iterable<JsonNode> list(JsonNode json, String member) throws LineException {
        var list = json.get(member);
        if (isAbsent(list)) return List.of();
        if (!list.isArray() || list.size() > MOST_RIGHTS) throw malformed(member);
        return list;
    }

    private static LineException malformed(String what) {
        return new LineException(FaultCode.MALFORMED_DATA, "AusweisApp: " + what);
    }
}
