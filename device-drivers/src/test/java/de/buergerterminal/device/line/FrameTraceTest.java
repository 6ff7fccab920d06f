package de.buergerterminal.device.line;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.TracedFrame.Direction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameTraceTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final FrameTrace trace = new FrameTrace(clock::get);

    @Test
    void aPollThatRepeatsIsCountedSoThatOldTroubleStays() {
        trace.note("offline DEV-103 DISCONNECTED");
        for (var i = 0; i < 10_000; i++) {
            clock.set(START.plusSeconds(i));
            for (var n = 1; n <= 4; n++) {
                trace.add(Direction.SENT, 3, "DLE EOT " + n);
                trace.add(Direction.RECEIVED, 1, "status 12");
            }
        }
        assertThat(trace.frames()).hasSize(9);
        assertThat(trace.frames().getFirst().shown()).startsWith("offline");
        assertThat(trace.frames().getLast().times()).isEqualTo(10_000);
        assertThat(trace.frames().getLast().line())
                .isEqualTo(
                        "2026-01-05T08:00:00Z < 1 byte: status 12"
                                + " (10000 times until 2026-01-05T10:46:39Z)");
    }

    @Test
    void whatDoesNotRepeatPushesTheOldestOut() {
        for (var i = 0; i < 5_000; i++) trace.add(Direction.SENT, i, "frame " + i);
        assertThat(trace.frames()).hasSize(FrameTrace.MOST_ENTRIES);
        assertThat(trace.frames().getLast().shown()).isEqualTo("frame 4999");
    }

    @Test
    void longEntriesNeverHoldMoreThanTheBound() {
        for (var i = 0; i < 2_000; i++) trace.add(Direction.SENT, 1, i + "x".repeat(10_000));
        assertThat(trace.frames().stream().mapToInt(it -> it.shown().length()).sum())
                .isLessThanOrEqualTo(FrameTrace.MOST_CHARACTERS);
        assertThat(trace.frames()).hasSizeGreaterThan(100);
    }

    @Property(tries = 300)
    void foldingNeverLosesAFrame(@ForAll @Size(max = 300) List<Boolean> sent) {
        var kept = new FrameTrace(() -> START);
        for (var it : sent) kept.add(it ? Direction.SENT : Direction.RECEIVED, 1, "one");
        assertThat(kept.frames().stream().mapToInt(TracedFrame::times).sum())
                .isEqualTo(sent.size());
    }

    @Test
    void receivedBytesAreToldTogetherWhenTheDevicePausesOrIsLost() throws IOException {
        var line = traced(new ReplayLine("> 1D 72 01\n< 00 01 02\n> 10 04 01\n< 12\n!"));
        line.send(new byte[] {0x1D, 0x72, 0x01});
        for (var i = 0; i < 4; i++) line.receive(Duration.ZERO);
        line.send(new byte[] {0x10, 0x04, 0x01});
        line.receive(Duration.ZERO);
        try {
            line.receive(Duration.ZERO);
        } catch (LineException lost) {
            assertThat(lost.fault().code()).isEqualTo(FaultCode.DISCONNECTED);
        }
        assertThat(trace.frames())
                .extracting(TracedFrame::direction, TracedFrame::length, TracedFrame::shown)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Direction.SENT, 3, "1D ..."),
                        org.assertj.core.groups.Tuple.tuple(Direction.RECEIVED, 3, "00 ..."),
                        org.assertj.core.groups.Tuple.tuple(Direction.SENT, 3, "10 ..."),
                        org.assertj.core.groups.Tuple.tuple(Direction.RECEIVED, 1, "12 ..."));
    }

    @Test
    void aMaskingThatFailsCostsNeitherTheLineNorThePrivacy() throws IOException {
        var line =
                trace.on(
                        new ReplayLine("> 41 42"),
                        (_, bytes) -> {
                            throw new IllegalStateException("AB " + bytes.length);
                        });
        line.send("AB".getBytes(StandardCharsets.US_ASCII));
        assertThat(trace.frames().getFirst().shown())
                .isEqualTo("not shown: masking failed, IllegalStateException");
    }

    @Property(tries = 300)
    void withoutAMaskingOfItsOwnNoProtocolShowsWhatWasWritten(@ForAll byte[] content) {
        for (var shown : Masking.strict().shown(Direction.RECEIVED, content)) {
            assertThat(shown.text()).matches("masked|[01][0-9A-F] \\.\\.\\.");
            assertThat(shown.length()).isEqualTo(content.length);
        }
    }

    private Line traced(Line line) {
        return trace.on(line, Masking.strict());
    }
}
