package de.buergerterminal.device;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A reader for membership cards. Payment cards and health cards are never selected or read.
public interface CardReader extends Device {
    /// Called on the device's thread when a card comes or goes; must not block.
    void onCard(Consumer<CardEvent> listener);

    /// Exchanges one APDU with the present card; completes within 5 seconds, exceptionally with
    /// [DeviceException] when there is no card or it was pulled.
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
    }
}
