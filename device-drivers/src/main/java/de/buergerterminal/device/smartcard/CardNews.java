package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.CardReader.CardEvent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells one listener which card came and went, and whoever listens later which card lies there
/// already. Nobody is told twice of the same card. Only [#listener] may be called from any thread,
/// everything else from the device's; the card is forgotten when it goes.
final class CardNews {
    private volatile Ear ear = new Ear(_ -> {});
    private @Nullable CardEvent lying;

    /// Replaces the listener; the new one hears of a card that lies there in the next round.
    void listener(Consumer<CardEvent> listener) {
        ear = new Ear(listener);
    }

    void came(CardEvent card) {
        lying = card;
        ear.hear(card);
    }

    void went() {
        lying = null;
        var now = ear;
        // Who was never told of the card is not told that it is gone.
        if (now.knowsOfACard) now.hear(new CardEvent.Removed());
    }

    /// Called in each round of serving.
    void round() {
        var now = ear;
        if (lying != null && !now.knowsOfACard) now.hear(lying);
    }

    /// One listener and what it was told; used by the device's thread alone.
    private static final class Ear {
        private final Consumer<CardEvent> listener;
        private boolean knowsOfACard;

        Ear(Consumer<CardEvent> listener) {
            this.listener = listener;
        }

        void hear(CardEvent event) {
            knowsOfACard = !(event instanceof CardEvent.Removed);
            listener.accept(event);
        }
    }
}
