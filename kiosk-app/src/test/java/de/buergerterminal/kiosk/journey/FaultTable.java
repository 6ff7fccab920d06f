package de.buergerterminal.kiosk.journey;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// One misfortune each, with production drivers, courier and outbox. After each of them money
/// stands if and only if the request arrives, once; the citizen has read what happened; and the
/// terminal serves the next one.
abstract class FaultTable {
    @TempDir Path folder;

    TownHall town;

    @BeforeEach
    void open() throws Exception {
        town = TownHall.open(folder);
        town.terminal.presentCardsAutomatically(Duration.ZERO);
    }

    @AfterEach
    void close() {
        town.close();
    }

    /// A citizen stands before the review of a request that costs something.
    void reviewed() {
        town.fillInCompletely(Requests.REGISTRATION, Requests.registration());
    }
}
