package de.buergerterminal.device.ipp;

import de.buergerterminal.device.supervision.Backoff;
import java.time.Duration;

/// How often a printer is asked, and how long it may think.
///
/// @param atRest between two questions while nothing is printed
/// @param atWork between two questions while a document is printed
/// @param answer for each question
/// @param backoff between two attempts to reach it
record Pace(Duration atRest, Duration atWork, Duration answer, Backoff backoff) {
    static Pace standard() {
        return new Pace(
                Duration.ofSeconds(2),
                Duration.ofMillis(400),
                Duration.ofSeconds(4),
                Backoff.standard());
    }
}
