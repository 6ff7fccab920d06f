package de.buergerterminal.kiosk.tour;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// The world's hands: asks the dock of the simulated devices to insert a card, tear the paper,
/// accept a case.
final class Dock {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final URI dock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();

    Dock(URI dock) {
        this.dock = dock;
    }

    /// @param verb for example `present-card`
    void act(String verb) {
        var request =
                HttpRequest.newBuilder(URI.create(dock + "/act/" + verb))
                        .timeout(LIMIT)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            if (status / 100 != 2) {
                throw new TourException("the dock answered " + status + " to " + verb);
            }
        } catch (IOException unreachable) {
            throw new TourException(
                    "the dock at " + dock + " cannot be reached for " + verb, unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TourException("the tour was stopped during " + verb, stopped);
        }
    }
}
