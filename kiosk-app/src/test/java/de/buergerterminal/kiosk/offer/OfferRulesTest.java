package de.buergerterminal.kiosk.offer;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.catalogue.Identification;
import de.buergerterminal.backend.catalogue.Need;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.kiosk.session.Samples;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferRulesTest {
    @ParameterizedTest(name = "terminal {0}, printer {1}, key {2}, room {3}, settled {4}, {5}")
    @CsvSource(
            textBlock =
                    """
                    # terminal, printer,  key,   room,      settled, mode,        free service,     paid service
                    online,     online,   true,  ready,      true,    NORMAL,      Now,              Now
                    degraded,   degraded, true,  ready,      true,    NORMAL,      Now,              Now
                    offline,    online,   true,  ready,      true,    NORMAL,      Now,              PAYMENT_TERMINAL
                    starting,   online,   true,  ready,      true,    NORMAL,      Now,              PAYMENT_TERMINAL
                    absent,     online,   true,  ready,      true,    NORMAL,      Now,              PAYMENT_TERMINAL
                    online,     offline,  true,  ready,      true,    NORMAL,      NowWithoutPaper,  RECEIPT_PRINTER
                    online,     absent,   true,  ready,      true,    NORMAL,      NowWithoutPaper,  RECEIPT_PRINTER
                    offline,    offline,  true,  ready,      true,    NORMAL,      NowWithoutPaper,  PAYMENT_TERMINAL
                    online,     online,   false, ready,      true,    NORMAL,      OFFICE_KEY,       OFFICE_KEY
                    offline,    online,   false, ready,      true,    NORMAL,      OFFICE_KEY,       PAYMENT_TERMINAL
                    online,     online,   true,  STORAGE,    true,    NORMAL,      STORAGE,          STORAGE
                    online,     online,   true,  QUEUE_FULL, true,    NORMAL,      QUEUE_FULL,       QUEUE_FULL
                    online,     online,   true,  DISK_FULL,  true,    NORMAL,      DISK_FULL,        DISK_FULL
                    offline,    offline,  false, DISK_FULL,  false,   NORMAL,      DISK_FULL,        DISK_FULL
                    online,     online,   true,  DISK_FULL,  true,    STARTING,    STARTING,         STARTING
                    online,     online,   true,  ready,      false,   NORMAL,      Now,              PAYMENT_TERMINAL
                    online,     online,   true,  ready,      true,    MAINTENANCE, OUT_OF_SERVICE,   OUT_OF_SERVICE
                    absent,     absent,   false, STORAGE,    false,   MAINTENANCE, OUT_OF_SERVICE,   OUT_OF_SERVICE
                    starting,   online,   true,  ready,      true,    STARTING,    Now,              STARTING
                    starting,   starting, false, ready,      false,   STARTING,    STARTING,         STARTING
                    online,     online,   true,  ready,      true,    STARTING,    Now,              Now
                    """)
    void whatWorksFollowsFromWhatIsThere(
            String terminal,
            String printer,
            boolean key,
            String room,
            boolean settled,
            OfferFacts.Mode mode,
            String free,
            String paid) {
        var devices = new EnumMap<DeviceKind, DeviceHealth>(DeviceKind.class);
        put(devices, DeviceKind.PAYMENT_TERMINAL, terminal);
        put(devices, DeviceKind.RECEIPT_PRINTER, printer);
        var trouble =
                Optional.of(room).filter(it -> !it.equals("ready")).map(Offer.Missing::valueOf);
        var offer =
                OfferRules.of(
                        Samples.CATALOGUE,
                        new OfferFacts(devices, _ -> key, trouble, settled, mode));
        assertThat(word(offer.of(Samples.FREE.id()))).isEqualTo(free);
        assertThat(word(offer.of(Samples.PAID.id()))).isEqualTo(paid);
    }

    @ParameterizedTest
    @CsvSource({
        "online, NORMAL, Now",
        "offline, NORMAL, CODE_SCANNER",
        "absent, NORMAL, CODE_SCANNER",
        "online, MAINTENANCE, OUT_OF_SERVICE",
        "starting, STARTING, STARTING"
    })
    void casesCanBeCheckedWithAScanner(String scanner, OfferFacts.Mode mode, String expected) {
        var devices = new EnumMap<DeviceKind, DeviceHealth>(DeviceKind.class);
        put(devices, DeviceKind.CODE_SCANNER, scanner);
        var facts = new OfferFacts(devices, _ -> true, Optional.empty(), true, mode);
        assertThat(word(OfferRules.of(Samples.CATALOGUE, facts).caseCheck())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # need,            device,           health,   availability
                    CODE_READING,      CODE_SCANNER,     online,   NowWithoutPaper
                    CODE_READING,      CODE_SCANNER,     offline,  CODE_SCANNER
                    CARD_READING,      CARD_READER,      degraded, NowWithoutPaper
                    CARD_READING,      CARD_READER,      offline,  CARD_READER
                    IDENTITY_READING,  IDENTITY_READER,  online,   NowWithoutPaper
                    IDENTITY_READING,  IDENTITY_READER,  absent,   IDENTITY_READER
                    DOCUMENT_PRINTING, DOCUMENT_PRINTER, online,   NowWithoutPaper
                    DOCUMENT_PRINTING, DOCUMENT_PRINTER, starting, DOCUMENT_PRINTER
                    LOCKER,            LOCKER_LOCK,      online,   NowWithoutPaper
                    LOCKER,            LOCKER_LOCK,      absent,   LOCKER
                    OFFICE_KEY,        CODE_SCANNER,     absent,   NowWithoutPaper
                    """)
    void aServiceFollowsTheHealthOfEachDeviceItNeeds(
            Need need, DeviceKind kind, String health, String expected) {
        var devices = new EnumMap<DeviceKind, DeviceHealth>(DeviceKind.class);
        put(devices, kind, health);
        var catalogue =
                new ServiceCatalogue(
                        "1", List.of(Samples.needing(Set.of(need), Identification.NONE)));
        var facts =
                new OfferFacts(devices, _ -> true, Optional.empty(), true, OfferFacts.Mode.NORMAL);
        var offer = OfferRules.of(catalogue, facts);
        assertThat(word(offer.entries().getFirst().availability())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "LOW, NORMAL, IDENTIFICATION",
        "SUBSTANTIAL, NORMAL, IDENTIFICATION",
        "HIGH, NORMAL, IDENTIFICATION",
        "HIGH, STARTING, IDENTIFICATION",
        "HIGH, MAINTENANCE, OUT_OF_SERVICE",
        "NONE, NORMAL, Now"
    })
    void whoeverMustProveWhoTheyAreIsSentToTheCounterWhateverWorks(
            Identification level, OfferFacts.Mode mode, String expected) {
        var devices = new EnumMap<DeviceKind, DeviceHealth>(DeviceKind.class);
        for (var kind : DeviceKind.values()) put(devices, kind, "online");
        var service = Samples.needing(Set.of(Need.IDENTITY_READING), level);
        var offer =
                OfferRules.of(
                        new ServiceCatalogue("1", List.of(service)),
                        new OfferFacts(devices, _ -> true, Optional.empty(), true, mode));
        assertThat(word(offer.entries().getFirst().availability())).isEqualTo(expected);
    }

    @Test
    void whatIsNotMeantToWorkHereDoesNotHideWhyTheRestDoesNot() {
        var never = new Offer.Availability.NotNow(Offer.Missing.IDENTIFICATION);
        var full = new Offer.Availability.NotNow(Offer.Missing.DISK_FULL);
        var offer =
                new Offer(
                        List.of(
                                new Offer.Entry(Samples.FREE, never),
                                new Offer.Entry(Samples.PAID, full)),
                        full);
        assertThat(offer.missingForAll()).contains(Offer.Missing.DISK_FULL);
    }

    @Test
    void whatKeepsEveryServiceFromWorkingIsSaidOnce() {
        assertThat(Samples.NOTHING.missingForAll()).contains(Offer.Missing.OFFICE_KEY);
        assertThat(Samples.EVERYTHING.missingForAll()).isEmpty();
        var different =
                new Offer(
                        List.of(
                                new Offer.Entry(Samples.FREE, Samples.NOW),
                                Samples.NOTHING.entries().getFirst()),
                        Samples.NOW);
        assertThat(different.missingForAll()).isEmpty();
    }

    private static void put(
            EnumMap<DeviceKind, DeviceHealth> devices, DeviceKind kind, String word) {
        var fault = Fault.of(FaultCode.NO_ANSWER);
        switch (word) {
            case "online" -> devices.put(kind, new DeviceHealth.Online(Instant.EPOCH));
            case "degraded" -> devices.put(kind, new DeviceHealth.Degraded(Instant.EPOCH, fault));
            case "offline" -> devices.put(kind, new DeviceHealth.Offline(Instant.EPOCH, fault));
            case "starting" -> devices.put(kind, new DeviceHealth.Starting(Instant.EPOCH));
            default -> devices.remove(kind);
        }
    }

    private static String word(Offer.Availability availability) {
        return availability instanceof Offer.Availability.NotNow it
                ? it.missing().name()
                : availability.getClass().getSimpleName();
    }
}
