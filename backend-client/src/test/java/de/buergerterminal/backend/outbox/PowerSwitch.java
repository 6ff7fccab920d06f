package de.buergerterminal.backend.outbox;

/// Cuts the power at one or two chosen steps; a step is a moment before or after something that
/// matters.
final class PowerSwitch {
    static final int NEVER = Integer.MAX_VALUE;

    private int nextCut;
    private int again;
    private int steps;

    /// @param cutAt number of the step, from 1
    /// @param again how many steps after the first cut the power fails once more
    PowerSwitch(int cutAt, int again) {
        this.nextCut = cutAt;
        this.again = again;
    }

    /// Nothing survives this but what is durable.
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;

        PowerCut() {
            super("power cut", null, false, false);
        }
    }

    void moment() {
        if (++steps != nextCut) return;
        nextCut = again == NEVER ? NEVER : steps + again;
        again = NEVER;
        throw new PowerCut();
    }

    int steps() {
        return steps;
    }
}
