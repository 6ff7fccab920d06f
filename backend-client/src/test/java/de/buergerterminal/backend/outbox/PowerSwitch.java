package de.buergerterminal.backend.outbox;

/// Cuts the power at one chosen step; a step is a moment before or after something that matters.
final class PowerSwitch {
    private final int cutAt;
    private int steps;

    PowerSwitch(int cutAt) {
        this.cutAt = cutAt;
    }

    /// Nothing survives this but what is durable.
    static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PowerCut() {
            super("power cut", null, false, false);
        }
    }

    void moment() {
        if (++steps == cutAt) throw new PowerCut();
    }

    int steps() {
        return steps;
    }
}
