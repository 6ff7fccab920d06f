package de.buergerterminal.device.codescan.keyboard;

import de.buergerterminal.device.TracedFrame.Direction;
import de.buergerterminal.device.line.FrameTrace;

/// Of what is typed only how much it was and whether it ended as a code does.
final class KeyTrace {
    private final FrameTrace trace;
    private int keys;
    private int unreadable;

    KeyTrace(FrameTrace trace) {
        this.trace = trace;
    }

    /// @param typed as [KeyEvents.Typed] says it
    void typed(int typed) {
        if (typed == KeyEvents.ENTER) {
            tell("then Enter");
            return;
        }
        keys++;
        if (typed == KeyEvents.UNREADABLE) unreadable++;
    }

    /// Nothing has been typed for a while.
    void silence() {
        if (keys > 0) tell("no Enter");
    }

    private void tell(String end) {
        var count = keys == 1 ? "1 key" : keys + " keys";
        var without = unreadable == 0 ? "" : " (" + unreadable + " without a character)";
        trace.add(Direction.RECEIVED, 0, count + without + ", " + end);
        keys = 0;
        unreadable = 0;
    }
}
