package de.buergerterminal.kiosk.offer;

import de.buergerterminal.backend.catalogue.PublicService;
import de.buergerterminal.backend.catalogue.ServiceId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What citizens can do at this terminal now, in the order of the home screen.
///
/// @param caseCheck whether "check my case" works now
/// @param paper whether something can be printed now
public record Offer(List<Entry> entries, Availability caseCheck, boolean paper) {
    public Offer {
        entries = List.copyOf(entries);
    }

    /// With a printer that works.
    public Offer(List<Entry> entries, Availability caseCheck) {
        this(entries, caseCheck, true);
    }

    public record Entry(PublicService service, Availability availability) {}

    /// The same offer with the fees of that day.
    public Offer pricedOn(LocalDate day) {
        var priced =
                entries.stream()
                        .map(it -> new Entry(it.service().pricedOn(day), it.availability()))
                        .toList();
        return priced.equals(entries) ? this : new Offer(priced, caseCheck, paper);
    }

    /// The one reason why no service works, if it is the same for all that could work here.
    public Optional<Missing> missingForAll() {
        var reasons =
                entries.stream()
                        .map(Entry::availability)
                        .filter(it ->
                                !(it instanceof Availability.NotNow(var missing)
                                        && missing.byDesign()))
                        .distinct()
                        .toList();
        return reasons.size() == 1 && reasons.getFirst() instanceof Availability.NotNow(var missing)
                ? Optional.of(missing)
                : Optional.empty();
    }

    public Availability of(ServiceId id) {
        return entries.stream()
                .filter(it -> it.service().id().equals(id))
                .map(Entry::availability)
                .findFirst()
                .orElse(new Availability.NotNow(Missing.NOT_OFFERED));
    }

    public sealed interface Availability {
        record Now() implements Availability {}

        /// Works, but the receipt will be shown on the screen instead of printed.
        record NowWithoutPaper() implements Availability {}

        record NotNow(Missing missing) implements Availability {}

        default boolean works() {
            return !(this instanceof NotNow);
        }
    }

    /// The one thing that keeps a service from working, most telling first.
    public enum Missing {
        NOT_OFFERED,
        /// The office must know who asks, and this terminal cannot find out.
        IDENTIFICATION,
        /// Not known yet: the terminal is just starting.
        STARTING,
        OUT_OF_SERVICE,
        PAYMENT_TERMINAL,
        RECEIPT_PRINTER,
        CODE_SCANNER,
        CARD_READER,
        IDENTITY_READER,
        DOCUMENT_PRINTER,
        LOCKER,
        OFFICE_KEY,
        /// Too many requests wait for the office.
        QUEUE_FULL,
        /// No free space to keep a request in.
        DISK_FULL,
        /// A read or write failed.
        STORAGE;

        /// Whether it is as it should be here, and no fault that anybody could mend.
        public boolean byDesign() {
            return this == NOT_OFFERED || this == IDENTIFICATION;
        }
    }
}
