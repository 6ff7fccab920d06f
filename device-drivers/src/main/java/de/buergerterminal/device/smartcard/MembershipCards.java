package de.buergerterminal.device.smartcard;

import de.buergerterminal.device.CardReader.CardEvent;
import de.buergerterminal.device.CardReader.CardEvent.Reason;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The door: which cards are read at all, and which commands never pass. A list of what is read,
/// not of what is not, since no list of payment and health cards could be complete.
///
/// @param more answers to reset of the town's own cards as hex, `*` at the end for any rest
record MembershipCards(List<String> more) {
    static final MembershipCards USUAL = new MembershipCards(List.of());

    /// Storage cards (PC/SC part 3, supplemental document) as MIFARE Classic, Ultralight or ICODE,
    /// and DESFire (one historical byte, 80).
    private static final List<String> USUAL_ATRS =
            List.of("3B8F8001804F0CA000000306*", "3B8180018080");

    /// ISO 7816-5 names and prefixes of them: EMV directories and payment schemes, girocard, health
    /// cards and their signature applications, the eID application and passports.
    private static final List<byte[]> FORBIDDEN =
            List.of(
                            "315041592E5359532E4444463031",
                            "325041592E5359532E4444463031",
                            "A000000003",
                            "A000000004",
                            "A000000025",
                            "A000000065",
                            "A000000152",
                            "A000000277",
                            "A000000324",
                            "A000000333",
                            "A000000359",
                            "D276000025",
                            "D27600000102",
                            "D2760001448000",
                            "A000000167455349474E",
                            "E80704007F00070302",
                            "A0000002471001")
                    .stream()
                    .map(HexFormat.of()::parseHex)
                    .toList();

    private static final int SELECT = 0xA4;
    private static final int BY_NAME = 0x04;
    private static final int RANDOM_UID_DIGITS = 8;
    private static final String RANDOM_UID_MARK = "08";

    MembershipCards {
        more = List.copyOf(more);
    }

    boolean isRead(byte[] atr) {
        var hex = HexFormat.of().withUpperCase().formatHex(atr);
        return USUAL_ATRS.stream().anyMatch(it -> matches(it, hex))
                || more.stream().anyMatch(it -> matches(it.toUpperCase(Locale.ROOT), hex));
    }

    private static boolean matches(String pattern, String hex) {
        return pattern.endsWith("*")
                ? hex.startsWith(pattern.substring(0, pattern.length() - 1))
                : hex.equals(pattern);
    }

    /// A number of four bytes that begins with 08 is made up anew each time (ISO/IEC 14443-3,
    /// 6.5.4).
    ///
    /// @param uid upper-case hex, empty where the card has none
    static CardEvent event(String uid) {
        return uid.length() == RANDOM_UID_DIGITS && uid.startsWith(RANDOM_UID_MARK)
                ? new CardEvent.NotReadHere(Reason.CHANGING_NUMBER)
                : new CardEvent.Inserted(uid);
    }

    /// Whether a command would select an application that is never read here: by its whole name, by
    /// the beginning of it, or by no name at all, which takes the card's first one.
    static boolean forbids(byte[] apdu) {
        if (apdu.length < 4 || (apdu[1] & 0xFF) != SELECT || apdu[2] != BY_NAME) return false;
        var name = dataOf(apdu);
        return name.map(it -> FORBIDDEN.stream().anyMatch(that -> beginsLike(it, that)))
                .orElse(true);
    }

    private static boolean beginsLike(byte[] name, byte[] forbidden) {
        var common = Math.min(name.length, forbidden.length);
        for (var i = 0; i < common; i++) {
            if (name[i] != forbidden[i]) return false;
        }
        return true;
    }

    /// Empty where there is none, or where the command is malformed.
    private static Optional<byte[]> dataOf(byte[] apdu) {
        if (apdu.length < 6) return Optional.empty();
        var extended = apdu[4] == 0;
        if (extended && apdu.length < 8) return Optional.empty();
        var from = extended ? 7 : 5;
        var length = extended ? ((apdu[5] & 0xFF) << 8) | (apdu[6] & 0xFF) : apdu[4] & 0xFF;
        if (length == 0 || from + length > apdu.length) return Optional.empty();
        return Optional.of(Arrays.copyOfRange(apdu, from, from + length));
    }
}
