package de.buergerterminal.kiosk;

import de.buergerterminal.backend.outbox.Outbox;
import de.buergerterminal.backend.outbox.OutboxException;
import de.buergerterminal.kiosk.effects.OfferBoard;
import de.buergerterminal.kiosk.effects.OpenPayments;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionLoop;
import de.buergerterminal.kiosk.session.SessionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The production terminal with a citizen's hands on it: touches go in as the screens would send
/// them, and what was shown can be read. Only its patience with a terminal whose line broke is
/// shorter than in a town hall.
public final class PlayedKiosk implements AutoCloseable {
    private static final OpenPayments.Patience SHORT =
            new OpenPayments.Patience(Duration.ofMillis(300), Duration.ofMillis(500));

    private final Kiosk kiosk;
    private final SessionLoop session;
    private final Outbox outbox;
    private final OfferBoard offers;
    private final List<SessionState> shown = new CopyOnWriteArrayList<>();

    private PlayedKiosk(Kiosk kiosk) {
        this.kiosk = kiosk;
        this.session = kiosk.part(SessionLoop.class);
        this.outbox = kiosk.part(Outbox.class);
        this.offers = kiosk.part(OfferBoard.class);
    }

    public static PlayedKiosk start(Path config) throws OutboxException {
        var played = new PlayedKiosk(Kiosk.of(KioskConfigFile.read(config), SHORT));
        played.session.observe(played.shown::add);
        played.kiosk.start();
        return played;
    }

    public void post(SessionEvent event) {
        session.post(event);
    }

    public SessionState state() {
        return kiosk.state();
    }

    /// Every state since the start, oldest first.
    public List<SessionState> shown() {
        return List.copyOf(shown);
    }

    public Offer offer() {
        return offers.current();
    }

    /// Requests stored and not yet proven to be delivered.
    public int waiting() throws OutboxException {
        return outbox.waiting();
    }

    /// Whether every payment that was begun has found its end.
    public boolean paymentsAreSettled() throws OutboxException {
        return outbox.payments().open().isEmpty();
    }

    @Override
    public void close() {
        kiosk.close();
    }
}
