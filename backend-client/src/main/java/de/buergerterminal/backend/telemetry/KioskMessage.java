package de.buergerterminal.backend.telemetry;

import java.time.Instant;
import java.util.Map;

/// Everything a terminal says, as meaning; [KioskTopics] and [KioskJson] put it on the wire.
public sealed interface KioskMessage {
    String kiosk();

    /// @param session names one connection, so that the will of an older one can be recognised
    /// @param app version of the kiosk software
    record State(
            String kiosk, KioskState state, String session, long boot, Instant since, String app)
            implements KioskMessage {
        public State {
            Vocabulary.KIOSK_ID.check(kiosk);
            Vocabulary.SESSION.check(session);
            Vocabulary.WORD.check(app);
        }

        State as(KioskState other) {
            return new State(kiosk, other, session, boot, since, app);
        }
    }

    record Beat(String kiosk, Stamp stamp, Heartbeat heartbeat) implements KioskMessage {
        public Beat {
            Vocabulary.KIOSK_ID.check(kiosk);
        }
    }

    record DeviceIs(String kiosk, Stamp stamp, DeviceReport report) implements KioskMessage {
        public DeviceIs {
            Vocabulary.KIOSK_ID.check(kiosk);
        }
    }

    /// The device was taken out of the configuration.
    record DeviceGone(String kiosk, String device) implements KioskMessage {
        public DeviceGone {
            Vocabulary.KIOSK_ID.check(kiosk);
            Vocabulary.DEVICE_ID.check(device);
        }
    }

    /// @param services by service id: `ok`, `ok:CODE` (works with a restriction), `off:CODE`; at
    ///   most 200
    record Abilities(String kiosk, Stamp stamp, Map<String, String> services)
            implements KioskMessage {
        public Abilities {
            Vocabulary.KIOSK_ID.check(kiosk);
            services = Map.copyOf(services);
            if (services.size() > 200) throw new IllegalArgumentException("at most 200 services");
            services.forEach((service, ability) -> {
                Vocabulary.SERVICE.check(service);
                Vocabulary.ABILITY.check(ability);
            });
        }
    }

    record AlarmRaised(String kiosk, Stamp stamp, Alarm alarm) implements KioskMessage {
        public AlarmRaised {
            Vocabulary.KIOSK_ID.check(kiosk);
        }
    }

    record AlarmCleared(String kiosk, String code) implements KioskMessage {
        public AlarmCleared {
            Vocabulary.KIOSK_ID.check(kiosk);
            Vocabulary.CODE.check(code);
        }
    }

    record InventoryIs(String kiosk, Stamp stamp, Inventory inventory) implements KioskMessage {
        public InventoryIs {
            Vocabulary.KIOSK_ID.check(kiosk);
        }
    }
}
