package de.buergerterminal.device.line;

import de.buergerterminal.device.TracedFrame.Direction;
import java.util.List;

/// Decides what of a protocol's bytes may stand in a trace: its structure, never what a citizen
/// said, showed or paid with. One per connection, used by one thread; takes bytes in any pieces and
/// may remember where in a message it is. Whatever it does not recognise it must not show.
@FunctionalInterface
public interface Masking {
    /// @return one entry for each frame these bytes complete, none while it is unfinished
    List<Shown> shown(Direction direction, byte[] bytes);

    /// @param length bytes of the frame on the line
    /// @param text what may be shown of it
    record Shown(int length, String text) {}

    /// For protocols nobody has described: the length, and the first byte where it is a control
    /// code. Letters and digits begin what people wrote; control codes begin commands.
    static Masking strict() {
        return (_, bytes) ->
                List.of(
                        new Shown(
                                bytes.length,
                                bytes.length > 0 && bytes[0] >= 0 && bytes[0] < 0x20
                                        ? "%02X ...".formatted(bytes[0])
                                        : "masked"));
    }
}
