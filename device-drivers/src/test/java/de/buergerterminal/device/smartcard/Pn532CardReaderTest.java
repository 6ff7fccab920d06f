package de.buergerterminal.device.smartcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.CardReader;
import de.buergerterminal.device.CardReader.CardEvent;
import de.buergerterminal.device.CardReader.CardEvent.Reason;
import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.DeviceException;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.simulator.SimulatedPn532;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The driver over a real serial line made by the kernel.
@Timeout(60)
class Pn532CardReaderTest {
    private static final byte[] GET_CHALLENGE = HexFormat.of().parseHex("0084000008");

    private final LinkedBlockingQueue<CardEvent> events = new LinkedBlockingQueue<>();
    private SimulatedPn532 module;
    private CardReader reader;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        var link = folder.resolve("pn532");
        module = SimulatedPn532.at(URI.create("pty:" + link));
        reader = CardReaders.at(new DeviceId("card-reader"), URI.create("pn532+serial://" + link));
        reader.onCard(events::add);
        reader.start(_ -> {});
        awaitWord("online");
    }

    @AfterEach
    void stop() {
        reader.close();
        module.close();
    }

    @Test
    void cardsComeAndGoWithTheirNumber() throws Exception {
        module.layStorageCard("04A1B2C3");
        assertThat(next()).isEqualTo(new CardEvent.Inserted("04A1B2C3"));
        module.layStorageCard("0499887766AABB");
        assertThat(next()).isEqualTo(new CardEvent.Removed());
        assertThat(next()).isEqualTo(new CardEvent.Inserted("0499887766AABB"));
        module.takeCard();
        assertThat(next()).isEqualTo(new CardEvent.Removed());
    }

    @Test
    void whoListensLaterIsToldOnceOfTheCardThatLiesThere() throws Exception {
        module.layStorageCard("04A1B2C3");
        assertThat(next()).isEqualTo(new CardEvent.Inserted("04A1B2C3"));
        var later = new LinkedBlockingQueue<CardEvent>();
        reader.onCard(later::add);
        assertThat(later.poll(20, TimeUnit.SECONDS)).isEqualTo(new CardEvent.Inserted("04A1B2C3"));
        module.takeCard();
        assertThat(later.poll(20, TimeUnit.SECONDS)).isEqualTo(new CardEvent.Removed());
        module.layStorageCard("0499887766AABB");
        assertThat(later.poll(20, TimeUnit.SECONDS))
                .isEqualTo(new CardEvent.Inserted("0499887766AABB"));
        assertThat(events).isEmpty();
    }

    @Test
    void whoListensOnceTheCardIsGoneIsToldNothingOfIt() throws Exception {
        module.layStorageCard("04A1B2C3");
        assertThat(next()).isEqualTo(new CardEvent.Inserted("04A1B2C3"));
        module.takeCard();
        assertThat(next()).isEqualTo(new CardEvent.Removed());
        var later = new LinkedBlockingQueue<CardEvent>();
        reader.onCard(later::add);
        module.layStorageCard("0499887766AABB");
        assertThat(later.poll(20, TimeUnit.SECONDS))
                .isEqualTo(new CardEvent.Inserted("0499887766AABB"));
    }

    @Test
    void aCardThatInventsItsNumberIsNotRead() throws Exception {
        module.layStorageCard("08A1B2C3");
        assertThat(next()).isEqualTo(new CardEvent.NotReadHere(Reason.CHANGING_NUMBER));
    }

    @Test
    void aPaymentCardIsNeitherReadNorAskedAnything() throws Exception {
        module.layPaymentCard("04A1B2C3");
        assertThat(next()).isEqualTo(new CardEvent.NotReadHere(Reason.OTHER_KIND));
        assertThat(refusal(GET_CHALLENGE)).isEqualTo(FaultCode.CARD_NOT_READ_HERE);
    }

    @Test
    void aMembershipCardAnswersCommandsButNoneThatIsForbidden() throws Exception {
        assertThat(refusal(GET_CHALLENGE)).isEqualTo(FaultCode.CARD_REMOVED);
        module.layDesfire("04A1B2C3D4E5F6");
        assertThat(next()).isEqualTo(new CardEvent.Inserted("04A1B2C3D4E5F6"));
        assertThat(reader.transmit(GET_CHALLENGE).get(20, TimeUnit.SECONDS))
                .isEqualTo(HexFormat.of().parseHex("A1B2C3D4E5F607189000"));
        assertThat(refusal(HexFormat.of().parseHex("00A4040007A000000003101000")))
                .isEqualTo(FaultCode.CARD_NOT_READ_HERE);
        assertThat(refusal(new byte[2])).isEqualTo(FaultCode.UNSUPPORTED);
        module.takeCard();
        assertThat(next()).isEqualTo(new CardEvent.Removed());
    }

    @Test
    void theTraceShowsWhatWasAskedAndNothingOfTheCard() throws Exception {
        module.layDesfire("04A1B2C3D4E5F6");
        assertThat(next()).isEqualTo(new CardEvent.Inserted("04A1B2C3D4E5F6"));
        // VERIFY, which carries a PIN.
        var verify = HexFormat.of().parseHex("00200081083132333435363738");
        assertThat(reader.transmit(verify).get(20, TimeUnit.SECONDS)).hasSize(2);
        assertThat(reader.transmit(GET_CHALLENGE).get(20, TimeUnit.SECONDS)).hasSize(10);
        // The last answer is told when the driver next speaks or waits.
        module.takeCard();
        assertThat(next()).isEqualTo(new CardEvent.Removed());
        assertThat(reader.trace())
                .extracting(TracedFrame::line)
                .anyMatch(it -> it.endsWith("InListPassiveTarget: a card, masked"))
                .anyMatch(it -> it.endsWith("APDU 00 20 00 81 and 9 bytes masked"))
                .anyMatch(it -> it.endsWith("APDU 00 84 00 00 and 1 bytes masked"))
                .anyMatch(it -> it.endsWith("status 90 00 after 8 bytes masked"))
                .noneMatch(it -> it.replace(" ", "").contains("A1B2C3"))
                .noneMatch(it -> it.replace(" ", "").contains("313233"));
    }

    @Test
    void answersThatArriveBrokenAreAskedForAgain() throws Exception {
        module.garble(1);
        module.layStorageCard("04A1B2C3");
        assertThat(next()).isEqualTo(new CardEvent.Inserted("04A1B2C3"));
    }

    @Test
    void noiseOnTheLineDoesNoHarm() throws Exception {
        module.emit(HexFormat.of().parseHex("FF00FF00FFAA5500FFFF"));
        module.layStorageCard("04A1B2C3");
        assertThat(next()).isEqualTo(new CardEvent.Inserted("04A1B2C3"));
    }

    @Test
    void aModuleThatFallsSilentOrIsUnpluggedComesBack() throws Exception {
        module.layStorageCard("04A1B2C3");
        assertThat(next()).isEqualTo(new CardEvent.Inserted("04A1B2C3"));
        module.goSilent();
        assertThat(next()).isEqualTo(new CardEvent.Removed());
        awaitWord("offline");
        module.answerAgain();
        awaitWord("online");
        assertThat(next()).isEqualTo(new CardEvent.Inserted("04A1B2C3"));
        module.unplug();
        assertThat(next()).isEqualTo(new CardEvent.Removed());
        awaitWord("offline");
        module.plugIn();
        awaitWord("online");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pn532+serial://dev/ttyS0", "pn532+usb:///dev/x", "pn532+serial:///d?x=1"})
    void aWrongAddressIsRefusedInOneSentence(String uri) {
        assertThatThrownBy(() -> CardReaders.at(new DeviceId("card-reader"), URI.create(uri)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith(".");
    }

    private FaultCode refusal(byte[] command) throws Exception {
        try {
            var _ = reader.transmit(command).get(20, TimeUnit.SECONDS);
            throw new AssertionError("answered");
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof DeviceException it) return it.fault().code();
            throw refused;
        }
    }

    private CardEvent next() throws InterruptedException {
        return events.poll(20, TimeUnit.SECONDS);
    }

    private void awaitWord(String word) throws InterruptedException {
        for (var i = 0; i < 4_000 && !reader.health().word().equals(word); i++) Thread.sleep(5);
        assertThat(reader.health().word()).isEqualTo(word);
    }
}
