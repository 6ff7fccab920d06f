package de.buergerterminal.device;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A reader for membership cards. Only kinds of cards that towns and libraries give out are read at
/// all; payment, health and ID cards are none of them, so nothing is asked of them.
public interface CardReader extends Device {
    /// Called on the device's thread when a card comes or goes, and within a second with a card
    /// that lies there already; must not block. Replaces the listener before.
    void onCard(Consumer<CardEvent> listener);

    /// Exchanges one APDU with the present card; completes within 5 seconds, exceptionally with
    /// [DeviceException] when there is no card, it was pulled, or it is not read here.
    CompletableFuture<byte[]> transmit(byte[] commandApdu);

    sealed interface CardEvent {
        /// @param uid the card's UID, 4 to 10 bytes as upper-case hex, or empty where it has none
        record Inserted(String uid) implements CardEvent {
            /// A UID identifies a person: never in a log.
            @Override
            public String toString() {
                return "Inserted";
            }
        }

        record Removed() implements CardEvent {}

        /// A card that is none of ours lies there; nothing of it was read.
        record NotReadHere(Reason reason) implements CardEvent {}

        enum Reason {
            /// Not of a kind that towns give out: perhaps a payment, health or ID card.
            OTHER_KIND,
            /// It invents another number each time, as telephones and ID cards do.
            CHANGING_NUMBER
        }
    }
}
