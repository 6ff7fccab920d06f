package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.CardReader.CardEvent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells one listener which card came and went, and whoever listens later which card lies there
/// already. Nobody is told twice of the same card. Only [#listener] may be called from any thread,
/// everything else from the device's; the card is forgotten when it goes.
final class CardNews {
    private volatile Consumer<CardEvent> listener = _ -> {};
    private @Nullable Consumer<CardEvent> toldLast;
    private @Nullable CardEvent lying;

    /// Replaces the listener; the new one hears of a card that lies there in the next round.
    void listener(Consumer<CardEvent> newListener) {
        listener = newListener;
    }

    void came(CardEvent card) {
        lying = card;
        tell(card);
    }

    void went() {
        if (lying == null) return;
        lying = null;
        // Who was never told of the card is not told that it is gone.
        if (listener == toldLast) tell(new CardEvent.Removed());
    }

    /// Called in each round of serving.
    void round() {
        if (lying != null && listener != toldLast) tell(lying);
    }

    private void tell(CardEvent event) {
        var now = listener;
        toldLast = now;
        now.accept(event);
    }
}
