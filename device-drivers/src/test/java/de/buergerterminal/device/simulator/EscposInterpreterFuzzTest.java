package de.buergerterminal.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.concurrent.atomic.AtomicInteger;

class EscposInterpreterFuzzTest {
    /// Whatever is sent: carried out or refused to the last byte, on paper of bounded length.
    @FuzzTest(maxDuration = "10m")
    void everyByteIsConsumedOnBoundedPaper(byte[] sent) {
        for (var model : new PrinterModel[] {PrinterModel.FULL, PrinterModel.SMALL}) {
            var tray = new Tray(sent, new ThermalPaper(model.dots()));
            var refused = new AtomicInteger();
            var interpreter =
                    new EscposInterpreter(tray, model, tray.paper, _ -> refused.incrementAndGet());
            carryOutAll(interpreter);
            assertThat(tray.at).isEqualTo(sent.length);
            assertThat(refused.get()).isLessThanOrEqualTo(2 * sent.length);
            tray.paper
                    .cut()
                    .ifPresent(it -> {
                        assertThat(it.picture().getHeight()).isLessThan(20_000);
                        assertThat(it.text().length()).isLessThan(200_000);
                    });
        }
    }

    private static void carryOutAll(EscposInterpreter interpreter) {
        try {
            while (true) interpreter.step();
        } catch (InterruptedException allConsumed) {
            assertThat(allConsumed).hasMessage("end");
        }
    }

    /// The bytes, and paper that falls off when it gets too long.
    private static final class Tray implements EscposInterpreter.Machine {
        private final byte[] sent;
        private final ThermalPaper paper;
        private int at;

        Tray(byte[] sent, ThermalPaper paper) {
            this.sent = sent;
            this.paper = paper;
        }

        @Override
        public int next() throws InterruptedException {
            if (at == sent.length) throw new InterruptedException("end");
            return sent[at++] & 0xFF;
        }

        @Override
        public void answer(int... octets) {
            assertThat(octets.length).isBetween(1, 7);
        }

        @Override
        public void paperUsed(int rows) {
            assertThat(rows).isBetween(0, 3_000);
            if (paper.tooLong()) cut();
        }

        @Override
        public void cut() {
            assertThat(paper.cut()).isNotNull();
        }

        @Override
        public int paperAnswer() {
            return 0;
        }

        @Override
        public void reportChanges(boolean on) {
            assertThat(at).isPositive();
        }
    }
}
