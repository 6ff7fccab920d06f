package de.buergerterminal.device.codescan.video;

import de.buergerterminal.device.ConfigurationException;
import de.buergerterminal.device.line.DeviceUri;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Where a camera is and how it is looked through, from its device URI.
///
/// @param rate most frames looked at per second, 1 to 15
/// @param repeatPause the same code again within this time is the same scan
record CameraAddress(CameraProgram program, int rate, Duration repeatPause) {
    private static final Pattern NODE = Pattern.compile("/dev/[A-Za-z0-9/_.:+-]{1,200}");
    private static final Pattern SIZE = Pattern.compile("([0-9]{2,4})x([0-9]{2,4})");
    private static final String RASPBERRY_PI = "rpicam";
    private static final int LEAST_SIDE = 160;
    private static final int MOST_RATE = 15;

    /// Rows of such a width are not padded on any Raspberry Pi.
    private static final int UNPADDED = 64;

    private record Size(int width, int height) {}

    /// @param uri `camera:/dev/video0?size=1280x720&rate=5&repeat=3000` or `camera:rpicam`
    static CameraAddress of(URI uri) {
        if (!"camera".equals(uri.getScheme())) {
            throw new ConfigurationException(
                    DeviceUri.readable(uri)
                            + ": the address must begin with camera:, as in camera:/dev/video0.");
        }
        var ofPi = uri.isOpaque() && uri.getRawSchemeSpecificPart().startsWith(RASPBERRY_PI);
        // Java takes no settings out of an address without a slash.
        var parsed =
                DeviceUri.ofScheme(
                        ofPi ? URI.create("camera:/" + uri.getRawSchemeSpecificPart()) : uri,
                        List.of("camera"),
                        "size",
                        "rate",
                        "repeat");
        var rate = parsed.number("rate", 5, 1, MOST_RATE);
        var repeatPause = Duration.ofMillis(parsed.number("repeat", 3_000, 0, 60_000));
        var size = size(parsed, ofPi ? "1280x960" : "1280x720");
        var path = String.valueOf(parsed.uri().getPath());
        if (ofPi && path.equals("/" + RASPBERRY_PI)) {
            if (size.width() % UNPADDED != 0 || size.height() % 2 != 0) {
                throw parsed.wrong(
                        "size must be a multiple of 64 wide and even in height, as in 1280x960.");
            }
            var program = CameraProgram.ofRaspberryPi(size.width(), size.height(), rate);
            return new CameraAddress(program, rate, repeatPause);
        }
        if (uri.isOpaque() || uri.getHost() != null || !NODE.matcher(path).matches()) {
            throw parsed.wrong("name a camera, as in camera:/dev/video0 or camera:rpicam.");
        }
        return new CameraAddress(
                CameraProgram.ofKernel(Path.of(path), size.width(), size.height(), rate),
                rate,
                repeatPause);
    }

    private static Size size(DeviceUri uri, String usual) {
        var said = SIZE.matcher(uri.settings().getOrDefault("size", usual));
        if (said.matches()) {
            var size = new Size(Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2)));
            if (Math.min(size.width(), size.height()) >= LEAST_SIDE
                    && Math.max(size.width(), size.height()) <= FrameCutter.MOST_SIDE) {
                return size;
            }
        }
        throw uri.wrong("size must be width and height from 160 to 4096, as in 1280x720.");
    }
}
