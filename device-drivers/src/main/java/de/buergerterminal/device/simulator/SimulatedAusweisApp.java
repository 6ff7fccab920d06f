package de.buergerterminal.device.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.device.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The identification program's side of its WebSocket (SDK documentation 2.5), with one reader and
/// one card: PIN change complete, identification with the office's server played as well. Commands
/// out of turn are answered `BAD_STATE`, as the real program does.
public final class SimulatedAusweisApp implements AutoCloseable {
    private static final String READER = "Simulated Reader 01";
    private static final String RESULT = "http://www.bsi.bund.de/ecard/api/1.1/result";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> REQUIRED = Set.of("FamilyName", "GivenNames", "DateOfBirth");
    private static final Set<String> OPTIONAL = Set.of("Address", "DoctoralDegree");

    private final WebSocketEnd end;
    private final SimulatedIdCard card = new SimulatedIdCard();
    private final List<String> commands = new ArrayList<>();
    private List<Integer> levels = List.of(1, 2, 3);
    private int level = 2;
    private boolean readerAttached = true;
    private boolean keypad;
    private boolean cardLies;
    private boolean silent;
    private @Nullable String workflow;
    private String waitingAt = "";
    private boolean keypadAsks;
    private Set<String> effective = new TreeSet<>();
    private Optional<String> failure = Optional.empty();

    private SimulatedAusweisApp(int port) throws IOException {
        end = WebSocketEnd.at(port, this::connected, this::heard);
    }

    /// @param uri `tcp://127.0.0.1:PORT`, where port 0 takes a free one
    public static SimulatedAusweisApp at(URI uri) throws IOException {
        if (!"tcp".equals(uri.getScheme()) || uri.getPort() < 0) {
            throw new ConfigurationException(
                    uri + ": name tcp://127.0.0.1:PORT for a simulated identification program.");
        }
        return new SimulatedAusweisApp(uri.getPort());
    }

    public URI driverUri() {
        return URI.create("eid+ws://127.0.0.1:" + end.port());
    }

    /// The words of the commands so far, in their order; values are left out.
    public synchronized List<String> commands() {
        return List.copyOf(commands);
    }

    public synchronized String pin() {
        return card.pin();
    }

    public synchronized void choosePin(String digits) {
        card.choosePin(digits);
    }

    public synchronized void speakLevels(List<Integer> spoken) {
        levels = List.copyOf(spoken);
        level = levels.getLast();
    }

    /// The reader has a keypad of its own.
    public synchronized void useKeypad() {
        keypad = true;
        tellReader();
    }

    public synchronized void layCard() {
        cardLies = true;
        tellReader();
        if (waitingAt.equals("INSERT_CARD")) proceed();
    }

    public synchronized void takeCard() {
        cardLies = false;
        tellReader();
        if (waitingAt.startsWith("ENTER")) proceed();
    }

    public synchronized void leaveTries(int tries) {
        card.tries(tries);
        tellReader();
    }

    public synchronized void switchOnlineFunctionOff() {
        card.switchOff();
        tellReader();
    }

    public synchronized void unplugReader() {
        readerAttached = false;
        tellReader();
    }

    public synchronized void plugReaderIn() {
        readerAttached = true;
        tellReader();
    }

    /// The next workflow ends with this failure code as soon as the card was read.
    public synchronized void failNextWith(String code) {
        failure = Optional.of(code);
    }

    /// Somebody types at the reader's keypad.
    public synchronized void typeAtKeypad(String digits) {
        if (!keypadAsks) return;
        keypadAsks = false;
        typed(digits);
    }

    public synchronized void goSilent() {
        silent = true;
    }

    /// Sends a frame as it is: a message of a later version, or noise.
    public void say(String frame) {
        end.say(frame);
    }

    /// Every upgrade is refused with this HTTP status; 0 lets clients in again.
    public void refuseClients(int status) {
        end.refuseWith(status);
    }

