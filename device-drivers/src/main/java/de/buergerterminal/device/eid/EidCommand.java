package de.buergerterminal.device.eid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.buergerterminal.device.Secret;
import de.buergerterminal.device.SecretKind;
import java.net.URI;
import java.util.SortedSet;
import java.util.TreeSet;

/// What we say to the program, one record per command of its SDK; names as there. `INTERRUPT` is
/// left out: it exists for one telephone's scan dialog only.
sealed interface EidCommand {
    /// The text frame that says it.
    default CharSequence frame() {
        return named(word()).toString();
    }

    default String word() {
        return switch (this) {
            case GetInfo _ -> "GET_INFO";
            case GetApiLevel _ -> "GET_API_LEVEL";
            case SetApiLevel _ -> "SET_API_LEVEL";
            case GetReaderList _ -> "GET_READER_LIST";
            case GetReader _ -> "GET_READER";
            case GetStatus _ -> "GET_STATUS";
            case RunAuth _ -> "RUN_AUTH";
            case RunChangePin _ -> "RUN_CHANGE_PIN";
            case GetAccessRights _ -> "GET_ACCESS_RIGHTS";
            case SetAccessRights _ -> "SET_ACCESS_RIGHTS";
            case GetCertificate _ -> "GET_CERTIFICATE";
            case Accept _ -> "ACCEPT";
            case SetCard _ -> "SET_CARD";
            case AskAtKeypad it -> wordFor(it.kind());
            case Tell it -> wordFor(it.kind());
            case Continue _ -> "CONTINUE";
            case Cancel _ -> "CANCEL";
        };
    }

    record GetInfo() implements EidCommand {}

    record GetApiLevel() implements EidCommand {}

    record SetApiLevel(int level) implements EidCommand {
        @Override
        public CharSequence frame() {
            return named(word()).put("level", level).toString();
        }
    }

    record GetReaderList() implements EidCommand {}

    record GetReader(String name) implements EidCommand {
        @Override
        public CharSequence frame() {
            return named(word()).put("name", name).toString();
        }
    }

    /// From API level 2.
    record GetStatus() implements EidCommand {}

    record RunAuth(URI tcTokenUrl) implements EidCommand {
        @Override
        public CharSequence frame() {
            return named(word()).put("tcTokenURL", tcTokenUrl.toString()).toString();
        }

        /// The address carries the session.
        @Override
        public String toString() {
            return "RunAuth";
        }
    }

    record RunChangePin() implements EidCommand {}

    record GetAccessRights() implements EidCommand {}

    /// @param chat the optional rights that remain; none switches all of them off
    record SetAccessRights(SortedSet<String> chat) implements EidCommand {
        public SetAccessRights {
            chat = new TreeSet<>(chat);
        }

        @Override
        public CharSequence frame() {
            var command = named(word());
            var rights = command.putArray("chat");
            chat.forEach(rights::add);
            return command.toString();
        }
    }

    record GetCertificate() implements EidCommand {}

    record Accept() implements EidCommand {}

    /// Lays the card of a virtual reader down; from API level 2.
    record SetCard(String name) implements EidCommand {
        @Override
        public CharSequence frame() {
            return named(word()).put("name", name).toString();
        }
    }

    /// Lets the reader ask at its own keypad: `value` must not be there.
    record AskAtKeypad(SecretKind kind) implements EidCommand {}

    /// Hands over what was typed on the screen. The one who sends it closes the secret.
    record Tell(SecretKind kind, Secret secret) implements EidCommand {
        @Override
        public CharSequence frame() {
            return new SecretFrame("{\"cmd\":\"" + word() + "\",\"value\":\"", secret, "\"}");
        }
    }

    /// From API level 3.
    record Continue() implements EidCommand {}

    record Cancel() implements EidCommand {}

    private static ObjectNode named(String word) {
        return JsonNodeFactory.instance.objectNode().put("cmd", word);
    }

    private static String wordFor(SecretKind kind) {
        return switch (kind) {
            case TRANSPORT_PIN, PIN -> "SET_PIN";
            case NEW_PIN -> "SET_NEW_PIN";
            case CAN -> "SET_CAN";
            case PUK -> "SET_PUK";
        };
    }
}
