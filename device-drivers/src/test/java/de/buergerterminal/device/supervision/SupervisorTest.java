package de.buergerterminal.device.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.Fault;
import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.FrameTrace;
import de.buergerterminal.device.line.Line;
import de.buergerterminal.device.line.LineException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisorTest {
    private static final DeviceId ID = new DeviceId("receipt-printer");
    private final Socket socket = new Socket();
    private final BlockingQueue<DeviceHealth> reports = new LinkedBlockingQueue<>();
    private final Supervisor<FakeLink> supervisor =
            new Supervisor<>(
                    ID,
                    socket::connect,
                    new FrameTrace(),
                    new Backoff(Duration.ofMillis(1), Duration.ofMillis(4), new Random(7)),
                    new Stability(1_000, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                    InstantSource.system());

    @AfterEach
    void end() {
        supervisor.close();
    }

    @Test
    void aDeviceThatIsUnpluggedAndPluggedInAHundredTimesIsReportedEachTimeOnceOnOneThread()
            throws Exception {
        supervisor.start(reports::add);
        for (var i = 0; i < 100; i++) {
            assertThat(nextReport().word()).isEqualTo("online");
            socket.plugged = false;
            assertThat(nextReport().reason().map(Fault::code)).contains(FaultCode.DISCONNECTED);
            assertThat(nextReport().reason().map(Fault::code)).contains(FaultCode.NOT_FOUND);
            socket.plugged = true;
        }
        assertThat(nextReport().word()).isEqualTo("online");
        assertThat(threadsOfThisDevice()).hasSize(1);
        assertThat(socket.openLinks).hasValue(1);
        supervisor.close();
        assertThat(threadsOfThisDevice()).isEmpty();
        assertThat(socket.openLinks).hasValue(0);
    }

    @Test
    void aConditionThatLastsIsReportedOnceAndAnotherFaultAgain() throws Exception {
        supervisor.start(reports::add);
        assertThat(nextReport().word()).isEqualTo("online");
        socket.condition = new Condition.CannotServe(Fault.of(FaultCode.PAPER_OUT));
        assertThat(nextReport().reason().map(Fault::code)).contains(FaultCode.PAPER_OUT);
        var rounds = socket.rounds.get();
        while (socket.rounds.get() < rounds + 20) Thread.onSpinWait();
        socket.condition = new Condition.CannotServe(Fault.of(FaultCode.COVER_OPEN));
        assertThat(nextReport().reason().map(Fault::code)).contains(FaultCode.COVER_OPEN);
        socket.condition = new Condition.NeedsCare(Fault.of(FaultCode.PAPER_LOW));
        assertThat(nextReport()).isInstanceOf(DeviceHealth.Degraded.class);
    }

    @Test
    void commandsRunOneAfterTheOtherOnTheDevicesThread() throws Exception {
        supervisor.start(reports::add);
        var first = supervisor.submit(Duration.ofSeconds(20), _ -> threadName(), Fault::detail);
        var second = supervisor.submit(Duration.ofSeconds(20), _ -> threadName(), Fault::detail);
        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("device-receipt-printer");
        assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo("device-receipt-printer");
    }

    @Test
    void aCommandForAnUnpluggedDeviceIsRefusedWithTheReasonAndNeverRunsLater() throws Exception {
        socket.plugged = false;
        supervisor.start(reports::add);
        var ran = new AtomicInteger();
        var answer =
                supervisor.submit(
                        Duration.ofSeconds(20),
                        _ -> "ran " + ran.incrementAndGet(),
                        fault -> fault.code().code());
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(FaultCode.NOT_FOUND.code());
        socket.plugged = true;
        assertThat(nextReport().word()).isEqualTo("offline");
        assertThat(nextReport().word()).isEqualTo("online");
        assertThat(ran).hasValue(0);
    }

    @Test
    void aCommandThatCannotBeginInTimeIsRefusedAsBusyAndNeverRunsLater() throws Exception {
        supervisor.start(reports::add);
        var release = new CountDownLatch(1);
        var ran = new AtomicInteger();
        var slow =
                supervisor.submit(
                        Duration.ofSeconds(20), _ -> awaited(release), fault -> fault.code() + "");
        var late =
                supervisor.submit(
                        Duration.ofMillis(20),
                        _ -> "ran " + ran.incrementAndGet(),
                        fault -> fault.code() + "");
        assertThat(late.get(20, TimeUnit.SECONDS)).isEqualTo("BUSY");
        release.countDown();
        assertThat(slow.get(20, TimeUnit.SECONDS)).isEqualTo("released");
        var after = supervisor.submit(Duration.ofSeconds(20), _ -> "after", Fault::detail);
        assertThat(after.get(20, TimeUnit.SECONDS)).isEqualTo("after");
        assertThat(ran).hasValue(0);
    }

    @Test
    void aDefectInADriverIsSurvived() throws Exception {
        supervisor.start(reports::add);
        assertThat(nextReport().word()).isEqualTo("online");
        socket.defect = true;
        assertThat(nextReport().reason().map(Fault::code)).contains(FaultCode.DRIVER_DEFECT);
        socket.defect = false;
        assertThat(nextReport().word()).isEqualTo("online");
    }

    @Test
    void alsoWhatIsWorseThanADefectIsSurvived() throws Exception {
        supervisor.start(reports::add);
        assertThat(nextReport().word()).isEqualTo("online");
        var command =
                supervisor.submit(
                        Duration.ofSeconds(20),
                        _ -> {
                            throw new NoClassDefFoundError("a library that cannot be loaded");
                        },
                        Fault::detail);
        assertThat(nextReport().reason())
                .contains(new Fault(FaultCode.DRIVER_DEFECT, "NoClassDefFoundError"));
        assertThat(command).isCompletedExceptionally();
        assertThat(nextReport().word()).isEqualTo("online");
    }

    @Test
    void commandsThatComeDuringAPauseKeepTheirOrder() throws Exception {
        socket.plugged = false;
        try (var resting =
                new Supervisor<>(
                        new DeviceId("resting"),
                        socket::connect,
                        new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(1), new Random(7)),
                        InstantSource.system())) {
            resting.start(reports::add);
            assertThat(nextReport().word()).isEqualTo("offline");
            socket.plugged = true;
            var order = new LinkedBlockingQueue<Integer>();
            for (var i = 0; i < 50; i++) {
                var mine = i;
                var _ = resting.submit(Duration.ofMinutes(1), _ -> order.add(mine), _ -> false);
            }
            for (var i = 0; i < 50; i++) {
                assertThat(order.poll(20, TimeUnit.SECONDS)).isEqualTo(i);
            }
        }
    }

    @Test
    void theEndDoesNotWaitForADeviceThatNeverEndsItsGreeting() throws Exception {
        var greeted = new CountDownLatch(1);
        var line = new SilentLine();
        Link.OnLine<FakeLink> greeting =
                open -> {
                    greeted.countDown();
                    while (open.receive(Duration.ofMillis(1)) == Line.NOTHING) {
                        // A driver that would wait for ever.
                    }
                    return new FakeLink(socket);
                };
        var greeter = Supervisor.onLine(ID, () -> line, () -> (_, _) -> List.of(), greeting);
        greeter.start(reports::add);
        assertThat(greeted.await(20, TimeUnit.SECONDS)).isTrue();
        greeter.close();
        for (var i = 0; i < 2_000 && !threadsOfThisDevice().isEmpty(); i++) Thread.sleep(10);
        assertThat(threadsOfThisDevice()).isEmpty();
    }

    @Test
    void afterTheEndEveryCommandIsRefusedAtOnce() throws Exception {
        supervisor.start(reports::add);
        supervisor.close();
        supervisor.close();
        var answer = supervisor.submit(Duration.ofSeconds(20), _ -> "ran", _ -> "refused");
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("refused");
    }

    @Test
    void theEndFreesACommandThatWaitsForItsDevice() throws Exception {
        supervisor.start(reports::add);
        var waiting =
                supervisor.submit(
                        Duration.ofSeconds(20), FakeLink::waitForClose, fault -> fault.code() + "");
        assertThat(nextReport().word()).isEqualTo("online");
        supervisor.close();
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo("DISCONNECTED");
    }

    @Test
    void pausesGrowToTheLongestAndAreNeverZero() {
        var backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), new Random(3));
        assertThat(backoff.pauseAfter(1)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(backoff.pauseAfter(3)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(backoff.pauseAfter(1_000_000))
                .isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
    }

    private DeviceHealth nextReport() throws InterruptedException {
        var report = reports.poll(20, TimeUnit.SECONDS);
        assertThat(report).as("a report of health").isNotNull();
        return java.util.Objects.requireNonNull(report);
    }

    private static String threadName() {
        return Thread.currentThread().getName();
    }

    private static String awaited(CountDownLatch release) throws IOException {
        try {
            return release.await(20, TimeUnit.SECONDS) ? "released" : "never released";
        } catch (InterruptedException _) {
            throw new IOException();
        }
    }

    private static List<String> threadsOfThisDevice() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(("device-" + ID)::equals)
                .toList();
    }

    /// Says nothing until it is closed.
    private static final class SilentLine implements Line {
        private volatile boolean closed;

        @Override
        public void send(byte[] bytes) {}

        @Override
        public int receive(Duration limit) throws IOException {
            if (closed) throw new IOException("closed");
            return NOTHING;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /// Where a device is plugged in or not.
    private static final class Socket {
        private volatile boolean plugged = true;
        private volatile boolean defect;
        private volatile Condition condition = new Condition.Fine();
        private final AtomicInteger openLinks = new AtomicInteger();
        private final AtomicInteger rounds = new AtomicInteger();

        FakeLink connect() throws IOException {
            if (!plugged) throw new LineException(FaultCode.NOT_FOUND, "/dev/ttyUSB0");
            openLinks.incrementAndGet();
            return new FakeLink(this);
        }
    }

    private static final class FakeLink implements Link {
        private final Socket socket;
        private final CountDownLatch closed = new CountDownLatch(1);

        FakeLink(Socket socket) {
            this.socket = socket;
        }

        @Override
        public Condition serve() throws IOException {
            if (!socket.plugged) throw new IOException("gone");
            if (socket.defect) throw new IllegalStateException("defect");
            socket.rounds.incrementAndGet();
            Thread.onSpinWait();
            return socket.condition;
        }

        String waitForClose() throws IOException {
            awaited(closed);
            throw new IOException("closed");
        }

        @Override
        public synchronized void close() {
            if (closed.getCount() == 0) return;
            closed.countDown();
            socket.openLinks.decrementAndGet();
        }
    }
}