    public synchronized void vanish() {
        workflow = null;
        waitingAt = "";
        end.vanish();
    }

    public void comeBack() throws IOException {
        end.comeBack();
    }

    @Override
    public void close() {
        end.close();
    }

    private synchronized void connected() {
        workflow = null;
        waitingAt = "";
        keypadAsks = false;
        tellReader();
    }

    private synchronized void heard(String text) {
        if (silent) return;
        try {
            var json = JSON.readTree(text);
            var word = json.path("cmd").asText();
            commands.add(word);
            obey(word, json);
        } catch (JsonProcessingException _) {
            complain("INVALID", "illegal value (offset: 1)");
        }
    }

    private void obey(String word, JsonNode json) {
        switch (word) {
            case "GET_INFO" -> info();
            case "GET_API_LEVEL" -> {
                var message = message("API_LEVEL");
                levels.forEach(message.putArray("available")::add);
                send(message.put("current", level));
            }
            case "SET_API_LEVEL" -> {
                var wanted = json.path("level").asInt();
                var message = message("API_LEVEL");
                if (levels.contains(wanted)) level = wanted;
                else message.put("error", "Unknown level");
                send(message.put("current", level));
            }
            case "GET_READER_LIST" -> {
                var message = message("READER_LIST");
                var list = message.putArray(level == 1 ? "reader" : "readers");
                if (readerAttached) list.add(reader());
                send(message);
            }
            case "GET_READER" -> tellReader();
            case "GET_STATUS" ->
                    send(
                            message("STATUS")
                                    .put("workflow", workflow)
                                    .put("state", waitingAt.isEmpty() ? null : waitingAt)
                                    .putNull("progress"));
            case "RUN_AUTH" -> runAuth(json);
            case "RUN_CHANGE_PIN" -> {
                if (workflow != null) complain("BAD_STATE", word);
                else {
                    workflow = "CHANGE_PIN";
                    send(message("CHANGE_PIN"));
                    proceed();
                }
            }
            case "CANCEL" -> {
                if (workflow == null) complain("BAD_STATE", word);
                else finish(false, "User_Cancelled");
            }
            case "GET_ACCESS_RIGHTS", "SET_ACCESS_RIGHTS", "GET_CERTIFICATE", "ACCEPT" -> {
                if (waitingAt.equals("ACCESS_RIGHTS")) rights(word, json);
                else complain("BAD_STATE", word);
            }
            case "SET_PIN", "SET_NEW_PIN", "SET_CAN", "SET_PUK" -> {
                if (waitingAt.equals(word.replace("SET", "ENTER")) && !keypadAsks)
                    value(word, json);
                else complain("BAD_STATE", word);
            }
            default -> complain("UNKNOWN_COMMAND", word);
        }
    }

    private void runAuth(JsonNode json) {
        if (workflow != null) {
            complain("BAD_STATE", "RUN_AUTH");
            return;
        }
        if (!json.path("tcTokenURL").asText().startsWith("https://")) {
            send(message("AUTH").put("error", "Validation of tcTokenURL failed"));
            return;
        }
        workflow = "AUTH";
        send(message("AUTH"));
        effective = new TreeSet<>(REQUIRED);
        effective.addAll(OPTIONAL);
        waitingAt = "ACCESS_RIGHTS";
        tellRights();
    }

    private void rights(String word, JsonNode json) {
        switch (word) {
            case "GET_CERTIFICATE" -> {
                var message = message("CERTIFICATE");
                message.putObject("description")
                        .put("subjectName", "Stadt Musterhausen")
                        .put("subjectUrl", "https://www.musterhausen.example/")
                        .put("purpose", "Antrag am Bürgerterminal");
                send(message);
            }
            case "ACCEPT" -> proceed();
            case "SET_ACCESS_RIGHTS" -> {
                effective = new TreeSet<>(REQUIRED);
                json.path("chat").forEach(it -> effective.add(it.asText()));
                tellRights();
            }
            default -> tellRights();
        }
    }

