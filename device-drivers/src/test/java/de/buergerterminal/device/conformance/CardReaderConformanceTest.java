package de.buergerterminal.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.CardReader;
import de.buergerterminal.device.CardReader.CardEvent;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.line.Secrets;
import de.buergerterminal.device.simulator.SimulatedPn532;
import de.buergerterminal.device.smartcard.CardReaders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real readers need a membership card and a payment card; nothing is asked of the latter.
class CardReaderConformanceTest {
    private static final String UID = "04A1B2C3";

    @TempDir private Path folder;
    private final Bench bench = new Bench(DeviceKind.CARD_READER);
    private final LinkedBlockingQueue<CardEvent> events = new LinkedBlockingQueue<>();
    private SimulatedPn532 simulated;
    private CardReader reader;

    @BeforeEach
    void standsOnTheBench() throws IOException, InterruptedException {
        var link = folder.resolve("pn532");
        simulated = SimulatedPn532.at(URI.create("pty:" + link));
        var address = URI.create("pn532+serial://" + link);
        reader = CardReaders.at(bench.id(), bench.real().orElse(address));
        reader.onCard(events::add);
        bench.start(reader);
    }

    @AfterEach
    void leavesTheBench() {
        reader.close();
        simulated.close();
    }

    @Test
    void aCardComesAndGoesOnceAndTheTraceDoesNotShowItsNumber() throws Exception {
        var uid = lay();
        take();
        assertThat(events.poll(700, TimeUnit.MILLISECONDS)).as("the same card again").isNull();
        if (!uid.isEmpty()) Secrets.assertAbsentFrom(uid, reader.trace());
    }

    @Test
    void whoListensLaterIsToldOfTheCardThatLiesThere() throws Exception {
        var uid = lay();
        var later = new LinkedBlockingQueue<CardEvent>();
        reader.onCard(later::add);
        assertThat(later.poll(bench.within(Bench.PROMISED).toMillis(), TimeUnit.MILLISECONDS))
                .isEqualTo(new CardEvent.Inserted(uid));
        reader.onCard(events::add);
        assertThat(event()).isEqualTo(new CardEvent.Inserted(uid));
        take();
    }

    @Test
    void aPaymentCardIsNotRead() throws Exception {
        bench.please(
                "Bitte eine Zahlungskarte auflegen.",
                "Please lay down a payment card.",
                () -> simulated.layPaymentCard(UID));
        assertThat(event()).isEqualTo(new CardEvent.NotReadHere(CardEvent.Reason.OTHER_KIND));
        take();
    }

    @Test
    void anUnpluggedReaderIsToldAndComesBackByItself() throws Exception {
        bench.please("Bitte den Leser abziehen.", "Please unplug the reader.", simulated::unplug);
        bench.awaitOffline();
        bench.please("Bitte den Leser anstecken.", "Please plug in the reader.", simulated::plugIn);
        bench.awaitUsable();
        lay();
        take();
    }

    private String lay() throws Exception {
        bench.please(
                "Bitte eine Mitgliedskarte auflegen.",
                "Please lay down a membership card.",
                () -> simulated.layStorageCard(UID));
        var event = event();
        assertThat(event).isInstanceOf(CardEvent.Inserted.class);
        return event instanceof CardEvent.Inserted(var uid) ? uid : "";
    }

    private void take() throws Exception {
        bench.please("Bitte die Karte wegnehmen.", "Please take the card.", simulated::takeCard);
        assertThat(event()).isEqualTo(new CardEvent.Removed());
    }

    private CardEvent event() throws InterruptedException {
        var event = events.poll(bench.within(Bench.PROMISED).toMillis(), TimeUnit.MILLISECONDS);
        return Objects.requireNonNull(event, "an event of a card");
    }
}
