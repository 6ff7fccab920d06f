package de.buergerterminal.device.codescan.video;

import de.buergerterminal.device.FaultCode;
import de.buergerterminal.device.line.LineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What is started to see with a camera. Started directly, no shell in between; every argument is
/// ours but the path of the device and two numbers.
///
/// @param frames cuts what it writes on its standard output
/// @param device what must be there before it makes sense to start it; empty where only the program
///   can tell
record CameraProgram(List<String> command, Supplier<FrameCutter> frames, Optional<Path> device) {
    CameraProgram {
        command = List.copyOf(command);
    }

    /// A camera the kernel knows (V4L2). A size it does not have is replaced by the nearest one.
    static CameraProgram ofKernel(Path device, int width, int height, int rate) {
        var size = width + "x" + height;
        return throughFfmpeg(
                List.of("-f", "v4l2", "-video_size", size, "-i", device.toString()),
                rate,
                Optional.of(device));
    }

    /// @param source ffmpeg's arguments for what it looks at
    static CameraProgram throughFfmpeg(List<String> source, int rate, Optional<Path> device) {
        var command = new ArrayList<String>();
        command.addAll(List.of("ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "error"));
        command.addAll(source);
        command.addAll(List.of("-an", "-vf", "fps=" + rate + ",format=gray"));
        command.addAll(List.of("-f", "image2pipe", "-c:v", "pgm", "pipe:1"));
        return new CameraProgram(command, PgmFrames::new, device);
    }

    /// The camera on a Raspberry Pi's ribbon cable.
    ///
    /// @param width a multiple of 64, so that its rows are not padded
    static CameraProgram ofRaspberryPi(int width, int height, int rate) {
        return new CameraProgram(
                List.of(
                        "rpicam-vid",
                        "--nopreview",
                        "--timeout",
                        "0",
                        "--verbose",
                        "0",
                        "--width",
                        String.valueOf(width),
                        "--height",
                        String.valueOf(height),
                        "--framerate",
                        String.valueOf(rate),
                        "--codec",
                        "yuv420",
                        "--flush",
                        "--output",
                        "-"),
                () -> new PlanarFrames(width, height),
                Optional.empty());
    }

    String name() {
        return Path.of(command.getFirst()).getFileName().toString();
    }

    /// @throws LineException with `NOT_FOUND` or `PERMISSION_DENIED`
    void mustBeThere() throws LineException {
        if (device.isEmpty()) return;
        var node = device.get();
        if (!Files.exists(node)) {
            throw new LineException(FaultCode.NOT_FOUND, "there is no " + node);
        }
        if (!Files.isReadable(node)) {
            throw new LineException(FaultCode.PERMISSION_DENIED, node + " may not be read");
        }
    }
}
