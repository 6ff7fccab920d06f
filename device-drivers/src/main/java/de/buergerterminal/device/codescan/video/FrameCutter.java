package de.buergerterminal.device.codescan.video;

import de.buergerterminal.device.codescan.camera.GreyImage;
import de.buergerterminal.device.line.LineException;
import java.util.function.Consumer;

/// Cuts frames out of a stream of bytes that arrives in any pieces. Holds one frame at most. Used
/// by one thread.
interface FrameCutter {
    /// No camera for codes delivers wider or higher frames.
    int MOST_SIDE = 4_096;

    /// @param count how many of the bytes count
    /// @throws LineException with `MALFORMED_DATA` when the stream is none of frames; nothing more
    ///   can be read from it then
    void accept(byte[] bytes, int count, Consumer<GreyImage> frames) throws LineException;
}
