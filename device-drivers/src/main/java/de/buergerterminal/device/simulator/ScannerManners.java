package de.buergerterminal.device.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// How a simulated scanner talks: what it makes of a code, and what it answers to the host. Written
/// after the makers' papers and apart from the driver, so that both cannot share a mistake.
interface ScannerManners {
    /// What goes on the line for one code, in pieces that the host acknowledges one by one where
    /// the maker's protocol knows that.
    List<byte[]> spoken(String content);

    /// What the host has sent so far, one byte more.
    Heard hear(int octet);

    /// What a byte has completed.
    ///
    /// @param answer what goes back; empty for nothing
    @SuppressWarnings("ArrayRecordComponent") // made, sent and dropped in one breath
    record Heard(Wish wish, byte[] answer) {
        static final Heard NOTHING = new Heard(Wish.NONE, new byte[0]);
    }

    /// What the host wants beyond an answer.
    enum Wish {
        NONE,
        /// Read what lies before the window.
        READ,
        /// Set something.
        SET,
        /// The last piece was understood: the next one, please.
        GO_ON,
        /// The last piece once more.
        SAY_AGAIN
    }

    /// The same piece, marked as sent again where there is such a mark.
    default byte[] again(byte[] piece) {
        return piece;
    }

    /// What goes back when a setting is unknown to the scanner.
    byte[] refusal();

    /// Whether a piece is sent only after the one before was acknowledged.
    default boolean waitsForAcknowledgement() {
        return false;
    }

    /// Codes with the suffix CR; deaf.
    static ScannerManners plain() {
        return new CommandManners(CommandManners.Maker.NONE);
    }

    /// @param dialect as in the driver's setting `dialect`
    static ScannerManners of(String dialect) {
        return dialect.equals("SSI")
                ? new SsiManners()
                : new CommandManners(CommandManners.Maker.valueOf(dialect));
    }

    /// The content with a carriage return.
    static List<byte[]> withSuffix(String content) {
        return List.of((content + "\r").getBytes(StandardCharsets.UTF_8));
    }
}
