package de.buergerterminal.device.escpos;

/// What is known of the paper in the slot; outlives the link, since paper does.
final class Paper {
    private final boolean cutsAtStart;
    private volatile boolean hangsOut;
    private volatile boolean unknown = true;

    /// @param cutsAtStart whether paper of which nothing is known is cut off as soon as possible;
    ///   otherwise before the first receipt
    Paper(boolean cutsAtStart) {
        this.cutsAtStart = cutsAtStart;
    }

    /// Something of an unfinished receipt hangs out, or may do so after a restart.
    boolean mustBeCut() {
        return hangsOut || (unknown && cutsAtStart);
    }

    /// Something may hang out, as after a restart of the terminal.
    boolean mayHangOut() {
        return hangsOut || unknown;
    }

    void receiptBegins() {
        hangsOut = true;
    }

    void isClean() {
        hangsOut = false;
        unknown = false;
    }
}
