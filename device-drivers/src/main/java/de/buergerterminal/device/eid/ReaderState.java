package de.buergerterminal.device.eid;

import java.util.OptionalInt;

/// One card reader as the program sees it.
///
/// @param insertable a virtual reader, whose card `SET_CARD` lays down
/// @param attached whether it is connected now
/// @param keypad whether PINs are typed at the reader itself
record ReaderState(
        String name, boolean insertable, boolean attached, boolean keypad, CardState card) {

    sealed interface CardState {
        /// No card, or (up to API level 2) one without online function.
        record None() implements CardState {}

        /// A card the program does not understand (API level 3).
        record Unknown() implements CardState {}

        /// @param inoperative the PUK is used up, which shows only after a right PUK
        /// @param deactivated the online function is switched off
        /// @param retryCounter wrong PINs the card still forgives, 0 to 3
        record IdCard(boolean inoperative, boolean deactivated, OptionalInt retryCounter)
                implements CardState {}
    }

    OptionalInt triesLeft() {
        return card instanceof CardState.IdCard it ? it.retryCounter() : OptionalInt.empty();
    }
}
