package de.buergerterminal.device.smartcard;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A card that the PN532 has found (UM0701-02, section 7.3.5, 106 kbit/s type A).
///
/// @param kind SEL_RES: bit 20 marks a chip card (ISO/IEC 14443-4)
/// @param uid 4, 7 or 10 bytes as hex
/// @param historical hex of what stands behind the interface bytes of the answer to select; empty
///   for storage cards
record Pn532Target(int kind, String uid, String historical) {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int CHIP_CARD = 0x20;
    private static final String DESFIRE = "80";

    /// @param answer behind `D5 4B`
    /// @return empty where no card lies there
    /// @throws IllegalArgumentException when the answer contradicts itself
    static Optional<Pn532Target> in(byte[] answer) {
        if (answer.length < 1) throw new IllegalArgumentException("an empty answer");
        if (answer[0] == 0) return Optional.empty();
        if (answer.length < 6) throw new IllegalArgumentException("a target without number");
        var length = answer[5] & 0xFF;
        var end = 6 + length;
        if ((length != 4 && length != 7 && length != 10) || end > answer.length) {
            throw new IllegalArgumentException("a number of " + length + " bytes");
        }
        return Optional.of(
                new Pn532Target(
                        answer[4] & 0xFF,
                        HEX.formatHex(answer, 6, end),
                        historical(Arrays.copyOfRange(answer, end, answer.length))));
    }

    /// ISO/IEC 14443-4, section 5.2: TL counts itself; T0 says which of TA, TB, TC follow.
    private static String historical(byte[] select) {
        if (select.length < 2) return "";
        var end = Math.min(select[0] & 0xFF, select.length);
        var from = 2 + Integer.bitCount(select[1] & 0x70);
        return from >= end ? "" : HEX.formatHex(select, from, end);
    }

    boolean isChipCard() {
        return (kind & CHIP_CARD) != 0;
    }

    /// The same rule as for answers to reset: storage cards and DESFire.
    boolean isRead() {
        if (!isChipCard()) return true;
        return kind == CHIP_CARD && historical.equals(DESFIRE);
    }

    /// A UID identifies a person.
    @Override
    public String toString() {
        return "Pn532Target";
    }
}