    private void tellRights() {
        var message = message("ACCESS_RIGHTS");
        var chat = message.putObject("chat");
        effective.forEach(chat.putArray("effective")::add);
        OPTIONAL.forEach(chat.putArray("optional")::add);
        REQUIRED.forEach(chat.putArray("required")::add);
        send(message);
    }

    /// The card decides what comes next.
    private void proceed() {
        if (!cardLies || !readerAttached || card.switchedOff()) {
            waitingAt = "INSERT_CARD";
            send(message("INSERT_CARD"));
            return;
        }
        ask(card.asks());
    }

    private void ask(String what) {
        waitingAt = what;
        var message = message(what);
        message.set("reader", reader());
        send(message);
    }

    private void value(String word, JsonNode json) {
        var digits = json.path("value").asText();
        var wanted = word.equals("SET_PUK") ? "[0-9]{10}" : "[0-9]{6}";
        if (word.equals("SET_PIN") && "CHANGE_PIN".equals(workflow)) wanted = "[0-9]{5,6}";
        if (keypad && !json.has("value")) {
            keypadAsks = true;
        } else if (keypad || !digits.matches(wanted)) {
            var message = message(waitingAt);
            message.set("reader", reader());
            send(
                    message.put(
                            "error",
                            keypad ? "Value cannot be defined" : "You must provide digits"));
        } else {
            typed(digits);
        }
    }

    private void typed(String digits) {
        switch (waitingAt) {
            case "ENTER_PIN" -> {
                var right = card.tryPin(digits);
                tellReader();
                if (!right) proceed();
                else if (failure.isPresent()) finish(false, failure.get());
                else if ("AUTH".equals(workflow)) finish(true, "");
                else ask("ENTER_NEW_PIN");
            }
            case "ENTER_NEW_PIN" -> {
                card.choosePin(digits);
                finish(true, "");
            }
            case "ENTER_CAN" -> {
                card.tryCan(digits);
                proceed();
            }
            default -> {
                card.tryPuk(digits);
                tellReader();
                proceed();
            }
        }
    }

    private void finish(boolean success, String reason) {
        var ended =
                "AUTH".equals(workflow)
                        ? authEnd(success)
                        : message("CHANGE_PIN").put("success", success);
        if (!reason.isEmpty()) {
            (ended.get("result") instanceof ObjectNode result ? result : ended)
                    .put("reason", reason);
        }
        workflow = null;
        waitingAt = "";
        keypadAsks = false;
        failure = Optional.empty();
        send(ended);
    }

    private static ObjectNode authEnd(boolean success) {
        var message = message("AUTH");
        var result =
                message.putObject("result")
                        .put("major", RESULT + "major#" + (success ? "ok" : "error"));
        if (!success) result.put("minor", RESULT + "minor/al/common#internalError");
        return message.put("url", "https://eid.musterhausen.example/refresh?session=1");
    }

    private void info() {
        var message = message("INFO");
        message.putObject("VersionInfo")
                .put("Name", "AusweisApp (simulated)")
                .put("Implementation-Version", "2.3.0");
        send(message);
    }

    private void tellReader() {
        var message = message("READER");
        message.setAll(reader());
        send(message);
    }

    private ObjectNode reader() {
        var reader = JSON.createObjectNode().put("name", READER).put("attached", readerAttached);
        if (!readerAttached) return reader;
        reader.put("insertable", false).put("keypad", keypad).putNull("card");
        if (cardLies) {
            reader.putObject("card")
                    .put("inoperative", false)
                    .put("deactivated", card.switchedOff())
                    .put("retryCounter", card.tries());
        }
        return reader;
    }

    private void complain(String kind, String error) {
        send(message(kind).put("error", error));
    }

    private static ObjectNode message(String name) {
        return JSON.createObjectNode().put("msg", name);
    }

    private void send(ObjectNode message) {
        if (!silent) end.say(message.toString());
    }
}
