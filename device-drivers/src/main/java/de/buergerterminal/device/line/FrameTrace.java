package de.buergerterminal.device.line;

import de.buergerterminal.device.TracedFrame;
import de.buergerterminal.device.TracedFrame.Direction;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The last frames of one device, for the technician and staff's log bundle. Holds no more than
/// 1,000 entries and 64 Ki characters; what repeats, such as a poll and its answer, is counted
/// instead of kept, so that a fault of an hour ago is still there. What comes in was masked before.
/// Any thread may call.
public final class FrameTrace {
    static final int MOST_ENTRIES = 1_000;
    static final int MOST_CHARACTERS = 65_536;
    private static final int LONGEST_ENTRY = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /// A printer's poll is eight frames; longer exchanges do not repeat.
    private static final int LONGEST_CYCLE = 12;

    private final InstantSource clock;
    private final List<TracedFrame> frames = new ArrayList<>();
    private int characters;
    private volatile @Nullable Appendable transcript;

    public FrameTrace() {
        this(InstantSource.system());
    }

    public FrameTrace(InstantSource clock) {
        this.clock = clock;
    }

    /// @param shown masked; control characters are replaced, and all beyond 200 characters is cut
    public synchronized void add(Direction direction, int length, String shown) {
        var now = clock.instant();
        var text = CONTROL.matcher(shown).replaceAll("?");
        if (text.length() > LONGEST_ENTRY) text = text.substring(0, LONGEST_ENTRY) + "...";
        frames.add(new TracedFrame(now, direction, length, text, 1, now));
        characters += text.length();
        for (var cycle = 1; cycle <= LONGEST_CYCLE && !foldedBy(cycle); cycle++) {
            // Next longer.
        }
        while (frames.size() > MOST_ENTRIES || characters > MOST_CHARACTERS) {
            characters -= frames.removeFirst().shown().length();
        }
    }

    /// What the driver says of itself.
    public void note(String words) {
        add(Direction.NOTED, 0, words);
    }

    public synchronized List<TracedFrame> frames() {
        return List.copyOf(frames);
    }

    /// From the next connection on everything is also written to a `.line` transcript as it is,
    /// without masking. For a technician with invented data.
    public void recordTo(Appendable transcript) {
        this.transcript = transcript;
    }

    /// The line, with everything that passes it kept here.
    Line on(Line line, Masking masking) {
        var recording = transcript;
        return new TracedLine(
                recording == null ? line : new RecordingLine(line, recording), this, masking);
    }

    private boolean foldedBy(int cycle) {
        var end = frames.size();
        if (end < 2 * cycle) return false;
        for (var i = 1; i <= cycle; i++) {
            if (!frames.get(end - i).saysTheSameAs(frames.get(end - i - cycle))) return false;
        }
        for (var i = end - 1; i >= end - cycle; i--) {
            var later = frames.remove(i);
            characters -= later.shown().length();
            frames.set(i - cycle, frames.get(i - cycle).with(later));
        }
        return true;
    }
}
