package de.buergerterminal.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Device;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.codescan.SerialCodeScanner;
import de.buergerterminal.device.escpos.EscposReceiptPrinter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A thousand replugs in all, 25 devices at a time, as ports of a hub: the stable name leads to
/// another `/dev/pts` node each time. `-Dreplugs=1000` replugs every one of them a thousand times.
class ReplugTest {
    private static final int DEVICES = 25;
    private static final int REPLUGS = Integer.getInteger("replugs", 40);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(5);

    @TempDir private Path folder;

    @Test
    void aThousandReplugsEachEndWithinFiveSecondsAndLeaveNothingBehind() throws Exception {
        // Libraries, pools and the watchdog are there for good after the first time.
        replugAll(2);
        var before = Belongings.now();
        var slowest = replugAll(REPLUGS);
        assertThat(slowest).isLessThan(BACK_WITHIN);
        var after = Belongings.now();
        System.out.printf(
                "%d replugs of %d devices, slowest back after %d ms; %s before, %s after%n",
                REPLUGS * DEVICES, DEVICES, slowest.toMillis(), before, after);
        assertThat(after.deviceThreads()).isEmpty();
        assertThat(after.lineThreads()).hasSizeLessThanOrEqualTo(before.lineThreads().size() + 1);
        assertThat(after.ttyHandles()).isEqualTo(before.ttyHandles());
        assertThat(after.handleCount()).isLessThanOrEqualTo(before.handleCount() + 10);
        assertThat(after.heapMiB()).isLessThanOrEqualTo(before.heapMiB() + 8);
        assertThat(after.unpackedLibraries()).isEqualTo(before.unpackedLibraries());
    }

    private Duration replugAll(int times) throws Exception {
        try (var hands = Executors.newFixedThreadPool(DEVICES)) {
            List<Callable<Duration>> all = new ArrayList<>();
            for (var i = 0; i < DEVICES; i++) {
                var link = folder.resolve("device" + i);
                all.add(i % 2 == 0 ? () -> printer(link, times) : () -> scanner(link, times));
            }
            var slowest = Duration.ZERO;
            for (var one : hands.invokeAll(all)) {
                var took = one.get();
                if (took.compareTo(slowest) > 0) slowest = took;
            }
            return slowest;
        }
    }

    private static Duration printer(Path link, int times) throws Exception {
        try (var simulated = SimulatedReceiptPrinter.at(URI.create("pty:" + link));
                var driver =
                        EscposReceiptPrinter.at(
                                new DeviceId(link.getFileName().toString()),
                                URI.create("escpos+serial://" + link + "?baud=115200"))) {
            return replug(driver, link, times, simulated::unplug, simulated::plugIn);
        }
    }

    private static Duration scanner(Path link, int times) throws Exception {
        try (var simulated = SimulatedCodeScanner.at(URI.create("pty:" + link));
                var driver =
                        SerialCodeScanner.at(
                                new DeviceId(link.getFileName().toString()),
                                URI.create("scanner+serial://" + link))) {
            return replug(driver, link, times, simulated::unplug, simulated::plugIn);
        }
    }

    private interface PlugIn {
        void run() throws IOException;
    }

    private static Duration replug(
            Device driver, Path link, int times, Runnable unplug, PlugIn plugIn) throws Exception {
        var reports = new LinkedBlockingQueue<DeviceHealth>();
        driver.start(reports::add);
        await(reports, true);
        var slowest = Duration.ZERO;
        for (var i = 0; i < times; i++) {
            unplug.run();
            await(reports, false);
            assertThat(Files.exists(link)).isFalse();
            var begin = System.nanoTime();
            plugIn.run();
            await(reports, true);
            var took = Duration.ofNanos(System.nanoTime() - begin);
            if (took.compareTo(slowest) > 0) slowest = took;
        }
        return slowest;
    }

    private static void await(LinkedBlockingQueue<DeviceHealth> reports, boolean usable)
            throws InterruptedException {
        while (true) {
            var report = reports.poll(20, TimeUnit.SECONDS);
            assertThat(report).as("a report, usable: " + usable).isNotNull();
            if (report != null && report.usable() == usable) return;
        }
    }

    /// What a process holds.
    private record Belongings(
            List<String> deviceThreads,
            List<String> lineThreads,
            long ttyHandles,
            int handleCount,
            long heapMiB,
            long unpackedLibraries) {
        static Belongings now() throws IOException {
            for (var i = 0; i < 3; i++) System.gc();
            var runtime = Runtime.getRuntime();
            var handles = openHandles();
            return new Belongings(
                    threads("device-device"),
                    threads("line-"),
                    handles.stream()
                            .filter(it -> it.contains("/pts") || it.contains("ptmx"))
                            .count(),
                    handles.size(),
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    unpacked());
        }

        private static List<String> threads(String prefix) {
            return Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(it -> it.startsWith(prefix))
                    .toList();
        }

        private static List<String> openHandles() throws IOException {
            try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
                return open.map(Belongings::target).toList();
            }
        }

        private static String target(Path handle) {
            try {
                return Files.readSymbolicLink(handle).toString();
            } catch (IOException closedMeanwhile) {
                return "";
            }
        }

        private static long unpacked() throws IOException {
            var folder = Path.of(System.getProperty("java.io.tmpdir"), "jSerialComm");
            if (!Files.exists(folder)) return 0;
            try (Stream<Path> files = Files.walk(folder)) {
                return files.count();
            }
        }

        @Override
        public String toString() {
            return "%d threads, %d handles, %d MiB"
                    .formatted(deviceThreads.size() + lineThreads.size(), handleCount, heapMiB);
        }
    }
}
