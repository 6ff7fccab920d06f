package de.buergerterminal.backend;

import de.buergerterminal.backend.fitconnect.LargeAttachment;
import de.buergerterminal.backend.outbox.OutboxSpeed;

/// All figures of this module in one run. Compare ratios, never numbers of two runs: machines are
/// shared and noisy.
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String... arguments) throws Exception {
        LargeAttachment.measure();
        OutboxSpeed.run(System.out);
    }
}
