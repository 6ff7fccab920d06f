package de.buergerterminal.backend.telemetry;

import de.buergerterminal.backend.telemetry.KioskMessage.Abilities;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmCleared;
import de.buergerterminal.backend.telemetry.KioskMessage.AlarmRaised;
import de.buergerterminal.backend.telemetry.KioskMessage.Beat;
import de.buergerterminal.backend.telemetry.KioskMessage.DeviceGone;
import de.buergerterminal.backend.telemetry.KioskMessage.DeviceIs;
import de.buergerterminal.backend.telemetry.KioskMessage.InventoryIs;
import de.buergerterminal.backend.telemetry.KioskMessage.State;

/// The topic tree, version 1: `kiosk/1/{kiosk id}/…`.
final class KioskTopics {
    /// All terminals, for the console.
    static final String FLEET = "kiosk/1/+/#";

    private KioskTopics() {}

    static String root(String kiosk) {
        return "kiosk/1/" + kiosk + "/";
    }

    static String commands(String kiosk) {
        return root(kiosk) + "cmd/+";
    }

    static String reply(String kiosk, String commandId) {
        return root(kiosk) + "reply/" + commandId;
    }

    static String of(KioskMessage message) {
        return root(message.kiosk())
                + switch (message) {
                    case State _ -> "state";
                    case Beat _ -> "hb";
                    case InventoryIs _ -> "info";
                    case Abilities _ -> "cap";
                    case DeviceIs it -> "dev/" + it.report().id();
                    case DeviceGone it -> "dev/" + it.device();
                    case AlarmRaised it -> "alarm/" + it.alarm().code();
                    case AlarmCleared it -> "alarm/" + it.code();
                };
    }

    /// Commands, replies and the like run in the same tree but are not a terminal's own words.
    static boolean isForTerminals(String topic) {
        String[] part = topic.split("/", 5);
        return part.length > 3
                && switch (part[3]) {
                    case "cmd", "reply", "desired", "reported", "job", "event", "console" -> true;
                    default -> false;
                };
    }

    /// Whether the broker keeps the last message for whoever comes later.
    static boolean retained(KioskMessage message) {
        return !(message instanceof Beat);
    }
}
