package de.buergerterminal.kiosk.offer;

import de.buergerterminal.backend.catalogue.Identification;
import de.buergerterminal.backend.catalogue.Need;
import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.ServiceCatalogue;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.kiosk.offer.Offer.Availability;
import de.buergerterminal.kiosk.offer.Offer.Missing;
import java.util.Arrays;
import java.util.Optional;

/// Which services work now, and what is missing where one does not. Pure.
///
/// Money is only ever taken with a terminal and a receipt printer that both work; a free service
/// goes on without paper. Nothing is begun that could not be kept.
public final class OfferRules {
    /// An online ID card is read only together with an eID server, and no terminal has one yet.
    private static final Identification IDENTIFIES = Identification.NONE;

    private OfferRules() {}

    public static Offer of(ServiceCatalogue catalogue, OfferFacts facts) {
        return new Offer(
                catalogue.services().stream()
                        .map(service -> new Offer.Entry(service, availability(service, facts)))
                        .toList(),
                caseCheck(facts),
                facts.usable(DeviceKind.RECEIPT_PRINTER));
    }

    private static Availability availability(PublicService service, OfferFacts facts) {
        return missing(service, facts)
                .map(it -> tellingNow(it, facts))
                .<Availability>map(Availability.NotNow::new)
                .orElseGet(() ->
                        facts.usable(DeviceKind.RECEIPT_PRINTER)
                                ? new Availability.Now()
                                : new Availability.NowWithoutPaper());
    }

    private static Optional<Missing> missing(PublicService service, OfferFacts facts) {
        boolean costs = !service.fee().isFree() || service.needs().contains(Need.PAYMENT);
        if (facts.mode() == OfferFacts.Mode.MAINTENANCE) return Optional.of(Missing.OUT_OF_SERVICE);
        if (!IDENTIFIES.meets(service.identification())) return Optional.of(Missing.IDENTIFICATION);
        if (facts.storageTrouble().isPresent()) return facts.storageTrouble();
        if (costs && !(facts.usable(DeviceKind.PAYMENT_TERMINAL) && facts.paymentsSettled())) {
            return Optional.of(Missing.PAYMENT_TERMINAL);
        }
        if (costs && !facts.usable(DeviceKind.RECEIPT_PRINTER)) {
            return Optional.of(Missing.RECEIPT_PRINTER);
        }
        var device = missingDevice(service, facts);
        if (device.isPresent()) return device;
        if (!facts.officeKeyReady().test(service.id())) return Optional.of(Missing.OFFICE_KEY);
        return Optional.empty();
    }

    private static Optional<Missing> missingDevice(PublicService service, OfferFacts facts) {
        return Arrays.stream(Need.values())
                .filter(service.needs()::contains)
                .flatMap(need -> device(need).stream())
                .filter(it -> !facts.usable(it.kind()))
                .map(Device::missing)
                .findFirst();
    }

    private record Device(DeviceKind kind, Missing missing) {}

    /// What serves a need by itself; money and receipts have rules of their own.
    private static Optional<Device> device(Need need) {
        return switch (need) {
            case CODE_READING ->
                    Optional.of(new Device(DeviceKind.CODE_SCANNER, Missing.CODE_SCANNER));
            case CARD_READING ->
                    Optional.of(new Device(DeviceKind.CARD_READER, Missing.CARD_READER));
            case IDENTITY_READING ->
                    Optional.of(new Device(DeviceKind.IDENTITY_READER, Missing.IDENTITY_READER));
            case DOCUMENT_PRINTING ->
                    Optional.of(new Device(DeviceKind.DOCUMENT_PRINTER, Missing.DOCUMENT_PRINTER));
            case LOCKER -> Optional.of(new Device(DeviceKind.LOCKER_LOCK, Missing.LOCKER));
            case PAYMENT, RECEIPT, OFFICE_KEY -> Optional.empty();
        };
    }

    private static Availability caseCheck(OfferFacts facts) {
        if (facts.mode() == OfferFacts.Mode.MAINTENANCE) {
            return new Availability.NotNow(Missing.OUT_OF_SERVICE);
        }
        return facts.usable(DeviceKind.CODE_SCANNER)
                ? new Availability.Now()
                : new Availability.NotNow(tellingNow(Missing.CODE_SCANNER, facts));
    }

    private static Missing tellingNow(Missing missing, OfferFacts facts) {
        boolean mayCome = facts.mode() == OfferFacts.Mode.STARTING && !missing.byDesign();
        return mayCome ? Missing.STARTING : missing;
    }
}
