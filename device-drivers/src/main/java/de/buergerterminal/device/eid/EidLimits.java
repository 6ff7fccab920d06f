package de.buergerterminal.device.eid;

import java.time.Duration;

/// How long what may take.
///
/// @param greeting until the program has said who it is
/// @param program while it works; an office's server may be slow
/// @param person until somebody has laid down a card, typed or agreed
/// @param cancelling until the program has cancelled
/// @param heartbeat between two questions whether it is still there
/// @param answer until it has answered such a question
record EidLimits(
        Duration greeting,
        Duration program,
        Duration person,
        Duration cancelling,
        Duration heartbeat,
        Duration answer) {
    static final EidLimits STANDARD =
            new EidLimits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(90),
                    Duration.ofMinutes(3),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20));

    Duration of(EidState.Patience patience) {
        return switch (patience) {
            case ENDLESS -> Duration.ofDays(1);
            case PROGRAM -> program;
            case PERSON -> person;
            case CANCELLING -> cancelling;
        };
    }
}
