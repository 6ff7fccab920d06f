package de.buergerterminal.device.simulator;

/// Finds the commands a printer obeys the moment they arrive, wherever they stand in the stream;
/// real printers find them inside pictures as well.
final class RealTimeCommands {
    enum Kind {
        /// `DLE EOT n`
        STATUS,
        /// `DLE ENQ 2`
        RECOVER_AND_FORGET,
        /// `DLE DC4` function 8
        FORGET
    }

    @FunctionalInterface
    interface Obedience {
        void obey(Kind kind, int n);
    }

    private static final byte[] FORGET = {0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8};

    private final Obedience obedience;
    private final byte[] last = new byte[FORGET.length];

    RealTimeCommands(Obedience obedience) {
        this.obedience = obedience;
    }

    void accept(int octet) {
        System.arraycopy(last, 1, last, 0, last.length - 1);
        last[last.length - 1] = (byte) octet;
        var lead = last[last.length - 3];
        var kind = last[last.length - 2];
        if (lead == 0x10 && kind == 0x04 && octet >= 1 && octet <= 4) {
            obedience.obey(Kind.STATUS, octet);
        } else if (lead == 0x10 && kind == 0x05 && octet == 2) {
            obedience.obey(Kind.RECOVER_AND_FORGET, octet);
        } else if (java.util.Arrays.equals(last, FORGET)) {
            obedience.obey(Kind.FORGET, octet);
        }
    }
}
