package de.buergerterminal.device;

import de.buergerterminal.device.codescan.camera.FrameComparison;
import de.buergerterminal.device.escpos.ReceiptOnTheWire;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// All figures of this module in one run. Compare ratios, never numbers of two runs: machines are
/// shared and noisy.
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String... patterns) throws Exception {
        if (patterns.length == 0) {
            ReceiptOnTheWire.measure();
            FrameComparison.measure();
        }
        var options = new OptionsBuilder().forks(1);
        for (var pattern : patterns) options.include(pattern);
        new Runner(options.build()).run();
    }
}
