package de.buergerterminal.kiosk.session;

import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.session.SessionEvent.CodeScanned;
import de.buergerterminal.kiosk.session.SessionEvent.OfferChanged;
import de.buergerterminal.kiosk.session.SessionEvent.PresenceNoticed;
import de.buergerterminal.kiosk.session.SessionEvent.StillHere;
import de.buergerterminal.kiosk.session.SessionEvent.TerminalSaid;
import de.buergerterminal.kiosk.session.SessionEvent.Touch;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// The session's queue: bounded for whatever a device or a finger can repeat without end, and never
/// losing an outcome, of which each effect has exactly one. Of many offers only the newest counts.
final class EventQueue {
    private static final int MOST_SENSED = 16;
    private static final int MOST_TOUCHES = 256;

    /// Suppliers, since what an entry means is decided when its turn comes: an alarm may be stale
    /// by then, an offer outdated.
    private final LinkedBlockingQueue<Supplier<Optional<SessionEvent>>> entries =
            new LinkedBlockingQueue<>();

    private final AtomicReference<Optional<Offer>> newestOffer =
            new AtomicReference<>(Optional.empty());

    /// @return whether the event was taken; otherwise it is dropped
    boolean offer(SessionEvent event) {
        return switch (event) {
            case CodeScanned _, PresenceNoticed _ -> addBelow(MOST_SENSED, event);
            case Touch _, StillHere _, TerminalSaid _ -> addBelow(MOST_TOUCHES, event);
            case OfferChanged it -> replaceOffer(it.offer());
            default -> entries.add(() -> Optional.of(event));
        };
    }

    private boolean addBelow(int limit, SessionEvent event) {
        return entries.size() < limit && entries.add(() -> Optional.of(event));
    }

    private boolean replaceOffer(Offer offer) {
        boolean announced = newestOffer.getAndSet(Optional.of(offer)).isPresent();
        return announced
                || entries.add(
                        () -> newestOffer.getAndSet(Optional.empty()).map(OfferChanged::new));
    }

    /// An event that decides for itself whether it still counts.
    void add(Supplier<Optional<SessionEvent>> later) {
        entries.add(later);
    }

    /// Waits for the next event that counts.
    SessionEvent take() throws InterruptedException {
        while (true) {
            Optional<SessionEvent> event = entries.take().get();
            if (event.isPresent()) return event.get();
        }
    }
}
